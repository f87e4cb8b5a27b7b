package objector.ingest.outlook;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.ingest.mime.MailCharsets;

/// What Outlook puts into `winmail.dat` when it forgets that others read mail, too ([MS-OXTNEF]):
/// the text, and the mails attached. Made a mail of the Internet again; bounded by its own size.
public final class Winmail {
  private static final int SIGNATURE = 0x223e9f78;
  private static final int DEEPEST = 5;
  private static final int MOST_ATTACHED = 100;
  private static final int MOST_PROPERTIES = 5_000;

  // Attributes, by the lower half of their numbers.
  private static final int SUBJECT = 0x8004;
  private static final int BODY = 0x800c;
  private static final int PROPERTIES = 0x9003;
  private static final int NEXT_ATTACHMENT = 0x9002;
  private static final int ATTACHMENT_PROPERTIES = 0x9005;
  private static final int ATTACHMENT_DATA = 0x800f;
  private static final int ATTACHMENT_TITLE = 0x8010;
  private static final int PAGE = 0x9007;

  /// Before an object stands what kind it is.
  private static final int OBJECT_KIND = 16;

  private final ByteBuffer in;
  private final int depth;
  private final Map<Integer, byte[]> message = new HashMap<>();
  private final List<Map<Integer, byte[]>> attachments = new ArrayList<>();
  private final MimeWriter mail = new MimeWriter();
  private int page = -1;

  private Winmail(byte[] bytes, int depth) {
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.depth = depth;
  }

  public static boolean isOne(byte[] bytes) {
    return bytes.length > 6
        && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == SIGNATURE;
  }

  /// The mail in it; empty when it is broken, or says nothing.
  public static Optional<byte[]> mail(byte[] bytes) {
    return mail(bytes, 0);
  }

