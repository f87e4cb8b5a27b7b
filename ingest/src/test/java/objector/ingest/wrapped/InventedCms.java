package objector.ingest.wrapped;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes what S/MIME wraps a mail in, with lengths known before or not. The signature in it is
/// none, as nobody here checks it.
public final class InventedCms {
  private static final byte[] SIGNED = {42, -122, 72, -122, -9, 13, 1, 7, 2};
  private static final byte[] ENVELOPED = {42, -122, 72, -122, -9, 13, 1, 7, 3};
  private static final byte[] DATA = {42, -122, 72, -122, -9, 13, 1, 7, 1};

  private InventedCms() {}

  public static byte[] signed(String mail) {
    byte[] text = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] inner = element(0x30, all(element(6, DATA), element(0xa0, element(4, text))));
    return signed(inner, false);
  }

  /// As programs write it that do not know how long it becomes.
  public static byte[] streamed(String mail, int piece) {
    byte[] text = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    for (int i = 0; i < text.length; i += piece) {
      byte[] one = Arrays.copyOfRange(text, i, Math.min(text.length, i + piece));
      pieces.writeBytes(element(4, one));
    }
    byte[] inner = open(0x30, all(element(6, DATA), open(0xa0, open(0x24, pieces.toByteArray()))));
    return signed(inner, true);
  }

  private static byte[] signed(byte[] inner, boolean streamed) {
    byte[] version = element(2, new byte[] {1});
    byte[] digests = element(0x31, element(0x30, element(6, new byte[] {96, -122, 72, 1, 101})));
    byte[] signers = element(0x31, element(0x30, element(4, new byte[300])));
    byte[] body = all(version, digests, inner, signers);
    return streamed
        ? open(0x30, all(element(6, SIGNED), open(0xa0, open(0x30, body))))
        : element(0x30, all(element(6, SIGNED), element(0xa0, element(0x30, body))));
  }

  public static byte[] encrypted() {
    byte[] body = all(element(2, new byte[] {0}), element(0x31, element(4, new byte[200])));
    return element(0x30, all(element(6, ENVELOPED), element(0xa0, element(0x30, body))));
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 128) {
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] open(int tag, byte[] content) {
    return all(new byte[] {(byte) tag, (byte) 0x80}, content, new byte[2]);
  }

  private static byte[] all(byte[]... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }
}
