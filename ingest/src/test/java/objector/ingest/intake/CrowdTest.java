package objector.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {
  @Test
  void aFewAreNoCrowd() {
    Crowd crowd = new Crowd();
    for (int i = 0; i < 3; i++) {
      crowd.enter();
    }
    assertThat(crowd.isThere()).isFalse();

    crowd.enter();

    assertThat(crowd.isThere()).isTrue();
    crowd.leave();
    assertThat(crowd.isThere()).isFalse();
  }
}
