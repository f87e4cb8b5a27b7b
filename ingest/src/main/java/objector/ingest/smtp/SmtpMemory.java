package objector.ingest.smtp;

import java.time.Duration;
import objector.limit.ByteBudget;

/// The memory that all sessions share. Small mails, which nearly all are, have a part of their own:
/// no number of large ones keeps them out.
///
/// @param small for what every mail begins with
/// @param large for what a mail has beyond [#SMALL]
/// @param secure for connections under TLS
/// @param patience how long a mail that would begin waits for others to end
record SmtpMemory(ByteBudget small, ByteBudget large, ByteBudget secure, Duration patience) {
  /// What comes out of the part for small mails.
  static final int SMALL = 64 * 1024;

  /// What a mail is read into, piece by piece.
  static final int PIECE = 16 * 1024;

  /// A session that takes a mail has a buffer, and a first piece of the mail.
  private static final int BEGINNING = SmtpInput.LARGE + PIECE;

  /// An estimate, not a measurement: what the JDK's TLS holds for a connection.
  private static final int SECURE = 48 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LEAST = 4L * 1024 * 1024;

  /// @param heap the most that this process may have
  /// @param shared whether many sources come here, so that each has a part only
  static SmtpMemory of(long heap, int maxBytes, boolean shared) {
    long small = Math.max(LEAST, heap / 16);
    long large = Math.max(4L * maxBytes, heap / 8);
    long secure = Math.max(LEAST, heap / 8);
    return shared
        ? new SmtpMemory(
            new ByteBudget(small, small / 4),
            new ByteBudget(large, Math.max(maxBytes, large / 4)),
            new ByteBudget(secure, secure / 4),
            PATIENCE)
        : new SmtpMemory(
            new ByteBudget(small, 0),
            new ByteBudget(large, 0),
            new ByteBudget(secure, 0),
            PATIENCE);
  }

  /// How often there was not enough of it.
  long refused() {
    return small.refused() + large.refused() + secure.refused();
  }

  Mail open(String source) {
    return new Mail(small.open(source), large.open(source), patience);
  }

  /// Whether there is room for one more connection under TLS.
  boolean secures(ByteBudget.Share share) {
    return share.growTo(SECURE, Duration.ZERO);
  }

  /// What one mail has of it, until it is kept or refused.
  record Mail(ByteBudget.Share beginning, ByteBudget.Share rest, Duration patience)
      implements AutoCloseable {
    /// Whether a mail may begin; waits a while for others.
    boolean begins() {
      return beginning.growTo(BEGINNING, patience);
    }

    /// Whether a mail may have so many bytes. Does not wait: whoever holds some must not wait for
    /// those who hold the others.
    boolean holds(int bytes) {
      return beginning.growTo(SmtpInput.LARGE + Math.min(bytes, SMALL), Duration.ZERO)
          && rest.growTo(Math.max(0, bytes - SMALL), Duration.ZERO);
    }

    /// Of a mail that is only read on, and no longer held.
    void keepBeginning() {
      beginning.shrinkTo(BEGINNING);
      rest.close();
    }

    @Override
    public void close() {
      beginning.close();
      rest.close();
    }
  }
}
