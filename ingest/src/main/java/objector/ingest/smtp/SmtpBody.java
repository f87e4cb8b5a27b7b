package objector.ingest.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads one mail's bytes: no more than it may have, none before there is room for them, and not
/// slower than it may come.
final class SmtpBody {
  private final int most;
  private final SmtpMemory.Mail memory;
  private final SmtpPace pace;

  SmtpBody(int most, SmtpMemory.Mail memory, SmtpPace pace) {
    this.most = most;
    this.memory = memory;
    this.pace = pace;
  }

  Outcome read(SmtpDataStream in) throws IOException {
    long begun = System.nanoTime();
    List<byte[]> full = new ArrayList<>();
    byte[] piece = new byte[SmtpMemory.PIECE];
    int size = 0;
    int filled = 0;
    while (true) {
      int n = in.read(piece, filled, piece.length - filled);
      if (n < 0) {
        return new Whole(joined(full, piece, filled));
      }
      size += n;
      filled += n;
      if (size > most) {
        return new TooLarge();
      }
      if (pace.isTooSlow(size, Duration.ofNanos(System.nanoTime() - begun))) {
        return new TooSlow();
      }
      if (filled == piece.length) {
        if (!memory.holds(size + SmtpMemory.PIECE)) {
          return new NoRoom();
        }
        full.add(piece);
        piece = new byte[SmtpMemory.PIECE];
        filled = 0;
      }
    }
  }

  private static byte[] joined(List<byte[]> full, byte[] last, int filled) {
    byte[] all = new byte[full.size() * SmtpMemory.PIECE + filled];
    int at = 0;
    for (byte[] piece : full) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    System.arraycopy(last, 0, all, at, filled);
    return all;
  }

  sealed interface Outcome {}

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Whole(byte[] raw) implements Outcome {}

  record TooLarge() implements Outcome {}

  record TooSlow() implements Outcome {}

  record NoRoom() implements Outcome {}
}
