package objector.ingest.outlook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import objector.ingest.mime.MailCharsets;
import objector.ingest.outlook.CompoundFile.Storage;
import org.jspecify.annotations.Nullable;

/// A mail as Outlook saves it (`.msg`, [MS-OXMSG]), made a mail of the Internet again. Signatures
/// do not come along: Outlook keeps neither the bytes nor the parts that were signed.
public final class OutlookFile {
  /// Tells where a mail is from that has no signature any more.
  public static final String MARK = "X-Read-From-Outlook-File";

  private static final int DEEPEST = 5;
  private static final int MOST_ATTACHED = 100;
  private static final Instant EPOCH = Instant.parse("1601-01-01T00:00:00Z");
  private static final int LAST_YEAR = 9999;

  /// Of the header as it came: what speaks of bodies that are no longer the same.
  private static final List<String> NOT_KEPT =
      List.of("content-", "mime-version", "dkim-signature", "arc-", "x-google-dkim-signature");

  private final Storage message;
  private final int depth;
  private final byte[] properties;
  private final MimeWriter mail = new MimeWriter();

  private OutlookFile(Storage message, int depth) {
    this.message = message;
    this.depth = depth;
    this.properties = message.stream("__properties_version1.0");
  }

  public static boolean isOne(byte[] bytes) {
    return CompoundFile.isOne(bytes);
  }

  /// The mail in it.
  ///
  /// @throws CompoundFile.Malformed when it cannot be followed, or holds no mail
  public static byte[] mail(byte[] file) {
    try {
      Storage root = CompoundFile.read(file);
      if (!root.has("__properties_version1.0")) {
        throw new CompoundFile.Malformed("it holds no mail");
      }
      return new OutlookFile(root, 0).write();
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new CompoundFile.Malformed("a part of it is missing");
    }
  }

