package objector.ingest;

import java.time.Instant;
import java.util.List;
import objector.events.Judgement;
import objector.events.Judgement.Authenticity;
import objector.events.Judgement.Forward;
import objector.events.Judgement.Verdict;
import objector.events.MailEvent.About;
import objector.events.MailKind;
import objector.ingest.mail.Reading;
import org.jspecify.annotations.Nullable;

/// Judges every mail alike, or fails at it.
record FixedJudge(@Nullable RuntimeException failure) implements Judge {
  static FixedJudge unrelated() {
    return new FixedJudge(null);
  }

  @Override
  public Reading judge(byte[] raw, Instant at) {
    if (failure != null) {
      throw failure;
    }
    return reading("a mail of " + raw.length + " bytes");
  }

  @Override
  public Reading judgeText(@Nullable String subject, String body, Instant at) {
    return reading(subject + " / " + body);
  }

  private static Reading reading(String because) {
    return new Reading(
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
