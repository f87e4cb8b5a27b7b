package objector.ingest.intake;

import java.time.Instant;
import objector.ingest.judge.JudgedMail;
import objector.ingest.judge.MailJudge;
import org.jspecify.annotations.Nullable;

/// What decides what a mail is.
public interface Judge {
  JudgedMail judge(byte[] raw, Instant at);

  /// A mail of which only the words are there, as somebody pasted them.
  JudgedMail judgeText(@Nullable String subject, String body, Instant at);

  static Judge of(MailJudge judge) {
    return new Judge() {
      @Override
      public JudgedMail judge(byte[] raw, Instant at) {
        return judge.judge(raw, at);
      }

      @Override
      public JudgedMail judgeText(@Nullable String subject, String body, Instant at) {
        return judge.judgeText(subject == null ? "" : subject, body, at);
      }
    };
  }
}
