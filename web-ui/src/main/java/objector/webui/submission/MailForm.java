package objector.webui.submission;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import objector.webui.request.WebRequest;
import objector.webui.submission.IngestClient.Mail;
import org.jspecify.annotations.Nullable;

/// A mail as a form sends it: the file `mail`, or else the text `text` with a `subject`.
public final class MailForm {
  private MailForm() {}

  public static Optional<Mail> of(WebRequest request) {
    byte @Nullable [] file = request.form().filled();
    if (file != null) {
      return Optional.of(new Mail(file, false, null));
    }
    return request.field("text").map(text -> pasted(text, request.field("subject").orElse(null)));
  }

  /// People paste either what they see or the source; the source begins with header fields.
  private static Mail pasted(String text, @Nullable String subject) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return isSource(text) ? new Mail(bytes, false, null) : new Mail(bytes, true, subject);
  }

  private static boolean isSource(String text) {
    int fields = 0;
    for (String line : text.lines().limit(60).toList()) {
      if (line.isEmpty()) {
        break;
      }
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("received:")
          || lower.startsWith("delivered-to:")
          || lower.startsWith("return-path:")
          || lower.startsWith("message-id:")
          || lower.startsWith("mime-version:")
          || lower.startsWith("dkim-signature:")) {
        fields++;
      }
    }
    return fields > 0;
  }
}
