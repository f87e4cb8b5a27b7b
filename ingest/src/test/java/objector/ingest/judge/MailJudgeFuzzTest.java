package objector.ingest.judge;

import com.code_intelligence.jazzer.junit.FuzzTest;
import objector.events.mail.HeldReason;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;

/// Judges any bytes: never an exception inside, and what was judged can be written down.
class MailJudgeFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesAreJudged(byte[] bytes) {
    JudgedMail reading = Judges.WITHOUT_KEYS.judge(bytes, Judges.NOW);

    Judgement judgement = reading.judgement();
    if (String.valueOf(reading.error()).startsWith("could not be taken apart")) {
      throw new AssertionError(reading.error());
    }
    boolean held = judgement.kind() == MailKind.CONFIRMATION && judgement.held() != null;
    if (held && HeldReason.read(String.valueOf(judgement.held())).isEmpty()) {
      throw new AssertionError("a confirmation is held for a reason that nobody can read back");
    }
    MailCheck.line("fuzzed", reading);
  }
}
