package objector.ingest.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Reads what a stranger sends: not more than so many bytes, and not for ever.
public final class BoundedBytes {
  private static final int CHUNK = 16 * 1024;
  private static final int SMALL_CHUNK = 2 * 1024;

  private final int max;
  private final long deadline;

  public BoundedBytes(int max, Duration within) {
    this.max = max;
    this.deadline = System.nanoTime() + within.toNanos();
  }

  public Outcome read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (all.size() + n > max) {
        return new TooLarge();
      }
      if (System.nanoTime() > deadline) {
        return new TooSlow();
      }
      all.write(chunk, 0, n);
    }
    return new Whole(all.toByteArray());
  }

  /// Reads on without keeping; whether the end came in time and within so many bytes.
  public boolean skip(InputStream in, long atMost) throws IOException {
    byte[] chunk = new byte[SMALL_CHUNK];
    long skipped = 0;
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      skipped += n;
      if (skipped > atMost || System.nanoTime() > deadline) {
        return false;
      }
    }
    return true;
  }

  public sealed interface Outcome {}

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Whole(byte[] raw) implements Outcome {}

  public record TooLarge() implements Outcome {}

  public record TooSlow() implements Outcome {}
}
