package objector.ingest.intake;

import java.time.Instant;
import java.util.List;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Authenticity;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailKind;
import objector.ingest.judge.JudgedMail;
import org.jspecify.annotations.Nullable;

/// Judges every mail alike, or fails at it.
public record FixedJudge(@Nullable RuntimeException failure) implements Judge {
  public static FixedJudge unrelated() {
    return new FixedJudge(null);
  }

  @Override
  public JudgedMail judge(byte[] raw, Instant at) {
    if (failure != null) {
      throw failure;
    }
    return reading("a mail of " + raw.length + " bytes");
  }

  @Override
  public JudgedMail judgeText(@Nullable String subject, String body, Instant at) {
    return reading(subject + " / " + body);
  }

  private static JudgedMail reading(String because) {
    return new JudgedMail(
        new Judgement(
            MailKind.UNRELATED,
            null,
            null,
            null,
            null,
            Forward.none(),
            new Authenticity(Verdict.UNVERIFIABLE, List.of()),
            List.of(),
            List.of(),
            List.of(because)),
        About.nothing(),
        null,
        null,
        null);
  }
}
