package objector.webui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import objector.webui.Invented;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final Instant NOW = Invented.NOW;

  private final RateLimit limit = new RateLimit(2, Duration.ofMinutes(10), 3);

  @Test
  void theThirdOfTwoDoesNotPass() {
    limit.passes("a", NOW);
    limit.passes("a", NOW);

    assertThat(limit.passes("a", NOW)).isFalse();
    assertThat(limit.passes("b", NOW)).isTrue();
  }

  @Test
  void afterTheWindowItPassesAgain() {
    limit.passes("a", NOW);
    limit.passes("a", NOW);

    assertThat(limit.passes("a", NOW.plus(Duration.ofMinutes(10)))).isTrue();
  }

  @Test
  void onlySoManyKeysAreRemembered() {
    limit.passes("a", NOW);
    limit.passes("a", NOW);
    for (String key : new String[] {"b", "c", "d"}) {
      limit.passes(key, NOW);
    }

    assertThat(limit.passes("a", NOW)).isTrue();
  }
}
