package objector.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Ids as bytes: 26 letters and digits of base 32 are 16 bytes.
public final class Tokens {
  /// What an id is written in.
  public static final int LETTERS = 26;

  /// What it takes.
  public static final int BYTES = 16;

  private static final byte[] ALPHABET =
      "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VALUE_OF_LETTER = new byte[128];

  static {
    Arrays.fill(VALUE_OF_LETTER, (byte) -1);
    for (int i = 0; i < ALPHABET.length; i++) {
      VALUE_OF_LETTER[ALPHABET[i]] = (byte) i;
    }
  }

  private Tokens() {}

  /// Writes the text's first 26 letters as 16 bytes; answers whether they read back the same. What
  /// else looks like an id (a letter that base 32 leaves out, bits that are over) does not.
  public static boolean pack(String text, byte[] to, int at) {
    int buffer = 0;
    int bits = 0;
    int next = at;
    for (int i = 0; i < LETTERS; i++) {
      char letter = text.charAt(i);
      int value = letter < VALUE_OF_LETTER.length ? VALUE_OF_LETTER[letter] : -1;
      if (value < 0) {
        return false;
      }
      buffer = (buffer << 5 | value) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        to[next++] = (byte) (buffer >> bits);
      }
    }
    // Two bits are over, which whoever made it left empty.
    return (buffer & 3) == 0;
  }

  /// Writes 16 bytes as 26 letters, to the beginning.
  public static void unpack(byte[] from, int at, byte[] letters) {
    int buffer = 0;
    int bits = 0;
    int letter = 0;
    for (int i = at; i < at + BYTES; i++) {
      buffer = (buffer << 8 | (from[i] & 0xff)) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        letters[letter++] = ALPHABET[buffer >> bits & 31];
      }
    }
    letters[letter] = ALPHABET[buffer << 2 & 31];
  }
}
