package objector.ingest.wrapped;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/// The mail inside an opaque S/MIME signature (RFC 5652, 5.1). The signature itself is not checked:
/// it would say who forwarded the mail, and not who wrote it. Reads BER, as some programs write
/// lengths only when they know them.
final class SignedData {
  private static final byte[] SIGNED = {
    0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x07, 0x02
  };
  private static final int DEEPEST = 12;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int NUMBER = 0x02;
  private static final int NAME = 0x06;
  private static final int OCTETS = 0x04;
  private static final int PIECES = 0x24;
  private static final int EXPLICIT = 0xa0;

  private final byte[] ber;

  private SignedData(byte[] ber) {
    this.ber = ber;
  }

  /// Empty when it is encrypted, or no such thing.
  static Optional<byte[]> content(byte[] ber) {
    try {
      return Optional.of(new SignedData(ber).content());
    } catch (NotSo | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /// Not of the form that is expected.
  private static final class NotSo extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// An element: where its content begins, and where it ends; `open` where only a mark ends it.
  private record Element(int tag, int from, int to, boolean open) {}

  private byte[] content() {
    Element outer = expect(0, SEQUENCE);
    Element kind = expect(outer.from(), NAME);
    if (!Arrays.equals(Arrays.copyOfRange(ber, kind.from(), kind.to()), SIGNED)) {
      throw new NotSo();
    }
    Element signed = expect(expect(kind.to(), EXPLICIT).from(), SEQUENCE);
    Element version = expect(signed.from(), NUMBER);
    Element digests = expect(version.to(), SET);
    Element inner = expect(after(digests, 0), SEQUENCE);
    Element type = expect(inner.from(), NAME);
    Element wrapped = expect(type.to(), EXPLICIT);
    ByteArrayOutputStream out = new ByteArrayOutputStream(ber.length);
    octets(at(wrapped.from()), out, 0);
    return out.toByteArray();
  }

  private Element expect(int at, int tag) {
    Element element = at(at);
    if (element.tag() != tag) {
      throw new NotSo();
    }
    return element;
  }

  private Element at(int at) {
    int tag = ber[at] & 0xff;
    int first = ber[at + 1] & 0xff;
    if (first == 0x80) {
      return new Element(tag, at + 2, ber.length, true);
    }
    int many = first < 0x80 ? 0 : first & 0x7f;
    if (many > 4) {
      throw new NotSo();
    }
    long length = many == 0 ? first : 0;
    for (int i = 0; i < many; i++) {
      length = length << 8 | (ber[at + 2 + i] & 0xff);
    }
    int from = at + 2 + many;
    if (length > ber.length - from) {
      throw new NotSo();
    }
    return new Element(tag, from, from + (int) length, false);
  }

  /// A string of octets, or pieces of one, one in another.
  private int octets(Element element, ByteArrayOutputStream out, int depth) {
    if (element.tag() == OCTETS && !element.open()) {
      out.write(ber, element.from(), element.to() - element.from());
      return element.to();
    }
    if (element.tag() != PIECES || depth > DEEPEST) {
      throw new NotSo();
    }
    int at = element.from();
    while (at < element.to() && !isEnd(element, at)) {
      at = octets(at(at), out, depth + 1);
    }
    return element.open() ? at + 2 : at;
  }

  /// Where the next element begins.
  private int after(Element element, int depth) {
    if (!element.open()) {
      return element.to();
    }
    if (depth > DEEPEST) {
      throw new NotSo();
    }
    int at = element.from();
    while (!isEnd(element, at)) {
      at = after(at(at), depth + 1);
    }
    return at + 2;
  }

  private boolean isEnd(Element element, int at) {
    return element.open() && ber[at] == 0 && ber[at + 1] == 0;
  }
}
