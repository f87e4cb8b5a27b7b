package objector.notifier.outgoing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.letter.SampleAlerts;
import objector.notifier.outgoing.OutgoingPool.Dialogues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutgoingPoolTest {
  private static final Instant NOW = SampleAlerts.AT;

  /// Breaks while the other side may have taken the mail already.
  private record Breaking(Throwable thrown) implements Transport, Transport.Connection {
    @Override
    public String name() {
      return "a line";
    }

    @Override
    public Connection open() {
      return this;
    }

    @Override
    public boolean isUsable() {
      return true;
    }

    @Override
    public SendOutcome send(OutgoingMail mail) {
      switch (thrown) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        default -> throw new AssertionError(thrown);
      }
    }

    @Override
    public void close() {}
  }

  private static final class Silent implements Dialogues {
    @Override
    public boolean begin(int mail) {
      return true;
    }

    @Override
    public void end(int mail, SendOutcome outcome) {}
  }

  /// Told as not begun, the mail would be sent once more.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whateverBreaksAmidADialogueIsThrownAndNotTakenForNotBegun(boolean error) {
    Throwable thrown =
        error ? new NoClassDefFoundError("invented") : new IllegalStateException("invented");
    Breaking line = new Breaking(thrown);
    try (OutgoingPool pool =
        new OutgoingPool(
            line, 1, 0, new Reach(Duration.ofHours(1), NOW), InstantSource.fixed(NOW))) {
      OutgoingPool.Round round =
          pool.begin(List.of(SampleAlerts.mail(SampleAlerts.alert(1))), new Silent());

      assertThatThrownBy(round::await).isSameAs(thrown);
    }
  }
}
