package objector.outside;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// When all of a fetch must be over, whatever the server does byte by byte.
public final class FetchDeadline {
  private final long end;

  public FetchDeadline(Duration time) {
    end = System.nanoTime() + time.toNanos();
  }

  /// At least 1; a socket takes 0 for "for ever".
  public int leftMillis() throws SocketTimeoutException {
    long left = (end - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("not all there in time");
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }
}
