package objector.notifier.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Lines to and from a relay. Every wait has an end, and every answer a size.
final class SmtpLine implements Closeable {
  private static final int LONGEST_LINE = 2_000;
  private static final int MOST_LINES = 100;
  private static final int BUFFER = 4_096;

  private static final long WATCHED_EVERY_MILLIS = 1_000;

  /// Closes the line of who cannot get rid of its bytes: a socket knows no end to writing. It looks
  /// now and then, as most writes are over at once.
  private static final ScheduledThreadPoolExecutor WATCH = watch();

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private final long mostNanos;
  private final Future<?> watched;
  private int next;
  private int end;

  /// When a write began that is not over; 0: none.
  private volatile long writing;

  /// @param millis how long an answer, or taking what is written, may last
  SmtpLine(Socket socket, int millis) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(millis);
    this.socket = socket;
    this.mostNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    long every = Math.clamp(millis / 4, 1, WATCHED_EVERY_MILLIS);
    this.watched = WATCH.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  private static ScheduledThreadPoolExecutor watch() {
    ScheduledThreadPoolExecutor watch =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("notifier-mail-watch").factory());
    watch.setRemoveOnCancelPolicy(true);
    return watch;
  }

  private void look() {
    long since = writing;
    // A line that goes on behind TLS is another, and ends with its socket.
    if (socket.isClosed() || (since != 0 && System.nanoTime() - since > mostNanos)) {
      close();
    }
  }

  /// The same connection goes on as another line.
  Socket handedOver() {
    watched.cancel(false);
    return socket;
  }

  /// Whether the other side has said more than it was asked.
  boolean hasUnread() throws IOException {
    return next < end || in.available() > 0;
  }

  void write(String ascii) throws IOException {
    write(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  void write(byte[] bytes) throws IOException {
    // Never 0, and early by a nanosecond at most.
    writing = System.nanoTime() | 1;
    try {
      out.write(bytes);
      out.flush();
    } finally {
      writing = 0;
    }
  }

  RelayAnswer ask(String command) throws IOException {
    write(command + "\r\n");
    return read();
  }

  RelayAnswer read() throws IOException {
    List<String> lines = new ArrayList<>(1);
    while (lines.size() < MOST_LINES) {
      String line = line();
      int code = code(line);
      lines.add(line.length() > 4 ? line.substring(4) : "");
      if (line.length() < 4 || line.charAt(3) != '-') {
        return new RelayAnswer(code, lines);
      }
    }
    throw new ProtocolException("an answer without an end");
  }

  private static int code(String line) throws ProtocolException {
    if (line.length() < 3) {
      throw new ProtocolException("an answer without a code");
    }
    int code = 0;
    for (int i = 0; i < 3; i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new ProtocolException("an answer without a code");
      }
      code = code * 10 + digit;
    }
    return code;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = octet(); c != '\n'; c = octet()) {
      if (line.length() == LONGEST_LINE) {
        throw new ProtocolException("an answer without an end");
      }
      line.append((char) c);
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  private int octet() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, in.read(buffer, 0, BUFFER));
      if (end == 0) {
        throw new IOException("the relay hung up");
      }
    }
    return buffer[next++] & 0xff;
  }

  @Override
  public void close() {
    watched.cancel(false);
    try {
      socket.close();
    } catch (IOException e) {
      // The line is gone either way.
    }
  }
}
