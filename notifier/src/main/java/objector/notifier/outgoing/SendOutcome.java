package objector.notifier.outgoing;

/// What came of handing a mail over. Reasons never hold addresses.
public sealed interface SendOutcome {
  /// The other side has it.
  record Sent() implements SendOutcome {}

  /// Nothing was said of it: there was no way out, or no time.
  record NotBegun() implements SendOutcome {}

  /// Not now; another time it may be taken.
  ///
  /// @param ofMailbox it was said of this mailbox, not of us or of the mail
  record Deferred(String reason, boolean ofMailbox) implements SendOutcome {
    /// Another time, whatever it was about.
    public Deferred(String reason) {
      this(reason, false);
    }
  }

  /// Never.
  ///
  /// @param mailboxGone the mailbox itself is gone: no mail will ever be taken there
  record Refused(String reason, boolean mailboxGone) implements SendOutcome {
    /// This one never.
    public Refused(String reason) {
      this(reason, false);
    }
  }

  /// The line broke after the text was on its way: the other side may have it or not.
  record Unknown(String reason) implements SendOutcome {}
}
