package objector.ingest.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a client sends. A command line ends in CR LF and nothing else (RFC 5321, 2.3.8); one that
/// holds a bare CR or LF is no command. Small while nothing comes, as thousands may be open.
final class SmtpInput {
  /// RFC 5321 asks for 512, and more for every extension.
  static final int MAX_LINE = 2048;

  private static final int SMALL = 256;

  /// While a mail comes.
  static final int LARGE = 16 * 1024;

  private final InputStream in;
  private byte[] buffer = new byte[SMALL];
  private int at;
  private int end;

  SmtpInput(InputStream in) {
    this.in = in;
  }

  /// Whether the next read would wait for the client.
  boolean isEmpty() {
    return at == end;
  }

  /// Whether a whole line is there; else whoever waits for an answer must have it first.
  boolean hasLine() {
    for (int i = at; i < end; i++) {
      if (buffer[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  /// Throws away what was sent and not yet read.
  void discard() {
    at = 0;
    end = 0;
  }

  /// The next command.
  Line line() throws IOException {
    shrink();
    int seen = at;
    while (true) {
      for (; seen < end; seen++) {
        if (buffer[seen] == '\n') {
          return command(seen);
        }
      }
      if (end - at >= MAX_LINE) {
        return new Malformed("500 5.5.2 A line is longer than " + MAX_LINE + " bytes");
      }
      seen -= makeRoom();
      int n = in.read(buffer, end, buffer.length - end);
      if (n < 0) {
        return new End();
      }
      end += n;
    }
  }

  private Line command(int lineFeed) {
    int begin = at;
    at = lineFeed + 1;
    boolean paired = lineFeed > begin && buffer[lineFeed - 1] == '\r';
    for (int i = begin; i < lineFeed - 1 && paired; i++) {
      paired = buffer[i] != '\r' && buffer[i] != 0;
    }
    if (!paired) {
      return new Malformed("500 5.5.2 A line ends in CR LF, and holds neither alone");
    }
    try {
      ByteBuffer text = ByteBuffer.wrap(buffer, begin, lineFeed - 1 - begin);
      return new Command(StandardCharsets.UTF_8.newDecoder().decode(text).toString());
    } catch (CharacterCodingException e) {
      return new Malformed("500 5.5.2 This is neither ASCII nor UTF-8");
    }
  }

  /// By how much the bytes moved.
  private int makeRoom() {
    int moved = at;
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      end -= at;
      at = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    return moved;
  }

  /// Has no memory from now on; nothing can be read any more.
  void release() {
    buffer = new byte[0];
    discard();
  }

  private void shrink() {
    if (isEmpty() && buffer.length > MAX_LINE) {
      buffer = new byte[SMALL];
      discard();
    }
  }

  /// The next byte of a mail; -1 when the client is gone.
  int next() throws IOException {
    if (at == end) {
      if (buffer.length < LARGE) {
        buffer = new byte[LARGE];
      }
      at = 0;
      end = Math.max(0, in.read(buffer, 0, buffer.length));
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at++] & 0xff;
  }

  /// Takes what is there already of a line that has begun, up to its end.
  ///
  /// @return how many bytes; 0 when the next is of a line's end, or not there yet
  int within(byte[] out, int offset, int most) {
    int stop = Math.min(end, at + most);
    int next = at;
    while (next < stop && buffer[next] != '\r' && buffer[next] != '\n') {
      next++;
    }
    int taken = next - at;
    System.arraycopy(buffer, at, out, offset, taken);
    at = next;
    return taken;
  }

  /// Gives back the byte that was read last.
  void back() {
    at--;
  }

  sealed interface Line {}

  record Command(String text) implements Line {}

  /// No command, and whoever sends such is not listened to further.
  record Malformed(String reply) implements Line {}

  /// The client is gone.
  record End() implements Line {}
}
