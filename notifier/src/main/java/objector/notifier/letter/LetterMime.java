package objector.notifier.letter;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import objector.address.EmailAddress;
import objector.events.alert.Alert;
import objector.events.alert.Delivery.Channel;
import objector.wording.letter.Letter;

/// A letter as the bytes of a mail: text and HTML, seven-bit, the same for the same alert.
///
/// @param from the address that mails come from
/// @param domain what Message-IDs end in
public record LetterMime(String from, String domain) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  /// Writes the mail.
  ///
  /// @throws IllegalArgumentException when the alert's address is none
  public OutgoingMail of(Alert alert, Letter letter) {
    String id = MessageIds.of(alert.id(), Channel.MAIL, domain);
    String boundary = "=_" + alert.id();
    String to = address(alert.to()).toString();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    try {
      header(bytes, "Date", DATE.format(alert.at()));
      header(bytes, "From", new InternetAddress(from, "Objector", "UTF-8").toString());
      header(bytes, "To", to);
      header(bytes, "Subject", encoded("Subject", letter.subject()));
      header(bytes, "Message-ID", id);
      if (alert.thread() != null) {
        String thread = MessageIds.thread(alert, alert.thread(), domain);
        header(bytes, "In-Reply-To", thread);
        header(bytes, "References", thread);
      }
      header(bytes, "Auto-Submitted", "auto-generated");
      // No machine answers, and ingest knows it again should it come back.
      header(bytes, "X-Auto-Response-Suppress", "All");
      header(bytes, "X-Objector", "alert");
      if (letter.stop() != null) {
        // RFC 2369 and RFC 8058: one click stops these mails.
        header(bytes, "List-Unsubscribe", "<" + letter.stop().url() + ">");
        header(bytes, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
      header(bytes, "Content-Language", letter.language());
      header(bytes, "MIME-Version", "1.0");
      header(bytes, "Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"");
      ascii(bytes, "\r\n");
      part(bytes, boundary, "text/plain", TextLetter.of(letter));
      part(bytes, boundary, "text/html", HtmlLetter.of(letter));
      ascii(bytes, "--" + boundary + "--\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail", e);
    }
    return new OutgoingMail(id, from, to, alert.at(), bytes.toString(StandardCharsets.US_ASCII));
  }

  private static EmailAddress address(String to) {
    // The message never quotes the address.
    return EmailAddress.of(to)
        .orElseThrow(() -> new IllegalArgumentException("not a mail address"));
  }

  private static String encoded(String name, String text) throws UnsupportedEncodingException {
    return MimeUtility.fold(name.length() + 2, MimeUtility.encodeText(text, "UTF-8", null));
  }

  private static void part(OutputStream out, String boundary, String type, String text)
      throws IOException {
    ascii(out, "--" + boundary + "\r\n");
    header(out, "Content-Type", type + "; charset=utf-8");
    header(out, "Content-Transfer-Encoding", "quoted-printable");
    ascii(out, "\r\n");
    String lines = text.replace("\r\n", "\n").replace("\n", "\r\n");
    try {
      OutputStream quoted = MimeUtility.encode(out, "quoted-printable");
      quoted.write(lines.getBytes(StandardCharsets.UTF_8));
      quoted.flush();
    } catch (MessagingException e) {
      throw new IllegalStateException("quoted-printable is always known", e);
    }
    ascii(out, "\r\n");
  }

  private static void header(OutputStream out, String name, String value) throws IOException {
    ascii(out, name + ": " + value + "\r\n");
  }

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
