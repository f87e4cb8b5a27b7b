package objector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private static final Duration AT_ONCE = Duration.ZERO;

  private final ByteBudget budget = new ByteBudget(100, 60);

  @Test
  void togetherTheyGetNoMoreThanThereIs() {
    try (ByteBudget.Share one = budget.open("a");
        ByteBudget.Share two = budget.open("b")) {
      assertThat(one.growTo(60, AT_ONCE)).isTrue();
      assertThat(two.growTo(41, AT_ONCE)).isFalse();
      assertThat(two.growTo(40, AT_ONCE)).isTrue();
      assertThat(budget.free()).isZero();
    }
    assertThat(budget.free()).isEqualTo(100);
  }

  @Test
  void oneSourceDoesNotGetAllOfIt() {
    try (ByteBudget.Share one = budget.open("a");
        ByteBudget.Share two = budget.open("a");
        ByteBudget.Share other = budget.open("b")) {
      assertThat(one.growTo(40, AT_ONCE)).isTrue();
      assertThat(two.growTo(21, AT_ONCE)).isFalse();
      assertThat(other.growTo(21, AT_ONCE)).isTrue();
      assertThat(two.growTo(20, AT_ONCE)).isTrue();
    }
  }

  @Test
  void whoeverIsToldNoKeepsWhatItHad() {
    ByteBudget.Share one = budget.open("a");
    one.growTo(50, AT_ONCE);

    assertThat(one.growTo(61, AT_ONCE)).isFalse();
    assertThat(one.held()).isEqualTo(50);
    assertThat(budget.free()).isEqualTo(50);
    one.close();
    assertThat(budget.free()).isEqualTo(100);
  }

  @Test
  void whatWasGivenBackIsNotGivenBackAgain() {
    ByteBudget.Share one = budget.open("a");
    one.growTo(50, AT_ONCE);
    one.close();
    one.close();

    assertThat(budget.free()).isEqualTo(100);
  }

  @Test
  void partOfItCanBeGivenBack() {
    try (ByteBudget.Share one = budget.open("a")) {
      one.growTo(50, AT_ONCE);
      one.shrinkTo(20);
      one.shrinkTo(30);

      assertThat(one.held()).isEqualTo(20);
      assertThat(budget.free()).isEqualTo(80);
    }
    assertThat(budget.free()).isEqualTo(100);
  }

  @Test
  void moreThanThereEverIsIsNotWaitedFor() {
    ByteBudget wide = new ByteBudget(100, 0);
    try (ByteBudget.Share one = wide.open("a")) {
      assertThat(one.growTo(101, Duration.ofDays(1))).isFalse();
      assertThat(one.growTo(100, AT_ONCE)).isTrue();
    }
  }

  @Test
  void whoeverHasPatienceGetsWhatIsGivenBack() throws InterruptedException {
    ByteBudget.Share first = budget.open("a");
    first.growTo(60, AT_ONCE);
    AtomicInteger got = new AtomicInteger();
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try (ByteBudget.Share second = budget.open("b")) {
                second.growTo(50, Duration.ofSeconds(20));
                got.set(second.held());
              }
            });
    first.close();
    waiting.join();

    assertThat(got).hasValue(50);
    assertThat(budget.free()).isEqualTo(100);
  }
}
