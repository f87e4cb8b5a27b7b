package objector.notifier.delivery;

import objector.notifier.letter.OutgoingMail;

/// A way out for mails.
public interface Transport {
  /// Opens the way. Nothing is being sent before this returns.
  ///
  /// @throws Unreachable when there is nobody at the other end
  Connection open() throws Unreachable;

  /// What kind of way, for health.
  String name();

  /// An open way, good for several mails, one after the other.
  interface Connection extends AutoCloseable {
    SendOutcome send(OutgoingMail mail);

    /// Whether it takes another; otherwise it is to be closed.
    boolean isUsable();

    @Override
    void close();
  }

  /// The world is down: nothing was sent, nothing is wrong with the mail.
  final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    public Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
