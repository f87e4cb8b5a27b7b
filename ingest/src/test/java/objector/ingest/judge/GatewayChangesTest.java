package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailKind;
import objector.events.mail.Signal;
import objector.ingest.intake.Judge;
import objector.ingest.judge.GatewayChanges.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A broken signature is no lie: what gateways do to a header makes a mail unverifiable, and only a
/// lie contradicts it.
class GatewayChangesTest {
  private static final List<Signal> REASONS =
      List.of(Signal.HEADER_RESTORED, Signal.HEADER_REWRITTEN, Signal.SUBJECT_TAGGED);

  private final Signer signer = new Signer();
  private final Judge judge = Judges.with(signer);

  static Stream<Change> harmless() {
    return GatewayChanges.harmless().stream();
  }

  static Stream<Change> lies() {
    return GatewayChanges.lies().stream();
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void aHeaderWrittenOtherwiseIsUnverifiableAndSaysWhy(Change change) {
    Judgement judgement = judge.judge(change.raw(signer), Judges.NOW).judgement();

    assertThat(judgement.kind()).as("%s", judgement).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(judgement.because())
        .anyMatch(clause ->
            Signal.read(clause).filter(said -> REASONS.contains(said.signal())).isPresent());
  }

  @ParameterizedTest
  @MethodSource("lies")
  void aLieContradicts(Change change) {
    Judgement judgement = judge.judge(change.raw(signer), Judges.NOW).judgement();

    assertThat(judgement.authenticity().verdict())
        .as("%s", judgement)
        .isEqualTo(Verdict.CONTRADICTED);
    assertThat(judgement.kind()).isEqualTo(MailKind.PHISHING);
  }

  @Test
  void unchangedTheyAreVerified() {
    for (Change change : GatewayChanges.harmless()) {
      Change none = new Change(change.name(), change.mail(), "", mail -> mail, false);
      Judgement judgement = judge.judge(none.raw(signer), Judges.NOW).judgement();

      assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.VERIFIED);
    }
  }

  @Test
  void thereAreManyOfThem() {
    assertThat(GatewayChanges.harmless()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(GatewayChanges.lies()).hasSizeGreaterThanOrEqualTo(12);
  }
}
