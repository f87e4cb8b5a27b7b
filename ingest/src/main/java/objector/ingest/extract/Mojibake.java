package objector.ingest.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// UTF-8 that somebody read as windows-1252, or as ISO 8859-1, and wrote down again: "cafÃ©". A
/// server that does so for a day says nothing new.
final class Mojibake {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final int FEWEST = 3;

  /// Two servers may each have done it.
  private static final int MOST_TIMES = 3;

  /// Of the characters beyond ASCII, so many in ten must be broken ones.
  private static final int SHARE = 8;

  private static final byte CLOSING_QUOTE = (byte) 0x9D;

  private static final Map<Character, Byte> BYTES = bytes();

  private Mojibake() {}

  /// The text as it was meant; the same text where it is not plainly broken throughout.
  static String mended(String text) {
    String now = text;
    for (int i = 0; i < MOST_TIMES; i++) {
      String before = now;
      now = mendedOnce(before);
      if (now.equals(before)) {
        break;
      }
    }
    return now;
  }

  private static String mendedOnce(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    int sequences = 0;
    int broken = 0;
    int others = 0;
    for (int i = 0; i < text.length(); ) {
      int length = sequence(text, i);
      String meant = length == 0 ? "" : decoded(text, i, length);
      if (!meant.isEmpty()) {
        mended.append(meant);
        sequences++;
        broken += length;
        i += length;
      } else {
        char c = text.charAt(i);
        others += c >= 0x80 ? 1 : 0;
        mended.append(c);
        i++;
      }
    }
    boolean throughout = sequences >= FEWEST && broken * (10 - SHARE) >= others * SHARE;
    return throughout ? mended.toString() : text;
  }

  /// How many characters stand for one, by the first of them; 0 when it begins none.
  private static int sequence(String text, int at) {
    int lead = value(text.charAt(at));
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > text.length()) {
      return 0;
    }
    for (int i = at + 1; i < at + length; i++) {
      int next = value(text.charAt(i));
      if (next < 0x80 || next > 0xBF) {
        return 0;
      }
    }
    return length;
  }

  private static String decoded(String text, int at, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) value(text.charAt(at + i));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  /// The byte that the character was, -1 when it was none.
  private static int value(char c) {
    if (c < 0x80) {
      return c;
    }
    Byte known = BYTES.get(c);
    return known == null ? -1 : known & 0xFF;
  }

  private static Map<Character, Byte> bytes() {
    Map<Character, Byte> all = new HashMap<>();
    for (int b = 0x80; b <= 0xFF; b++) {
      char c = new String(new byte[] {(byte) b}, WESTERN).charAt(0);
      // Five bytes are none in windows-1252, and come through as they are; so do thirty-two where
      // it was ISO 8859-1.
      all.put(c == '\ufffd' ? (char) b : c, (byte) b);
      all.put((char) b, (byte) b);
    }
    // Or they are lost. Of the five, one is far more common than all others: the closing quote's.
    all.put('\ufffd', CLOSING_QUOTE);
    return all;
  }
}
