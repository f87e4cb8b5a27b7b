package objector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesLimitTest {
  private final PlacesLimit limit = new PlacesLimit(2);

  @Test
  void theThirdOfTwoHasNoPlace() {
    limit.enter("a");
    limit.enter("a");

    assertThat(limit.enter("a")).isFalse();
    assertThat(limit.enter("b")).isTrue();
  }

  @Test
  void aPlaceThatIsGivenBackIsFree() {
    limit.enter("a");
    limit.enter("a");
    limit.enter("a");
    limit.leave("a");

    assertThat(limit.enter("a")).isTrue();
    assertThat(limit.enter("a")).isFalse();
  }

  @Test
  void whoeverHoldsNoPlaceIsForgotten() {
    limit.enter("a");
    limit.leave("a");

    assertThat(limit.remembered()).isZero();
  }

  @Test
  void noughtIsNoLimit() {
    PlacesLimit none = new PlacesLimit(0);
    for (int i = 0; i < 1_000; i++) {
      assertThat(none.enter("a")).isTrue();
    }
  }
}
