package objector.ingest.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TarpitTest {
  private final Tarpit tarpit = new Tarpit(Duration.ofMillis(100));

  @Test
  void theFirstMistakeCostsNextToNothing() {
    tarpit.guessed();

    assertThat(tarpit.delay()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void eachFurtherOneWaitsTwiceAsLongUpToALimit() {
    for (int i = 0; i < 4; i++) {
      tarpit.guessed();
    }
    assertThat(tarpit.delay()).isEqualTo(Duration.ofMillis(800));

    for (int i = 0; i < 16; i++) {
      tarpit.guessed();
    }
    assertThat(tarpit.delay()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void twentyAreEnough() {
    for (int i = 0; i < 20; i++) {
      tarpit.guessed();
    }
    assertThat(tarpit.isOver()).isFalse();

    tarpit.guessed();

    assertThat(tarpit.isOver()).isTrue();
  }
}
