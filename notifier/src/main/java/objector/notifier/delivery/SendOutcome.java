package objector.notifier.delivery;

/// What came of handing a mail over. Reasons never hold addresses.
public sealed interface SendOutcome {
  /// The other side has it.
  record Sent() implements SendOutcome {}

  /// Nothing was said of it: there was no way out, or no time.
  record NotBegun() implements SendOutcome {}

  /// Not now; another time it may be taken.
  record Deferred(String reason) implements SendOutcome {}

  /// Never.
  record Refused(String reason) implements SendOutcome {}

  /// The line broke after the text was on its way: the other side may have it or not.
  record Unknown(String reason) implements SendOutcome {}
}
