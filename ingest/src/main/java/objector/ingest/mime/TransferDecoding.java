package objector.ingest.mime;

import java.io.ByteArrayOutputStream;

/// Content-Transfer-Encodings undone, with what cannot be decoded left as it is. What a field says
/// is not always so: a gateway that decodes a text may leave the field, and one that encodes it may
/// forget it.
public final class TransferDecoding {
  /// Fewer signs than these in lines of their alphabet may be a word, or a number.
  private static final int FEWEST_UNSAID = 120;

  private static final int SHORTEST_LINE = 56;

  private TransferDecoding() {}

  /// @param encoding as the field says it: with parameters, comments, quotes or as encoded word
  static byte[] decode(byte[] bytes, String encoding) {
    return switch (MediaType.of(encoding).value()) {
      case "base64" -> isOtherText(bytes) ? bytes : base64(bytes);
      case "quoted-printable" -> quotedPrintable(bytes);
      case "x-uuencode", "uuencode", "x-uue", "uue" -> Uuencoded.decode(bytes);
      default -> bytes;
    };
  }

  /// Whether these are words and not signs of the alphabet: it has neither spaces within a line nor
  /// marks, and a sentence has many.
  private static boolean isOtherText(byte[] bytes) {
    int others = 0;
    int signs = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean white = bytes[i] == ' ' || (bytes[i] >= '\t' && bytes[i] <= '\r');
      boolean within =
          bytes[i] == ' '
              && i > 0
              && i + 1 < bytes.length
              && bytes[i - 1] > ' '
              && bytes[i + 1] > ' ';
      boolean sign = !white && (sextet(bytes[i]) >= 0 || bytes[i] == '=');
      others += within || (!white && !sign) ? 1 : 0;
      signs += sign ? 1 : 0;
    }
    return others * 12 > signs;
  }

  /// The text that was encoded without a word of it; else the bytes as they are. No text of
  /// people's has nothing but long lines of one length without a space.
  static byte[] unsaid(byte[] bytes) {
    byte[] decoded = isUnsaid(bytes) ? base64(bytes) : bytes;
    for (byte b : decoded) {
      if (b >= 0 && b < ' ' && !(b >= '\t' && b <= '\r')) {
        return bytes;
      }
    }
    return decoded;
  }

  private static boolean isUnsaid(byte[] bytes) {
    int length = -1;
    int signs = 0;
    boolean last = false;
    for (int at = 0; at < bytes.length; at = ByteLines.next(bytes, at, bytes.length)) {
      int end = ByteLines.end(bytes, at, bytes.length);
      int here = end - at;
      for (int i = at; i < end; i++) {
        boolean padding = bytes[i] == '=' && i + 2 >= end;
        if (!padding && (sextet(bytes[i]) < 0 || bytes[i] == '-' || bytes[i] == '_')) {
          return false;
        }
      }
      boolean wrong = here > 0 && last;
      length = length < 0 ? here : length;
      if (wrong || here > length || length < SHORTEST_LINE) {
        return false;
      }
      last = here < length;
      signs += here;
    }
    return signs >= FEWEST_UNSAID && signs % 4 == 0;
  }

  /// Whatever is not of the alphabet is skipped.
  public static byte[] base64(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * 3 / 4 + 3);
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      int value = sextet(b);
      if (value < 0) {
        // Padding ends a unit; some mails go on after it.
        bits = b == '=' ? 0 : bits;
        continue;
      }
      buffer = buffer << 6 | value;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        out.write(buffer >> bits);
      }
    }
    return out.toByteArray();
  }

  static byte[] quotedPrintable(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '=') {
        out.write(bytes[i]);
        continue;
      }
      int end = softBreak(bytes, i + 1);
      if (end > 0) {
        i = end - 1;
        continue;
      }
      int value = i + 2 < bytes.length ? hex(bytes[i + 1], bytes[i + 2]) : -1;
      out.write(value < 0 ? '=' : value);
      i += value < 0 ? 0 : 2;
    }
    return out.toByteArray();
  }

  /// The Q of RFC 2047: an underscore is a space.
  static byte[] q(byte[] bytes) {
    byte[] spaced = bytes.clone();
    for (int i = 0; i < spaced.length; i++) {
      spaced[i] = spaced[i] == '_' ? (byte) ' ' : spaced[i];
    }
    return quotedPrintable(spaced);
  }

  /// Where the line after a soft line break begins; -1 when there is none.
  private static int softBreak(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r')) {
      i++;
    }
    if (i == bytes.length) {
      return i;
    }
    return bytes[i] == '\n' ? i + 1 : -1;
  }

  private static int hex(byte high, byte low) {
    int h = Character.digit(high, 16);
    int l = Character.digit(low, 16);
    return h < 0 || l < 0 ? -1 : h << 4 | l;
  }

  private static int sextet(byte b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (b >= '0' && b <= '9') {
      return b - '0' + 52;
    }
    return b == '+' || b == '-' ? 62 : b == '/' || b == '_' ? 63 : -1;
  }
}