  private byte[] write() {
    String boundary = "objector-" + depth + "-mixed";
    List<Storage> attached = message.folders("__attach_version1.0_");
    header();
    mail.line(MARK + ": yes");
    mail.line("MIME-Version: 1.0");
    mail.line("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
    mail.line("");
    bodies(boundary);
    for (Storage attachment : attached.subList(0, Math.min(MOST_ATTACHED, attached.size()))) {
      attachment(attachment, boundary);
    }
    mail.line("--" + boundary + "--");
    return mail.toByteArray();
  }

  private void header() {
    List<String> kept = keptFields(text("007d"));
    kept.forEach(mail::line);
    if (kept.stream().noneMatch(field -> field.regionMatches(true, 0, "from:", 0, 5))) {
      made();
    }
  }

  /// The lines of a header as it came, without what no longer holds.
  static List<String> keptFields(String written) {
    List<String> lines = new ArrayList<>();
    boolean kept = false;
    for (String field : (Iterable<String>) written.lines()::iterator) {
      boolean goesOn = field.startsWith(" ") || field.startsWith("\t");
      String lower = field.toLowerCase(Locale.ROOT);
      kept =
          goesOn ? kept : field.indexOf(':') > 0 && NOT_KEPT.stream().noneMatch(lower::startsWith);
      if (kept) {
        lines.add(field);
      }
    }
    return lines;
  }

  /// The Date field, from Windows' own count. None of a year that a mail cannot write: the count
  /// goes to the year 30828, and whoever made the file may have written any.
  static Optional<String> dateField(long ticks) {
    OffsetDateTime at = EPOCH.plusSeconds(ticks / 10_000_000).atOffset(ZoneOffset.UTC);
    return ticks <= 0 || at.getYear() > LAST_YEAR
        ? Optional.empty()
        : Optional.of("Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(at));
  }

  /// From what Outlook knows, where there is no header: a draft, or a mail of one's own.
  private void made() {
    String address = address(text("5d01"), text("0c1f"), text("5d02"), text("0065"));
    mail.line("From: " + mailbox(first(text("0c1a"), text("0042")), address));
    recipients("To", 1);
    recipients("Cc", 2);
    mail.line("Subject: " + encoded(text("0037")));
    dateField(number(properties, 0x0039)).ifPresent(mail::line);
    String id = text("1035");
    if (!id.isBlank()) {
      mail.line("Message-ID: " + bare(id));
    }
  }

  private void recipients(String field, int kind) {
    List<String> all = new ArrayList<>();
    for (Storage one : message.folders("__recip_version1.0_")) {
      if (number(one.stream("__properties_version1.0"), 0x0c15) == kind && all.size() < 500) {
        String address = address(text(one, "39fe"), text(one, "3003"));
        all.add(mailbox(text(one, "3001"), address));
      }
    }
    if (!all.isEmpty()) {
      mail.line(field + ": " + String.join(",\r\n ", all));
    }
  }

  private void bodies(String boundary) {
    String plain = text("1000");
    String html = html();
    RtfText.Told rtf = RtfText.read(CompressedRtf.unpack(message.stream("__substg1.0_10090102")));
    html = html.isBlank() && rtf.html() ? rtf.text() : html;
    plain = plain.isBlank() && html.isBlank() ? rtf.text() : plain;
    mail.line("--" + boundary);
    String inner = "objector-" + depth + "-alternative";
    mail.line("Content-Type: multipart/alternative; boundary=\"" + inner + "\"");
    mail.line("");
    if (!plain.isBlank() || html.isBlank()) {
      mail.part(inner, "text/plain; charset=utf-8", "", plain.getBytes(StandardCharsets.UTF_8));
    }
    if (!html.isBlank()) {
      mail.part(inner, "text/html; charset=utf-8", "", html.getBytes(StandardCharsets.UTF_8));
    }
    mail.line("--" + inner + "--");
  }

  private String html() {
    String text = text("1013");
    if (!text.isBlank()) {
      return text;
    }
    byte[] bytes = message.stream("__substg1.0_10130102");
    long page = number(properties, 0x3fde);
    return MailCharsets.decode(bytes, page > 0 ? MailCharsets.ofPage((int) page).name() : "utf-8");
  }

  private void attachment(Storage attachment, String boundary) {
    List<Storage> embedded = attachment.folders("__substg1.0_3701000d");
    String name = bare(first(text(attachment, "3707"), text(attachment, "3704")));
    if (!embedded.isEmpty()) {
      boolean isMail = embedded.getFirst().has("__properties_version1.0");
      if (isMail && depth < DEEPEST) {
        mail.line("--" + boundary);
        mail.line("Content-Type: message/rfc822");
        mail.line("");
        mail.bytes(new OutlookFile(embedded.getFirst(), depth + 1).write());
        mail.line("");
      }
      return;
    }
    String type = bare(text(attachment, "370e"));
    boolean typed = type.indexOf('/') > 0 && type.chars().allMatch(c -> c > ' ' && c < 127);
    mail.part(
        boundary,
        typed ? type : "application/octet-stream",
        "Content-Disposition: attachment; filename=\"" + encoded(name.replace("\"", "'")) + "\"",
        attachment.stream("__substg1.0_37010102"));
  }

  private String text(String property) {
    return text(message, property);
  }

  private String text(Storage of, String property) {
    String unicode = "__substg1.0_" + property + "001f";
    return of.has(unicode)
        ? new String(of.stream(unicode), StandardCharsets.UTF_16LE)
        : CodePages.text(
            of.stream("__substg1.0_" + property + "001e"),
            number(properties, 0x3ffd),
            number(properties, 0x3ff1),
            number(properties, 0x3fde));
  }

  /// A number among the properties of fixed size; -1 when it is not there.
  private static long number(byte[] properties, int wanted) {
    ByteBuffer in = ByteBuffer.wrap(properties).order(ByteOrder.LITTLE_ENDIAN);
    // The head's length depends on where the message is; entries have 16 bytes.
    for (int at = properties.length % 16; at + 16 <= properties.length; at += 16) {
      int tag = in.getInt(at);
      if (tag >>> 16 == wanted) {
        return (tag & 0xffff) == 0x0040 ? in.getLong(at + 8) : in.getInt(at + 8);
      }
    }
    return -1;
  }

  /// The first that is one; addresses inside Exchange have no `@`.
  static @Nullable String address(String... candidates) {
    for (String candidate : candidates) {
      String bare = bare(candidate);
      if (bare.indexOf('@') > 0 && bare.indexOf(' ') < 0) {
        return bare;
      }
    }
    return null;
  }

  private static String first(String a, String b) {
    return a.isBlank() ? b : a;
  }

  static String mailbox(String name, @Nullable String address) {
    String words = bare(name);
    if (address == null) {
      return encoded(words);
    }
    return words.isEmpty() || words.equals(address)
        ? "<" + address + ">"
        : encoded(words) + " <" + address + ">";
  }

  static String encoded(String text) {
    return "=?utf-8?B?"
        + Base64.getEncoder().encodeToString(bare(text).getBytes(StandardCharsets.UTF_8))
        + "?=";
  }

  /// On one line, whatever was written.
  static String bare(String text) {
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < text.length() && i < 2_000; i++) {
      char c = text.charAt(i);
      bare.append(c < ' ' || c == 127 ? ' ' : c);
    }
    return bare.toString().strip();
  }
}
