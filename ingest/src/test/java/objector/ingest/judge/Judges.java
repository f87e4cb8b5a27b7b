package objector.ingest.judge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import objector.ingest.dkim.DkimKeys;
import objector.programmes.Programmes;
import objector.programmes.phrase.MailPhrases;

/// Judges as the product has them, with keys that a test gives.
public final class Judges {
  public static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");
  static final Programmes PROGRAMMES = Programmes.load();
  public static final MailPhrases PHRASES = MailPhrases.load();
  static final DkimKeys NO_KEYS = () -> name -> DkimKeys.Answer.none();
  public static final MailJudge WITHOUT_KEYS = new MailJudge(PROGRAMMES, PHRASES, NO_KEYS);

  private Judges() {}

  static MailJudge with(DkimKeys keys) {
    return new MailJudge(PROGRAMMES, PHRASES, keys);
  }

  static JudgedMail judge(String mail) {
    return WITHOUT_KEYS.judge(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), NOW);
  }
}
