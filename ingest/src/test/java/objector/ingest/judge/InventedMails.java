package objector.ingest.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Mails that we made up: texts of every kind, in every way of passing them on.
record InventedMails(String kind, String language, String subject, String body) {
  enum Way {
    STRAIGHT,
    REDIRECTED,
    ATTACHED,
    ATTACHED_AS_OCTETS,
    GMAIL,
    OUTLOOK,
    APPLE,
    HTML
  }

  static List<InventedMails> all() {
    List<InventedMails> all = new ArrayList<>();
    for (String block : resource().split("\n----\n", -1)) {
      List<String> lines = block.strip().lines().toList();
      all.add(
          new InventedMails(
              lines.get(0).substring("kind: ".length()),
              lines.get(1).substring("language: ".length()),
              lines.get(2),
              String.join("\n", lines.subList(3, lines.size()))));
    }
    return all;
  }

  byte[] mail(Way way) {
    String text =
        switch (way) {
          case STRAIGHT -> original("", "text/plain", body);
          case REDIRECTED ->
              original(
                  "Resent-From: anna@example.org\nResent-To: in@example.net\n", "text/plain", body);
          case ATTACHED -> attached("message/rfc822", "7bit", original("", "text/plain", body));
          case ATTACHED_AS_OCTETS ->
              attached(
                  "application/octet-stream; name=\"mail.eml\"",
                  "base64",
                  Base64.getMimeEncoder().encodeToString(bytes(original("", "text/plain", body))));
          case GMAIL ->
              forwarded(
                  "Fwd: ", "---------- Forwarded message ---------\n" + block() + "\n" + body);
          case OUTLOOK ->
              forwarded(
                  "WG: ",
                  "________________________________\n"
                      + "Von: Facebook <notification@facebookmail.com>\n"
                      + "Gesendet: Montag, 14. April 2025 10:00\n"
                      + "An: anna@example.org\n"
                      + "Betreff: "
                      + subject
                      + "\n\n"
                      + body);
          case APPLE ->
              forwarded(
                  "Fwd: ",
                  ("Begin forwarded message:\n\n" + block() + "\n" + body)
                      .lines()
                      .map(line -> "> " + line)
                      .reduce("", (a, b) -> a + b + "\n"));
          case HTML ->
              original(
                  "",
                  "text/html",
                  "<html><body><div style=\"display:none\">"
                      + subject
                      + "</div><p>"
                      + body.replace("\n", "</p><p>")
                      + "</p></body></html>");
        };
    return bytes(text.replace("\n", "\r\n"));
  }

  private String block() {
    return "From: Facebook <notification@facebookmail.com>\nDate: Mon, 14 Apr 2025 at 10:00\n"
        + "Subject: "
        + subject
        + "\nTo: <anna@example.org>\n";
  }

  private String original(String extra, String type, String text) {
    return extra
        + "From: Facebook <notification@facebookmail.com>\nTo: anna@example.org\nDate: Mon, 14 Apr"
        + " 2025 10:00:00 +0000\nMessage-ID: <1@facebookmail.com>\nMIME-Version: 1.0\nSubject: "
        + encoded(subject)
        + "\nContent-Type: "
        + type
        + "; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        + text
        + "\n";
  }

  private String forwarded(String prefix, String text) {
    return "From: Anna <anna@example.org>\nTo: in@example.net\nMIME-Version: 1.0\nSubject: "
        + encoded(prefix + subject)
        + "\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        + text
        + "\n";
  }

  private static String attached(String type, String encoding, String original) {
    return "From: Anna <anna@example.org>\n"
        + "To: in@example.net\n"
        + "Subject: see this\n"
        + "MIME-Version: 1.0\n"
        + "Content-Type: multipart/mixed; boundary=b\n\n"
        + "--b\n"
        + "Content-Type: text/plain\n\n"
        + "here it is\n"
        + "--b\n"
        + "Content-Type: "
        + type
        + "\nContent-Transfer-Encoding: "
        + encoding
        + "\n\n"
        + original
        + "\n--b--\n";
  }

  private static String encoded(String subject) {
    return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes(subject)) + "?=";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String resource() {
    try (InputStream in = InventedMails.class.getResourceAsStream("/invented/texts.txt")) {
      if (in == null) {
        throw new IllegalStateException("the invented texts are missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
