package objector.events.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// How ids are made and what they look like: 26 letters and digits (128 bits) without look-alikes.
final class Ids {
  /// What an id looks like. Not regular expressions: a dossier holds hundreds of ids, and each is
  /// looked at each time that it is read.
  enum Form {
    TOKEN("26 letters and digits", 26, 26),
    WORD("a word of letters, digits and dashes", 1, 80),
    OWNED("an owner, a slash and 32 hexadecimal digits", 34, 113),
    ADDRESS_TOKEN("12 to 32 letters and digits", 12, 32),
    HEX("64 hexadecimal digits", 64, 64);

    private static final int HASH = 32;

    private final String words;
    private final int shortest;
    private final int longest;

    Form(String words, int shortest, int longest) {
      this.words = words;
      this.shortest = shortest;
      this.longest = longest;
    }

    boolean fits(String text) {
      if (text.length() < shortest || text.length() > longest) {
        return false;
      }
      return switch (this) {
        case TOKEN, ADDRESS_TOKEN -> small(text);
        case WORD -> dashed(text);
        case OWNED -> owned(text);
        case HEX -> hex(text);
      };
    }

    @Override
    public String toString() {
      return words;
    }

    private static boolean small(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (!isSmall(text.charAt(i))) {
          return false;
        }
      }
      return true;
    }

    private static boolean dashed(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!isSmall(c) && (c != '-' || i == 0)) {
          return false;
        }
      }
      return true;
    }

    private static boolean hex(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!isSmall(c) || c > 'f') {
          return false;
        }
      }
      return true;
    }

    private static boolean owned(String text) {
      int slash = text.length() - HASH - 1;
      return text.charAt(slash) == '/'
          && dashed(text.substring(0, slash))
          && hex(text.substring(slash + 1));
    }

    private static boolean isSmall(char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
  }

  /// Crockford's base 32: no i, l, o, u.
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  static String random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return encode(bytes);
  }

  static String hash(Object... parts) {
    MessageDigest sha = sha256();
    for (Object part : parts) {
      byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
      // The length goes before each part: ("ab","c") and ("a","bc") are not the same event.
      sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      sha.update(bytes);
    }
    return encode(sha.digest());
  }

  static String sha256Hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(26);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < 16; i++) {
      buffer = (buffer << 8) | (bytes[i] & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET[(buffer >> bits) & 31]);
      }
      buffer &= (1 << bits) - 1;
    }
    return text.append(ALPHABET[(buffer << (5 - bits)) & 31]).toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
