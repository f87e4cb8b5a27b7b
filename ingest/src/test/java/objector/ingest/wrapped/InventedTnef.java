package objector.ingest.wrapped;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Writes a `winmail.dat` as [MS-OXTNEF] says, by another hand than the reader's. All in it is
/// invented.
public final class InventedTnef {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream properties = new ByteArrayOutputStream();
  private int count;

  public InventedTnef() {
    out.writeBytes(new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22, 0x01, 0x00});
    attribute(1, 0x00089006, new byte[] {0, 0, 1, 0});
  }

  /// The code page of what is not Unicode.
  public InventedTnef page(int page) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    number(data, page, 4);
    number(data, 0, 4);
    attribute(1, 0x00069007, data.toByteArray());
    return this;
  }

  /// An attribute of the message or of its attachment, with its sum.
  InventedTnef attribute(int level, int id, byte[] data) {
    out.write(level);
    number(out, id, 4);
    number(out, data.length, 4);
    out.writeBytes(data);
    int sum = 0;
    for (byte b : data) {
      sum += b & 0xff;
    }
    number(out, sum & 0xffff, 2);
    return this;
  }

  public InventedTnef oldBody(String text, Charset charset) {
    return attribute(1, 0x0002800c, (text + "\0").getBytes(charset));
  }

  public InventedTnef wide(int property, String text) {
    return longProperty(0x001f, property, (text + "\0").getBytes(StandardCharsets.UTF_16LE));
  }

  public InventedTnef narrow(int property, String text, Charset charset) {
    return longProperty(0x001e, property, (text + "\0").getBytes(charset));
  }

  public InventedTnef binary(int property, byte[] data) {
    return longProperty(0x0102, property, data);
  }

  public InventedTnef integer(int property, int value) {
    return fixed(0x0003, property, value, Integer.BYTES);
  }

  /// In Windows' count: tenths of a millionth of a second since 1601.
  public InventedTnef time(int property, long ticks) {
    return fixed(0x0040, property, ticks, Long.BYTES);
  }

  private InventedTnef fixed(int type, int property, long value, int bytes) {
    number(properties, type, 2);
    number(properties, property, 2);
    number(properties, value, bytes);
    count++;
    return this;
  }

  /// One with a name in place of a number, as Outlook strews them about.
  public InventedTnef named(String name, String text) {
    number(properties, 0x001f, 2);
    number(properties, 0x8001, 2);
    properties.writeBytes(new byte[16]);
    number(properties, 1, 4);
    padded(properties, (name + "\0").getBytes(StandardCharsets.UTF_16LE));
    number(properties, 1, 4);
    padded(properties, (text + "\0").getBytes(StandardCharsets.UTF_16LE));
    count++;
    return this;
  }

  /// Several values under one number.
  public InventedTnef several(int property, String... texts) {
    number(properties, 0x101f, 2);
    number(properties, property, 2);
    number(properties, texts.length, 4);
    for (String text : texts) {
      padded(properties, (text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }
    count++;
    return this;
  }

  private InventedTnef longProperty(int type, int property, byte[] data) {
    number(properties, type, 2);
    number(properties, property, 2);
    number(properties, 1, 4);
    padded(properties, data);
    count++;
    return this;
  }

  /// Ends the properties of the message.
  public InventedTnef told() {
    return attribute(1, 0x00069003, taken());
  }

  public InventedTnef file(String name, byte[] data) {
    attribute(2, 0x00069002, new byte[14]);
    attribute(2, 0x00018010, (name + "\0").getBytes(StandardCharsets.US_ASCII));
    return attribute(2, 0x0006800f, data);
  }

  /// A mail of Outlook's own kind.
  public InventedTnef mail(InventedTnef inner) {
    attribute(2, 0x00069002, new byte[14]);
    byte[] bytes = inner.bytes();
    byte[] object = new byte[16 + bytes.length];
    System.arraycopy(bytes, 0, object, 16, bytes.length);
    longProperty(0x000d, 0x3701, object);
    return attribute(2, 0x00069005, taken());
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  private byte[] taken() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    number(all, count, 4);
    all.writeBytes(properties.toByteArray());
    properties.reset();
    count = 0;
    return all.toByteArray();
  }

  private static void padded(ByteArrayOutputStream to, byte[] data) {
    number(to, data.length, 4);
    to.writeBytes(data);
    to.writeBytes(new byte[(4 - data.length % 4) % 4]);
  }

  private static void number(ByteArrayOutputStream to, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      to.write((int) (value >>> (8 * i)));
    }
  }
}
