package objector.notifier.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.outgoing.Transport;
import org.junit.jupiter.api.Test;

final class FailoverTransportTest {
  private final List<String> asked = new ArrayList<>();
  private final Relay first = new Relay("first", asked);
  private final Relay second = new Relay("second", asked);
  private Instant now = Instant.parse("2026-11-28T12:00:00Z");
  private final Transport both = new FailoverTransport(List.of(first, second), () -> now);

  @Test
  void theFirstThatAnswersTakesTheMails() throws Exception {
    both.open();

    assertThat(asked).containsExactly("first");
  }

  @Test
  void whereTheFirstIsDownTheSecondTakesThem() throws Exception {
    first.isDown = true;

    both.open();

    assertThat(asked).containsExactly("first", "second");
  }

  @Test
  void oneThatIsDownIsPassedOverForAMinuteAndThenAskedAgain() throws Exception {
    first.isDown = true;
    both.open();
    asked.clear();

    both.open();
    assertThat(asked).containsExactly("second");

    now = now.plusSeconds(61);
    first.isDown = false;
    asked.clear();
    both.open();
    assertThat(asked).containsExactly("first");
  }

  @Test
  void whenNoneAnswersAllAreAskedAndEachSaysWhy() {
    first.isDown = true;
    second.isDown = true;

    for (int i = 0; i < 2; i++) {
      asked.clear();
      assertThatThrownBy(both::open)
          .isInstanceOf(Transport.Unreachable.class)
          .hasMessage("first: is down; second: is down");
      assertThat(asked).containsExactly("first", "second");
    }
  }

  private static final class Relay implements Transport, Transport.Connection {
    private final String name;
    private final List<String> asked;
    private boolean isDown;

    Relay(String name, List<String> asked) {
      this.name = name;
      this.asked = asked;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Connection open() throws Unreachable {
      asked.add(name);
      if (isDown) {
        throw new Unreachable("is down", new IllegalStateException("refused"));
      }
      return this;
    }

    @Override
    public SendOutcome send(OutgoingMail mail) {
      return new SendOutcome.Sent();
    }

    @Override
    public boolean isUsable() {
      return true;
    }

    @Override
    public void close() {}
  }
}
