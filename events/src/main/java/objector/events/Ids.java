package objector.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// How ids are made and what they look like: 26 letters and digits (128 bits) without look-alikes.
final class Ids {
  static final Pattern TOKEN = Pattern.compile("[a-z0-9]{26}");
  static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  static final Pattern OWNED = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}/[0-9a-f]{32}");
  static final Pattern ADDRESS_TOKEN = Pattern.compile("[a-z0-9]{12,32}");
  static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

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
