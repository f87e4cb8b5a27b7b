package objector.notifier;

import java.time.Instant;

/// A mail as it goes over the wire.
///
/// @param text headers and body: CRLF, ASCII only
record OutgoingMail(String messageId, String from, String to, Instant at, String text) {}
