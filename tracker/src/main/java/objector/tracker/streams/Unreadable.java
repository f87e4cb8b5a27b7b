package objector.tracker.streams;

/// A record that says nothing we can read: it goes through the topology all the same, so that a
/// task knows that it was taken.
@SuppressWarnings("ArrayRecordComponent") // Never compared: it only passes through.
record Unreadable(byte[] bytes, String reason) {}
