package objector.ingest.judge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.intake.Judge;
import objector.ingest.keys.KeySource;
import objector.programmes.Programmes;
import objector.programmes.phrase.MailPhrases;

/// Judges as the product has them, with keys that a test gives.
public final class Judges {
  public static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");
  static final Programmes PROGRAMMES = Programmes.load();
  public static final MailPhrases PHRASES = MailPhrases.load();
  static final KeySource NO_KEYS =
      names ->
          new KeyRecords(
              names.stream()
                  .collect(Collectors.toMap(Function.identity(), _ -> KeyRecords.Answer.none())));
  public static final Judge WITHOUT_KEYS = with(NO_KEYS);

  private Judges() {}

  static Judge with(KeySource keys) {
    return Judge.of(new MailJudge(PROGRAMMES, PHRASES), keys);
  }

  static JudgedMail judge(String mail) {
    return WITHOUT_KEYS.judge(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), NOW);
  }
}
