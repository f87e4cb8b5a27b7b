package objector.ingest.mime;

import java.io.ByteArrayOutputStream;

/// What was sent between `begin 644 name` and `end`, as before there was base64 (POSIX, uuencode).
final class Uuencoded {
  private Uuencoded() {}

  /// Left as it is when nothing begins in it.
  static byte[] decode(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * 3 / 4);
    boolean begun = false;
    for (int at = 0; at < bytes.length; at = ByteLines.next(bytes, at, bytes.length)) {
      int end = ByteLines.end(bytes, at, bytes.length);
      if (startsWith(bytes, at, end, "end") && begun) {
        break;
      }
      if (begun) {
        line(bytes, at, end, out);
      }
      begun |= startsWith(bytes, at, end, "begin ");
    }
    return begun ? out.toByteArray() : bytes;
  }

  /// Its first sign says how many bytes it holds; four signs are three of them. Blanks at the end
  /// may have been lost.
  private static void line(byte[] bytes, int from, int end, ByteArrayOutputStream out) {
    int left = end > from ? sextet(bytes, from, end) : 0;
    for (int at = from + 1; left > 0 && at < end; at += 4) {
      int three =
          sextet(bytes, at, end) << 18
              | sextet(bytes, at + 1, end) << 12
              | sextet(bytes, at + 2, end) << 6
              | sextet(bytes, at + 3, end);
      for (int shift = 16; shift >= 0 && left > 0; shift -= 8) {
        out.write(three >> shift);
        left--;
      }
    }
  }

  private static int sextet(byte[] bytes, int at, int end) {
    return at < end ? (bytes[at] - ' ') & 0x3f : 0;
  }

  private static boolean startsWith(byte[] bytes, int from, int end, String word) {
    if (end - from < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
