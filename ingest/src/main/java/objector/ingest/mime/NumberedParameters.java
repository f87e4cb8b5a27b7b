package objector.ingest.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Parameters in pieces or in another charset (RFC 2231): `name*0*=utf-8''a%20; name*1=b` is one
/// name, whatever the order of its pieces.
final class NumberedParameters {
  private static final int MOST_PIECES = 500;

  private final Map<String, NavigableMap<Integer, Piece>> pieces = new HashMap<>();

  private record Piece(String text, boolean coded) {}

  /// False when the name is an ordinary one.
  boolean take(String name, String text) {
    int star = name.indexOf('*');
    if (star <= 0) {
      return false;
    }
    boolean coded = name.endsWith("*");
    String number = name.substring(star + 1, Math.max(star + 1, name.length() - (coded ? 1 : 0)));
    int at = number.isEmpty() ? 0 : number(number);
    if (at < 0) {
      return false;
    }
    pieces
        .computeIfAbsent(name.substring(0, star), _ -> new TreeMap<>())
        .putIfAbsent(at, new Piece(text, coded));
    return true;
  }

  /// Up to the first piece that is missing.
  Map<String, String> joined() {
    Map<String, String> joined = new HashMap<>();
    pieces.forEach((name, numbered) -> joined.put(name, joined(numbered)));
    return joined;
  }

  private static String joined(NavigableMap<Integer, Piece> numbered) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String charset = null;
    int expected = numbered.isEmpty() ? 0 : Math.min(1, numbered.firstKey());
    for (Map.Entry<Integer, Piece> one : numbered.entrySet()) {
      if (one.getKey() != expected++) {
        break;
      }
      String text = one.getValue().text();
      if (one.getValue().coded() && bytes.size() == 0) {
        charset = charset(text);
        text =
            charset == null ? text : text.substring(text.indexOf('\'', charset.length() + 1) + 1);
      }
      bytes.writeBytes(
          one.getValue().coded() ? unescaped(text) : text.getBytes(StandardCharsets.UTF_8));
    }
    return MailCharsets.decode(bytes.toByteArray(), charset);
  }

  /// Before the first of two apostrophes; null where there are not two.
  private static @Nullable String charset(String text) {
    int first = text.indexOf('\'');
    return first < 0 || text.indexOf('\'', first + 1) < 0 ? null : text.substring(0, first);
  }

  private static byte[] unescaped(String text) {
    byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(escaped.length);
    for (int i = 0; i < escaped.length; i++) {
      int high = i + 2 < escaped.length ? Character.digit(escaped[i + 1], 16) : -1;
      int low = i + 2 < escaped.length ? Character.digit(escaped[i + 2], 16) : -1;
      boolean code = escaped[i] == '%' && high >= 0 && low >= 0;
      out.write(code ? high << 4 | low : escaped[i]);
      i += code ? 2 : 0;
    }
    return out.toByteArray();
  }

  private static int number(String digits) {
    if (digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int number = Integer.parseInt(digits);
    return number < MOST_PIECES ? number : -1;
  }
}
