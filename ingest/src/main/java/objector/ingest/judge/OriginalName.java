package objector.ingest.judge;

import java.nio.charset.StandardCharsets;
import objector.events.id.Evidence;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent;
import objector.ingest.forward.Original;
import objector.ingest.mime.Mail;
import org.jspecify.annotations.Nullable;

/// What one mail of Meta's is known by, whatever way and however often it comes: its own
/// Message-ID, and the signature that covers what we read. A forward as text has lost both.
final class OriginalName {
  private static final int LONGEST = 200;

  private OriginalName() {}

  /// @param outer the mail that reached us; null when it was only a text
  static MailEvent.@Nullable Original of(@Nullable Mail outer, Original judged, Verdict verdict) {
    Mail mail =
        switch (judged.form()) {
          case ATTACHMENT -> judged.mail();
          case NONE, REDIRECT -> outer;
          case INLINE -> null;
        };
    if (mail == null) {
      return null;
    }
    String id = mail.headers().first("Message-ID").map(String::strip).orElse("");
    String messageId = id.isEmpty() || id.length() > LONGEST ? null : id;
    String signed =
        verdict == Verdict.VERIFIED
            ? mail.headers().first("DKIM-Signature").map(OriginalName::digest).orElse(null)
            : null;
    return messageId == null && signed == null ? null : new MailEvent.Original(messageId, signed);
  }

  /// Folded anew on its way, it is the same.
  private static String digest(String signature) {
    StringBuilder dense = new StringBuilder();
    signature.chars().filter(c -> c > ' ').forEach(c -> dense.append((char) c));
    return Evidence.sha256(dense.toString().getBytes(StandardCharsets.UTF_8));
  }
}
