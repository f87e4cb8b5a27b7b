package objector.ingest.intake;

import java.time.Instant;
import objector.ingest.judge.JudgedMail;
import objector.ingest.judge.MailJudge;
import objector.ingest.judge.ReadMail;
import objector.ingest.keys.KeySource;
import org.jspecify.annotations.Nullable;

/// What decides what a mail is.
public interface Judge {
  JudgedMail judge(byte[] raw, Instant at);

  /// A mail of which only the words are there, as somebody pasted them.
  JudgedMail judgeText(@Nullable String subject, String body, Instant at);

  /// Reads a mail, looks up the keys that it names, and judges it with them.
  static Judge of(MailJudge judge, KeySource keys) {
    return new Judge() {
      @Override
      public JudgedMail judge(byte[] raw, Instant at) {
        ReadMail mail = judge.read(raw);
        return judge.judge(mail, keys.find(mail.keyNames()), at);
      }

      @Override
      public JudgedMail judgeText(@Nullable String subject, String body, Instant at) {
        return judge.judgeText(subject == null ? "" : subject, body);
      }
    };
  }
}
