package objector.ingest.smtp;

/// An answer to a client, with its enhanced code (RFC 3463).
///
/// @param line without its line end; several for EHLO only
/// @param last the connection ends after it
record SmtpReply(String line, boolean last) {
  /// What there was to say has been said.
  static final SmtpReply NONE = of("");

  static final SmtpReply OK = of("250 2.0.0 Ok");

  static SmtpReply of(String line) {
    return new SmtpReply(line, false);
  }

  static SmtpReply last(String line) {
    return new SmtpReply(line, true);
  }

  SmtpReply andLast() {
    return new SmtpReply(line, true);
  }

  /// Whether the client was told no, for now or for good.
  boolean refuses() {
    return !line.isEmpty() && line.charAt(0) >= '4';
  }
}
