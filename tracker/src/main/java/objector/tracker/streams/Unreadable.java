package objector.tracker.streams;

import objector.events.id.EventId;
import objector.events.id.PersonId;
import org.jspecify.annotations.Nullable;

/// A record that says nothing we can read: it goes through the topology all the same, so that a
/// task knows that it was taken.
@SuppressWarnings("ArrayRecordComponent") // Never compared: it only passes through.
record Unreadable(byte[] bytes, String reason) {
  /// Whose event it was, and which: that stands in its key.
  record Named(PersonId person, EventId event) {}

  /// Null: no key of an event of a person's.
  static @Nullable Named named(@Nullable String key) {
    int slash = key == null ? -1 : key.indexOf('/');
    if (key == null || slash < 1 || slash == key.length() - 1) {
      return null;
    }
    try {
      return new Named(
          new PersonId(key.substring(0, slash)), new EventId(key.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
