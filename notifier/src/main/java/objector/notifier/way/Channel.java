package objector.notifier.way;

import objector.events.person.WayToHear;
import objector.notifier.outgoing.SendOutcome;

/// A way of telling somebody something at an address of their own. It says what became of each
/// message within its time; a message that comes twice bears the same id.
public interface Channel {
  /// Which ways go here.
  WayToHear.Kind kind();

  /// Hands over one message.
  ///
  /// @param way where to
  SendOutcome send(WayMessage message, WayToHear way);
}
