package objector.events;

import java.nio.charset.StandardCharsets;

/// Where a [Compact] value is read from. Nothing that the bytes say makes it read beyond them, make
/// room for more than they hold, or go deeper than values are nested.
final class CompactIn {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int DEEPEST = 40;

  private final byte[] bytes;
  private int next;
  private int depth;

  CompactIn(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isOver() {
    return next == bytes.length;
  }

  void deeper() {
    if (++depth > DEEPEST) {
      throw new Json.Unreadable("nested too deep");
    }
  }

  void higher() {
    depth--;
  }

  long number() {
    long value = unsigned();
    return value >>> 1 ^ -(value & 1);
  }

  int count() {
    long count = unsigned();
    if (count < 0 || count > bytes.length - next) {
      throw new Json.Unreadable("it breaks off");
    }
    return (int) count;
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = bytes[room(1)];
      next++;
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new Json.Unreadable("a number without an end");
  }

  String text(int kind) {
    return switch (kind) {
      case CompactOut.TEXT -> word();
      case CompactOut.TOKEN -> {
        byte[] letters = new byte[Tokens.LETTERS];
        token(letters);
        yield new String(letters, StandardCharsets.ISO_8859_1);
      }
      case CompactOut.HEX -> {
        byte[] letters = new byte[CompactOut.HASH_LETTERS];
        hex(letters, 0);
        yield new String(letters, StandardCharsets.ISO_8859_1);
      }
      case CompactOut.OWNED -> {
        byte[] letters = new byte[CompactOut.OWNED_LETTERS];
        token(letters);
        letters[Tokens.LETTERS] = '/';
        hex(letters, Tokens.LETTERS + 1);
        yield new String(letters, StandardCharsets.ISO_8859_1);
      }
      default -> throw new Json.Unreadable("no text where one should be");
    };
  }

  String word() {
    int length = count();
    String word = new String(bytes, next, length, StandardCharsets.UTF_8);
    next += length;
    return word;
  }

  /// Passes over what this release does not know.
  void skip(int kind) {
    switch (kind) {
      case CompactOut.NUMBER -> unsigned();
      case CompactOut.TEXT -> skipWord();
      case CompactOut.TOKEN -> next = room(Tokens.BYTES) + Tokens.BYTES;
      case CompactOut.HEX -> next = room(CompactOut.HASH_LETTERS / 2) + CompactOut.HASH_LETTERS / 2;
      case CompactOut.OWNED -> {
        int length = Tokens.BYTES + CompactOut.HASH_LETTERS / 4;
        next = room(length) + length;
      }
      case CompactOut.RECORD -> {
        skipWord();
        skipComponents();
      }
      case CompactOut.LIST -> skip(count(), 1);
      case CompactOut.MAP -> skip(count(), 2);
      default -> throw new IllegalArgumentException("no kind");
    }
  }

  /// Passes over a record whose word is read.
  void skipComponents() {
    deeper();
    for (long tag = unsigned(); tag != 0; tag = unsigned()) {
      skip(kind(tag));
    }
    higher();
  }

  private void skipWord() {
    int length = count();
    next += length;
  }

  private void skip(int count, int each) {
    deeper();
    for (int i = 0; i < count * each; i++) {
      skip(kind(unsigned()));
    }
    higher();
  }

  static int kind(long tag) {
    return (int) tag & (1 << CompactOut.KIND_BITS) - 1;
  }

  private int room(int length) {
    if (bytes.length - next < length) {
      throw new Json.Unreadable("it breaks off");
    }
    return next;
  }

  private void token(byte[] letters) {
    int from = room(Tokens.BYTES);
    next = from + Tokens.BYTES;
    Tokens.unpack(bytes, from, letters);
  }

  private void hex(byte[] letters, int at) {
    int length = (letters.length - at) / 2;
    int from = room(length);
    next = from + length;
    int letter = at;
    for (int i = from; i < next; i++) {
      letters[letter++] = DIGITS[bytes[i] >> 4 & 15];
      letters[letter++] = DIGITS[bytes[i] & 15];
    }
  }
}
