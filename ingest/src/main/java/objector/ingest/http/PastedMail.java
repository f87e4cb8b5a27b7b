package objector.ingest.http;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A mail of which only the words are there, as somebody pasted them: made a mail again, so that it
/// is kept and judged like any other.
final class PastedMail {
  private static final int MAX_SUBJECT = 500;

  private PastedMail() {}

  static byte[] of(@Nullable String subject, byte[] body) {
    ByteArrayOutputStream mail = new ByteArrayOutputStream(body.length + 200);
    mail.writeBytes(header(subject).getBytes(StandardCharsets.US_ASCII));
    mail.writeBytes(body);
    return mail.toByteArray();
  }

  private static String header(@Nullable String subject) {
    String line = subject == null ? "" : "Subject: " + encoded(subject) + "\r\n";
    return "MIME-Version: 1.0\r\n"
        + line
        + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
  }

  /// One line of ASCII, whatever was pasted: nobody adds a header field of their own.
  private static String encoded(String subject) {
    String oneLine = subject.replaceAll("\\p{Cntrl}", " ").strip();
    String bounded = oneLine.substring(0, Math.min(oneLine.length(), MAX_SUBJECT));
    try {
      return MimeUtility.fold("Subject: ".length(), MimeUtility.encodeText(bounded, "UTF-8", "B"));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JDK has UTF-8", e);
    }
  }
}
