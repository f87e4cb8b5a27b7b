package objector.ingest.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import objector.programmes.MailPhrases;
import objector.programmes.Programmes;

/// Judges as the product has them, with keys that a test gives.
final class Judges {
  static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");
  static final Programmes PROGRAMMES = Programmes.load();
  static final MailPhrases PHRASES = MailPhrases.load();
  static final DkimKeys NO_KEYS = () -> name -> DkimKeys.Answer.none();
  static final MailJudge WITHOUT_KEYS = new MailJudge(PROGRAMMES, PHRASES, NO_KEYS);

  private Judges() {}

  static MailJudge with(DkimKeys keys) {
    return new MailJudge(PROGRAMMES, PHRASES, keys);
  }

  static Reading judge(String mail) {
    return WITHOUT_KEYS.judge(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), NOW);
  }
}
