package objector.ingest;

import java.time.Instant;
import objector.ingest.mail.MailJudge;
import objector.ingest.mail.Reading;
import org.jspecify.annotations.Nullable;

/// What decides what a mail is.
interface Judge {
  Reading judge(byte[] raw, Instant at);

  /// A mail of which only the words are there, as somebody pasted them.
  Reading judgeText(@Nullable String subject, String body, Instant at);

  static Judge of(MailJudge judge) {
    return new Judge() {
      @Override
      public Reading judge(byte[] raw, Instant at) {
        return judge.judge(raw, at);
      }

      @Override
      public Reading judgeText(@Nullable String subject, String body, Instant at) {
        return judge.judgeText(subject == null ? "" : subject, body, at);
      }
    };
  }
}
