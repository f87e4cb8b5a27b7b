package objector.ingest.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header fields of a mail or part, in order, byte for byte.
///
/// @param end where the body begins
public record Headers(List<Field> fields, int end) {
  /// More is no header that a person's mail needs.
  static final int LARGEST = 256 * 1024;

  private static final int MOST = 2_000;
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  /// A field as it stands, folding included, without the line end that closes it.
  public record Field(Octets octets, String name, int from, int colon, int to) {
    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }

    /// Unfolded; bytes beyond ASCII as in UTF-8 where they are that, else as in Windows-1252.
    public String value() {
      String text = MailCharsets.decode(octets.array(), colon + 1, to, null);
      StringBuilder unfolded = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c != '\r' && c != '\n') {
          unfolded.append(c == '\t' || c == 0 ? ' ' : c);
        }
      }
      return unfolded.toString().strip();
    }

    public String raw() {
      return new String(octets.array(), from, to - from, StandardCharsets.ISO_8859_1);
    }
  }

  /// Reads fields until a free line, or a line that cannot be one.
  public static Headers read(byte[] bytes, int from, int to) {
    List<Field> fields = new ArrayList<>();
    Octets octets = new Octets(bytes);
    int limit = (int) Math.min(to, (long) from + LARGEST);
    int begin = startsWith(bytes, from, to, BYTE_ORDER_MARK) ? from + 3 : from;
    int at = startsWith(bytes, begin, to, "From ") ? ByteLines.next(bytes, begin, to) : begin;
    // How far the header is known to go on: asked again for every line, it would take for ever.
    int known = 0;
    while (at < limit && fields.size() < MOST) {
      int end = ByteLines.end(bytes, at, to);
      if (end == at) {
        return new Headers(fields, ByteLines.next(bytes, at, to));
      }
      int colon = colon(bytes, at, end);
      if (colon < 0 && isBlank(bytes, at, end)) {
        return new Headers(fields, ByteLines.next(bytes, at, to));
      }
      if (colon < 0) {
        int next = afterStray(bytes, at, limit);
        if (!fieldFollows(bytes, next, limit)) {
          return new Headers(fields, at);
        }
        at = next;
        continue;
      }
      String name = new String(bytes, at, colon - at, StandardCharsets.ISO_8859_1).stripTrailing();
      int last = end;
      int next = ByteLines.next(bytes, at, to);
      while (next < limit && (bytes[next] == ' ' || bytes[next] == '\t')) {
        int lineEnd = ByteLines.end(bytes, next, to);
        if (isBlank(bytes, next, lineEnd) && next >= known) {
          known = FoldedBlank.end(bytes, next, to, fields, name);
          if (known < 0) {
            break;
          }
        }
        last = lineEnd;
        next = ByteLines.next(bytes, next, to);
      }
      fields.add(new Field(octets, name, at, colon, last));
      at = next;
    }
    return new Headers(fields, Math.min(at, to));
  }

  public List<Field> all(String name) {
    return fields.stream().filter(field -> field.is(name)).toList();
  }

  public Optional<String> first(String name) {
    // Asked some dozens of times of every mail.
    for (Field field : fields) {
      if (field.is(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  public boolean has(String name) {
    for (Field field : fields) {
      if (field.is(name)) {
        return true;
      }
    }
    return false;
  }

  public String text(String name) {
    return first(name).map(EncodedWords::decode).orElse("");
  }

  /// Where the name ends; -1 when the line has none.
  static int colon(byte[] bytes, int at, int end) {
    for (int i = at; i < end; i++) {
      byte b = bytes[i];
      if (b == ':') {
        return i > at ? i : -1;
      }
      boolean space = b == ' ' || b == '\t';
      if ((b < 33 && !space) || b == 127 || (space && !onlySpaceToColon(bytes, i, end))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean onlySpaceToColon(byte[] bytes, int at, int end) {
    int i = at;
    while (i < end && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    return i < end && bytes[i] == ':' && i > at;
  }

  /// After a line that is no field, and the lines that go on with it: a field's fold was broken.
  private static int afterStray(byte[] bytes, int at, int to) {
    int next = ByteLines.next(bytes, at, to);
    while (next < to
        && (bytes[next] == ' ' || bytes[next] == '\t')
        && !isBlank(bytes, next, ByteLines.end(bytes, next, to))) {
      next = ByteLines.next(bytes, next, to);
    }
    return next;
  }

  private static boolean fieldFollows(byte[] bytes, int at, int to) {
    return at < to && colon(bytes, at, ByteLines.end(bytes, at, to)) > 0;
  }

  static boolean isBlank(byte[] bytes, int at, int end) {
    for (int i = at; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] bytes, int from, int to, String start) {
    if (to - from < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if ((bytes[from + i] & 255) != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
