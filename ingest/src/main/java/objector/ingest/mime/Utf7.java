package objector.ingest.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// UTF-7 (RFC 2152), as Outlook once wrote it: `+APw-` is `ü`.
final class Utf7 {
  private Utf7() {}

  static String decode(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      byte b = bytes[at++];
      if (b != '+') {
        text.append((char) (b & 0xff));
        continue;
      }
      int end = at;
      while (end < to && isBase64(bytes[end])) {
        end++;
      }
      if (end == at) {
        // "+-" is a plus.
        text.append('+');
      } else {
        byte[] wide = TransferDecoding.base64(Arrays.copyOfRange(bytes, at, end));
        text.append(new String(wide, 0, wide.length / 2 * 2, StandardCharsets.UTF_16BE));
      }
      at = end < to && bytes[end] == '-' ? end + 1 : end;
    }
    return text.toString();
  }

  private static boolean isBase64(byte b) {
    return (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '+'
        || b == '/';
  }
}
