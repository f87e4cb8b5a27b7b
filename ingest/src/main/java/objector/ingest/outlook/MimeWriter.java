package objector.ingest.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Writes the mail that Outlook's formats stand for, line by line, for our own reader.
final class MimeWriter {
  private final ByteArrayOutputStream mail = new ByteArrayOutputStream();

  void line(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
    mail.write('\r');
    mail.write('\n');
  }

  void bytes(byte[] content) {
    mail.writeBytes(content);
  }

  /// A part in base64, also where it is a mail: that is against the letter of the standard, and our
  /// reader takes it so.
  ///
  /// @param field one more field of its head, or empty
  void part(String boundary, String type, String field, byte[] content) {
    line("--" + boundary);
    line("Content-Type: " + type);
    if (!field.isEmpty()) {
      line(field);
    }
    line("Content-Transfer-Encoding: base64");
    line("");
    bytes(Base64.getMimeEncoder().encode(content));
    line("");
  }

  byte[] toByteArray() {
    return mail.toByteArray();
  }
}
