package objector.ingest.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// RTF as Outlook packs it ([MS-OXRTFCP]).
final class CompressedRtf {
  private static final int PACKED = 0x75465a4c;
  private static final int HEADER = 16;
  private static final int WINDOW = 4096;
  private static final int LARGEST = 20_000_000;

  /// What the window holds before the first byte.
  private static final String KNOWN =
      "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
          + "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0"
          + "\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

  private CompressedRtf() {}

  /// Empty when it is none.
  static byte[] unpack(byte[] packed) {
    if (packed.length < HEADER) {
      return new byte[0];
    }
    ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    boolean isPacked = in.getInt(8) == PACKED;
    in.position(HEADER);
    if (!isPacked) {
      byte[] plain = new byte[in.remaining()];
      in.get(plain);
      return plain;
    }
    byte[] window = new byte[WINDOW];
    byte[] known = KNOWN.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(known, 0, window, 0, known.length);
    int at = known.length;
    ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length * 3);
    while (in.hasRemaining() && out.size() < LARGEST) {
      int control = in.get();
      for (int bit = 0; bit < 8 && in.hasRemaining(); bit++, control >>= 1) {
        if ((control & 1) == 0) {
          at = put(window, at, in.get(), out);
          continue;
        }
        if (in.remaining() < 2) {
          return out.toByteArray();
        }
        int reference = (in.get() & 255) << 8 | (in.get() & 255);
        int from = reference >> 4;
        if (from == at) {
          return out.toByteArray();
        }
        for (int i = 0; i < (reference & 15) + 2; i++) {
          at = put(window, at, window[(from + i) % WINDOW], out);
        }
      }
    }
    return out.toByteArray();
  }

  private static int put(byte[] window, int at, byte b, ByteArrayOutputStream out) {
    window[at] = b;
    out.write(b);
    return (at + 1) % WINDOW;
  }
}