  private static Optional<byte[]> mail(byte[] bytes, int depth) {
    if (!isOne(bytes) || depth > DEEPEST) {
      return Optional.empty();
    }
    Winmail winmail = new Winmail(bytes, depth);
    try {
      winmail.attributes();
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return winmail.write() ? Optional.of(winmail.mail.toByteArray()) : Optional.empty();
  }

  private void attributes() {
    in.position(6);
    while (in.remaining() >= 9) {
      int level = in.get();
      int attribute = in.getInt() & 0xffff;
      ByteBuffer data = slice(in.getInt());
      if (level != 1 && level != 2) {
        throw new IllegalArgumentException("no such level");
      }
      int sum = in.getShort() & 0xffff;
      if (sum != sum(data)) {
        throw new IllegalArgumentException("it was damaged");
      }
      attribute(attribute, data);
    }
  }

  private void attribute(int attribute, ByteBuffer data) {
    switch (attribute) {
      case PAGE -> page = data.remaining() >= 4 ? data.getInt() : page;
      case SUBJECT -> message.putIfAbsent(0x0037, bytes(data));
      case BODY -> message.putIfAbsent(0x1000, bytes(data));
      case PROPERTIES -> properties(data, message);
      case NEXT_ATTACHMENT -> attachments.add(new HashMap<>());
      case ATTACHMENT_TITLE -> attachment().putIfAbsent(0x3704, bytes(data));
      case ATTACHMENT_DATA -> attachment().putIfAbsent(0x3701, bytes(data));
      case ATTACHMENT_PROPERTIES -> properties(data, attachment());
      default -> {}
    }
  }

  private Map<Integer, byte[]> attachment() {
    if (attachments.isEmpty()) {
      attachments.add(new HashMap<>());
    }
    return attachments.getLast();
  }

  /// Those with a number of their own; strings are kept in UTF-8, whatever they were.
  private void properties(ByteBuffer data, Map<Integer, byte[]> into) {
    ByteBuffer from = data.order(ByteOrder.LITTLE_ENDIAN);
    int count = from.getInt();
    for (int i = 0; i < count && i < MOST_PROPERTIES; i++) {
      int type = from.getShort() & 0xffff;
      int number = from.getShort() & 0xffff;
      if (number >= 0x8000) {
        named(from);
      }
      boolean several = (type & 0x1000) != 0;
      int plain = type & 0x0fff;
      int values = several || isLong(plain) ? from.getInt() : 1;
      for (int n = 0; n < values; n++) {
        byte[] value = value(from, plain);
        if (n == 0 && !several && number < 0x8000) {
          into.put(number, plain == 0x001f ? utf8(value) : value);
        }
      }
    }
  }

  private static void named(ByteBuffer from) {
    from.position(from.position() + 16);
    if (from.getInt() == 0) {
      from.getInt();
    } else {
      value(from, 0x001f);
    }
  }

  private static boolean isLong(int type) {
    return type == 0x001e || type == 0x001f || type == 0x000d || type == 0x0102;
  }

  private static byte[] value(ByteBuffer from, int type) {
    int length =
        switch (type) {
          case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
          case 0x0048 -> 16;
          default -> isLong(type) ? from.getInt() : 4;
        };
    if (length < 0 || length > from.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] value = new byte[length];
    from.get(value);
    from.position(Math.min(from.limit(), from.position() + (4 - length % 4) % 4));
    return value;
  }

  private boolean write() {
    String plain = text(message, 0x1000);
    String html = html();
    RtfText.Told rtf =
        RtfText.read(CompressedRtf.unpack(message.getOrDefault(0x1009, new byte[0])));
    html = html.isBlank() && rtf.html() ? rtf.text() : html;
    plain = plain.isBlank() && html.isBlank() ? rtf.text() : plain;
    String boundary = "objector-winmail-" + depth;
    header();
    mail.line("MIME-Version: 1.0");
    mail.line("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
    mail.line("");
    if (!plain.isBlank()) {
      mail.part(boundary, "text/plain; charset=utf-8", "", utf(plain));
    }
    if (!html.isBlank()) {
      mail.part(boundary, "text/html; charset=utf-8", "", utf(html));
    }
    int taken = 0;
    for (Map<Integer, byte[]> one : attachments) {
      taken += taken < MOST_ATTACHED && attached(one, boundary) ? 1 : 0;
    }
    mail.line("--" + boundary + "--");
    return !plain.isBlank() || !html.isBlank() || taken > 0;
  }

  /// Of a mail that is attached; that of the mail around it came along by itself.
  private void header() {
    if (depth == 0) {
      return;
    }
    String written = text(message, 0x007d);
    if (!written.isBlank()) {
      OutlookFile.keptFields(written).forEach(mail::line);
      mail.line(OutlookFile.MARK + ": yes");
      return;
    }
    mail.line(OutlookFile.MARK + ": yes");
    String address =
        OutlookFile.address(
            text(message, 0x5d01),
            text(message, 0x0c1f),
            text(message, 0x5d02),
            text(message, 0x0065));
    mail.line("From: " + OutlookFile.mailbox(text(message, 0x0c1a), address));
    mail.line("To: " + OutlookFile.encoded(text(message, 0x0e04)));
    mail.line("Subject: " + OutlookFile.encoded(text(message, 0x0037)));
    byte[] sent = message.getOrDefault(0x0039, new byte[0]);
    if (sent.length == 8) {
      long ticks = ByteBuffer.wrap(sent).order(ByteOrder.LITTLE_ENDIAN).getLong();
      OutlookFile.dateField(ticks).ifPresent(mail::line);
    }
  }

  private boolean attached(Map<Integer, byte[]> one, String boundary) {
    byte[] data = one.getOrDefault(0x3701, new byte[0]);
    byte[] inner =
        data.length > OBJECT_KIND ? Arrays.copyOfRange(data, OBJECT_KIND, data.length) : data;
    if (isOne(inner)) {
      Optional<byte[]> embedded = mail(inner, depth + 1);
      embedded.ifPresent(made -> mail.part(boundary, "message/rfc822", "", made));
      return embedded.isPresent();
    }
    String longer = text(one, 0x3707);
    String name = OutlookFile.bare(longer.isBlank() ? text(one, 0x3704) : longer);
    String type = OutlookFile.bare(text(one, 0x370e));
    boolean typed = type.indexOf('/') > 0 && type.chars().allMatch(c -> c > ' ' && c < 127);
    mail.part(
        boundary,
        typed ? type : "application/octet-stream",
        "Content-Disposition: attachment; filename=\""
            + OutlookFile.encoded(name.replace("\"", "'"))
            + "\"",
        data);
    return data.length > 0;
  }

  private String html() {
    byte[] bytes = message.getOrDefault(0x1013, new byte[0]);
    long internet = number(0x3fde);
    return bytes.length == 0
        ? ""
        : MailCharsets.decode(
            bytes, internet > 0 ? MailCharsets.ofPage((int) internet).name() : "utf-8");
  }

  /// UTF-8 where it is that, else as the mail's own page says.
  private String text(Map<Integer, byte[]> of, int property) {
    byte[] bytes = of.getOrDefault(property, new byte[0]);
    String text = CodePages.text(bytes, asUtf8(bytes) ? 65001 : page, number(0x3ff1), -1);
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }

  private static boolean asUtf8(byte[] bytes) {
    return Arrays.equals(
        new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
  }

  private long number(int property) {
    byte[] bytes = message.getOrDefault(property, new byte[0]);
    return bytes.length == 4 ? ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() : -1;
  }

  private ByteBuffer slice(int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer slice = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + length);
    return slice;
  }

  private static int sum(ByteBuffer data) {
    int sum = 0;
    for (int i = 0; i < data.limit(); i++) {
      sum += data.get(i) & 0xff;
    }
    return sum & 0xffff;
  }

  private static byte[] bytes(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    return bytes;
  }

  private static byte[] utf8(byte[] wide) {
    return utf(new String(wide, StandardCharsets.UTF_16LE));
  }

  private static byte[] utf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
