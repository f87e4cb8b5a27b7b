package objector.events.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SignalTest {
  @ParameterizedTest
  @EnumSource
  void whatIsSaidIsReadBack(Signal signal) {
    List<String> details = Collections.nCopies(signal.gaps(), "invented: “detail”, and more");

    String clause = signal.said(details.toArray(String[]::new));

    assertThat(Signal.read(clause)).contains(new Signal.Said(signal, details));
  }

  @Test
  void aClauseOfNobodysIsNoSignal() {
    assertThat(Signal.read("the moon is full")).isEmpty();
    assertThat(Signal.read("signed by ")).isEmpty();
  }
}
