package objector.notifier.smtp;

import objector.events.mail.MailReturn;
import objector.notifier.outgoing.SendOutcome;

/// What an answer of a relay means (RFC 5321 4.2.1): 4yz another time, 5yz never. No answer after
/// the text began is not known.
final class RelayReply {
  private RelayReply() {}

  /// How far the dialogue had come.
  enum Stage {
    /// Before the recipient was named, or when the text was asked for.
    COMMAND,
    RECIPIENT,
    TEXT
  }

  static SendOutcome outcome(Stage stage, RelayAnswer reply) {
    // A relay that refuses us or our sender is a setting to be mended, not a mail to be given up.
    if (reply.code() < 500 || stage == Stage.COMMAND) {
      // A relay that goes down says so whatever it is asked.
      return new SendOutcome.Deferred(
          reply.reason(), stage == Stage.RECIPIENT && reply.code() != 421);
    }
    // Each mail has one recipient, so that the status is of no other.
    return new SendOutcome.Refused(reply.reason(), MailReturn.isGone(reply.status()));
  }

  /// The line broke.
  ///
  /// @param begun whether the text was on its way
  static SendOutcome broken(boolean begun) {
    return begun
        ? new SendOutcome.Unknown("the line broke before the relay answered")
        : new SendOutcome.Deferred("the line broke before the mail was on its way");
  }
}
