package objector.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Where a [Compact] value is written.
final class CompactOut {
  /// What follows a tag.
  static final int NUMBER = 0;

  static final int TEXT = 1;
  static final int TOKEN = 2;
  static final int HEX = 3;
  static final int RECORD = 4;
  static final int LIST = 5;
  static final int OWNED = 6;
  static final int MAP = 7;

  static final int KIND_BITS = 3;

  /// A hash is 32 bytes, and half a hash stands behind an owner.
  static final int HASH_LETTERS = 64;

  static final int OWNED_LETTERS = Tokens.LETTERS + 1 + HASH_LETTERS / 2;

  private byte[] bytes = new byte[1024];
  private int length;

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  void tag(int field, int kind) {
    unsigned((long) field << KIND_BITS | kind);
  }

  /// The end of a record's fields.
  void end() {
    room(1);
    bytes[length++] = 0;
  }

  void number(int field, long value) {
    tag(field, NUMBER);
    unsigned(value << 1 ^ value >> 63);
  }

  void unsigned(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /// What is an id or a hash to the letter takes half the room; it reads back the same.
  void text(int field, String text) {
    int begun = length;
    boolean packed =
        switch (text.length()) {
          case Tokens.LETTERS -> {
            tag(field, TOKEN);
            yield token(text);
          }
          case HASH_LETTERS -> {
            tag(field, HEX);
            yield hex(text, 0, HASH_LETTERS);
          }
          case OWNED_LETTERS -> {
            tag(field, OWNED);
            yield text.charAt(Tokens.LETTERS) == '/'
                && token(text)
                && hex(text, Tokens.LETTERS + 1, OWNED_LETTERS);
          }
          default -> false;
        };
    if (!packed) {
      length = begun;
      tag(field, TEXT);
      word(text);
    }
  }

  void word(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    unsigned(encoded.length);
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
  }

  /// A word that was encoded before.
  void word(byte[] encoded) {
    unsigned(encoded.length);
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
  }

  private boolean token(String text) {
    room(Tokens.BYTES);
    boolean packed = Tokens.pack(text, bytes, length);
    length += Tokens.BYTES;
    return packed;
  }

  private boolean hex(String text, int from, int to) {
    room((to - from) / 2);
    for (int i = from; i < to; i += 2) {
      int high = digit(text.charAt(i));
      int low = digit(text.charAt(i + 1));
      if ((high | low) < 0) {
        return false;
      }
      bytes[length++] = (byte) (high << 4 | low);
    }
    return true;
  }

  private static int digit(char letter) {
    return letter >= '0' && letter <= '9'
        ? letter - '0'
        : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
