package objector.ingest.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of one mail, from DATA to the final dot (RFC 5321, 4.5.2). Only CR LF `.` CR LF ends
/// it: a server before us that saw an end where we see none, or the other way round, could be made
/// to hand over a mail of a stranger's choosing as its own ("SMTP smuggling"). A mail with a bare
/// CR or LF is read to its end and marked, so that it can be refused whole.
final class SmtpDataStream extends InputStream {
  /// RFC 5322 says 998; what real senders write is longer.
  static final int MAX_LINE = 64 * 1024;

  private final SmtpInput in;
  private State state = State.LINE_START;
  private int length;
  private boolean bare;
  private boolean overlong;

  private enum State {
    LINE_START,
    IN_LINE,
    AFTER_CR,
    AFTER_DOT,
    AFTER_DOT_CR,
    ENDED
  }

  SmtpDataStream(SmtpInput in) {
    this.in = in;
  }

  /// Whether the final dot was read.
  boolean ended() {
    return state == State.ENDED;
  }

  /// Whether a CR or LF stood alone somewhere.
  boolean hasBareLineEnd() {
    return bare;
  }

  boolean hasOverlongLine() {
    return overlong;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] out, int offset, int wanted) throws IOException {
    int n = 0;
    while (n < wanted && state != State.ENDED) {
      // Nearly all of a mail stands within its lines, where no byte means anything.
      n += state == State.IN_LINE ? within(out, offset + n, wanted - n) : 0;
      if (n == wanted || (n > 0 && in.isEmpty())) {
        return n;
      }
      int b = in.next();
      if (b < 0) {
        throw new EOFException("the client left within a mail");
      }
      if (take((byte) b)) {
        // A dot was held back before a CR that turned out to be alone.
        out[offset + n++] = state == State.AFTER_CR ? (byte) '\r' : (byte) b;
      }
    }
    return n == 0 && wanted > 0 ? -1 : n;
  }

  private int within(byte[] out, int offset, int most) {
    int taken = in.within(out, offset, most);
    length += taken;
    overlong |= length > MAX_LINE;
    return taken;
  }

  /// Whether the byte is the mail's.
  private boolean take(byte b) {
    switch (state) {
      case LINE_START -> {
        if (b == '.') {
          state = State.AFTER_DOT;
          return false;
        }
        inLine(b);
      }
      case IN_LINE -> inLine(b);
      case AFTER_CR -> {
        if (b == '\n') {
          lineStart();
        } else {
          bare = true;
          inLine(b);
        }
      }
      case AFTER_DOT -> {
        if (b == '\r') {
          state = State.AFTER_DOT_CR;
          return false;
        }
        inLine(b);
      }
      case AFTER_DOT_CR -> {
        if (b == '\n') {
          state = State.ENDED;
          return false;
        }
        in.back();
        state = State.AFTER_CR;
      }
      case ENDED -> throw new IllegalStateException("read on after the end");
    }
    return true;
  }

  private void inLine(byte b) {
    if (b == '\n') {
      bare = true;
    }
    if (++length > MAX_LINE) {
      overlong = true;
    }
    state = b == '\r' ? State.AFTER_CR : State.IN_LINE;
  }

  private void lineStart() {
    state = State.LINE_START;
    length = 0;
  }
}
