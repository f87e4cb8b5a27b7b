package objector.ingest.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// UTF-16, with its mark or without, and UTF-32 with its mark.
final class WideText {
  private static final int LOOKED_AT = 4_096;
  private static final byte[] MARK_32 = {0, 0, (byte) 0xfe, (byte) 0xff};
  private static final byte[] MARK_32_TURNED = {(byte) 0xff, (byte) 0xfe, 0, 0};

  private WideText() {}

  /// By the mark that it begins with; null when it has none.
  static @Nullable String marked(byte[] bytes, int from, int to) {
    if (to - from < 2) {
      return null;
    }
    if (to - from >= 4 && (to - from) % 4 == 0) {
      // The mark of UTF-32, little end first, begins with that of UTF-16.
      byte[] four = Arrays.copyOfRange(bytes, from, from + 4);
      if (Arrays.equals(four, MARK_32) || Arrays.equals(four, MARK_32_TURNED)) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_32);
      }
    }
    int mark = (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
    if (mark == 0xfffe) {
      return new String(bytes, from + 2, to - from - 2, StandardCharsets.UTF_16LE);
    }
    return mark == 0xfeff
        ? new String(bytes, from + 2, to - from - 2, StandardCharsets.UTF_16BE)
        : null;
  }

  static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16");
  }

  /// By where its zeros are; the name counts where they do not tell.
  static String decode(byte[] bytes, int from, int to, Charset said) {
    int zeros = zeros(bytes, from, to);
    Charset charset =
        zeros == 0 ? said : zeros > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    return new String(bytes, from, to - from, charset);
  }

  /// Text of another name, or none, that can only be this: every second byte is zero, nearly.
  static @Nullable String unsaid(byte[] bytes, int from, int to) {
    int looked = Math.min(LOOKED_AT, to - from);
    int zeros = zeros(bytes, from, to);
    return looked >= 8 && Math.abs(zeros) > looked * 2 / 5
        ? decode(bytes, from, to, StandardCharsets.UTF_16BE)
        : null;
  }

  /// Those at even places less those at odd ones.
  private static int zeros(byte[] bytes, int from, int to) {
    int zeros = 0;
    for (int i = from; i < Math.min(to, from + LOOKED_AT); i++) {
      if (bytes[i] == 0) {
        zeros += (i - from) % 2 == 0 ? 1 : -1;
      }
    }
    return zeros;
  }
}
