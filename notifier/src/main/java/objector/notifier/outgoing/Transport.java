package objector.notifier.outgoing;

import objector.notifier.letter.OutgoingMail;
import org.jspecify.annotations.Nullable;

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

    /// The same, where it is known what comes next over this way: it may be named in the same
    /// breath, though nothing of its text is said. Then it comes next, or the way is closed.
    ///
    /// @param next null: not known, or nothing
    default SendOutcome send(OutgoingMail mail, @Nullable OutgoingMail next) {
      return send(mail);
    }

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
