package objector.benchmarks.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import objector.events.Json;
import org.jspecify.annotations.Nullable;

/// One invented mail with a confirming clause, and whether it confirms.
///
/// @param trap what makes it no confirmation; null where it is one
record ClosedReadingMail(
    String id,
    String language,
    boolean confirms,
    @JsonProperty("kind_of_trap") @Nullable String trap,
    String platform,
    String subject,
    @JsonProperty("to_name") String toName,
    @JsonProperty("to_handle") String toHandle,
    String text) {

  /// How it reached us.
  enum Way {
    DIRECT,
    FORWARDED
  }

  private static final List<String> LANGUAGES =
      List.of(
          "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split(" ", -1));

  /// Those of this project that were written first.
  static List<ClosedReadingMail> all() throws IOException {
    return of("closed-reading");
  }

  /// Those that were written when the first were known, without a look at the known sentences.
  static List<ClosedReadingMail> second() throws IOException {
    return of("closed-reading-second");
  }

  private static List<ClosedReadingMail> of(String corpus) throws IOException {
    List<ClosedReadingMail> all = new ArrayList<>();
    for (String language : LANGUAGES) {
      String name = "/objector/benchmarks/" + corpus + "/" + language + ".jsonl";
      try (InputStream in = ClosedReadingMail.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IOException("no file " + name);
        }
        all.addAll(read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    return all;
  }

  /// Those of a folder's `.jsonl` files.
  static List<ClosedReadingMail> in(Path folder) throws IOException {
    List<ClosedReadingMail> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        all.addAll(read(Files.readString(file)));
      }
    }
    return all;
  }

  private static List<ClosedReadingMail> read(String lines) {
    return lines
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> Json.MAPPER.readValue(line, ClosedReadingMail.class))
        .toList();
  }

  byte[] raw(Way way) {
    String mail =
        switch (way) {
          case DIRECT -> head(sender(), toName + " <" + address() + ">", subject) + body(text);
          case FORWARDED ->
              head(toName + " <" + address() + ">", "in@in.example.net", "Fwd: " + subject)
                  + body(
                      "---------- Forwarded message ---------\nFrom: "
                          + (instagram() ? "Instagram" : "Facebook")
                          + " <"
                          + mailbox()
                          + ">\nDate: Tue, Jun 17, 2025 at 9:14 AM\nSubject: "
                          + subject
                          + "\nTo: "
                          + toName
                          + " <"
                          + address()
                          + ">\n\n\n"
                          + text);
        };
    return mail.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private String head(String from, String to, String title) {
    return "Date: Tue, 17 Jun 2025 09:14:05 +0000\nFrom: "
        + encoded(from)
        + "\nTo: "
        + encoded(to)
        + "\nSubject: =?utf-8?B?"
        + base64(title)
        + "?=\nMessage-ID: <"
        + id
        + "@facebookmail.com>\nMIME-Version: 1.0\n";
  }

  private static String body(String text) {
    return "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder(76, new byte[] {'\n'})
            .encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "\n";
  }

  /// A mailbox with its name as an encoded word.
  private static String encoded(String mailbox) {
    int at = mailbox.lastIndexOf(" <");
    return at < 0
        ? mailbox
        : "=?utf-8?B?" + base64(mailbox.substring(0, at)) + "?=" + mailbox.substring(at);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String sender() {
    return (instagram() ? "Instagram" : "Facebook") + " <" + mailbox() + ">";
  }

  private String mailbox() {
    return instagram() ? "no-reply@mail.instagram.com" : "notification@facebookmail.com";
  }

  private boolean instagram() {
    return platform.equals("instagram");
  }

  /// The mails' footers name an address made of the handle.
  private String address() {
    String local = toHandle.startsWith("@") ? toHandle.substring(1) : toHandle;
    return local.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
  }
}
