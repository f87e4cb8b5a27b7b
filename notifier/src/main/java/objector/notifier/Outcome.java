package objector.notifier;

/// What came of handing a mail over. Reasons never hold addresses.
sealed interface Outcome {
  /// The other side has it.
  record Sent() implements Outcome {}

  /// Not now; another time it may be taken.
  record Deferred(String reason) implements Outcome {}

  /// Never.
  record Refused(String reason) implements Outcome {}

  /// The line broke after the text was on its way: the other side may have it or not.
  record Unknown(String reason) implements Outcome {}
}
