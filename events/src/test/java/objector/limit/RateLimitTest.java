package objector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private Instant now = NOON;
  private final RateLimit limit = new RateLimit(2, WINDOW, 3, () -> now);

  @Test
  void theThirdOfTwoDoesNotPass() {
    limit.passes("a");
    limit.passes("a");

    assertThat(limit.passes("a")).isFalse();
    assertThat(limit.passes("b")).isTrue();
  }

  @Test
  void afterTheWindowItPassesAgain() {
    limit.passes("a");
    limit.passes("a");

    now = NOON.plus(WINDOW);

    assertThat(limit.passes("a")).isTrue();
  }

  @Test
  void untilTheWindowEndsNoneIsGivenBack() {
    limit.passes("a");
    limit.passes("a");

    now = NOON.plus(WINDOW).minusMillis(1);

    assertThat(limit.passes("a")).isFalse();
  }

  @Test
  void theNextWindowBeginsWithTheFirstInIt() {
    limit.count("a");
    now = NOON.plus(WINDOW).plusSeconds(60);
    limit.count("a");
    limit.count("a");

    now = NOON.plus(WINDOW).plus(WINDOW).plusSeconds(59);

    assertThat(limit.allows("a")).isFalse();
  }

  @Test
  void whoeverOnlyAsksIsNotCounted() {
    for (int i = 0; i < 10; i++) {
      assertThat(limit.allows("a")).isTrue();
    }
    assertThat(limit.remembered()).isZero();
  }

  @Test
  void whatHappenedCountsAlsoWhereItMightNot() {
    for (int i = 0; i < 10; i++) {
      limit.count("a");
    }

    assertThat(limit.allows("a")).isFalse();
    now = NOON.plus(WINDOW);
    assertThat(limit.allows("a")).isTrue();
  }

  @Test
  void whatCostsMoreThanIsLeftDoesNotPassAndCostsNothing() {
    limit.passes("a");

    assertThat(limit.passes("a", 2)).isFalse();
    assertThat(limit.passes("a", 1)).isTrue();
  }

  @Test
  void noughtIsNoLimit() {
    RateLimit none = new RateLimit(0, WINDOW, 3, () -> now);
    for (int i = 0; i < 1_000; i++) {
      none.count("a");
      assertThat(none.passes("a", Long.MAX_VALUE)).isTrue();
    }
    assertThat(none.allows("a")).isTrue();
  }

  @Test
  void aClockThatIsSetBackFreesNobody() {
    limit.passes("a");
    limit.passes("a");

    now = NOON.minus(Duration.ofDays(1));

    assertThat(limit.passes("a")).isFalse();
  }

  @Test
  void neverMoreKeysThanSoManyAreRemembered() {
    for (int i = 0; i < 100_000; i++) {
      limit.count("key " + i);
    }

    assertThat(limit.remembered()).isLessThanOrEqualTo(3);
  }

  @Test
  void aFloodOfNewKeysDoesNotFreeTheOneThatKeepsComing() {
    RateLimit wide = new RateLimit(2, WINDOW, 100, () -> now);
    for (int i = 0; i < 10; i++) {
      wide.passes("a");
    }
    int passed = 0;
    for (int i = 0; i < 10_000; i++) {
      wide.passes("key " + i);
      if (i % 50 == 0 && wide.passes("a")) {
        passed++;
      }
    }

    assertThat(passed).isZero();
  }

  @Test
  void manyAtOnceGetNoMoreThanOneAfterTheOther() throws InterruptedException {
    RateLimit many = new RateLimit(1_000, WINDOW, 3, () -> now);
    AtomicInteger passed = new AtomicInteger();
    Thread[] threads = new Thread[8];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofVirtual()
              .start(() -> {
                for (int j = 0; j < 1_000; j++) {
                  if (many.passes("a")) {
                    passed.incrementAndGet();
                  }
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(passed.get()).isEqualTo(1_000);
  }
}
