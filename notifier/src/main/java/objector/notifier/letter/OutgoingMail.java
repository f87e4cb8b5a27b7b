package objector.notifier.letter;

import java.time.Instant;

/// A mail as it goes over the wire.
///
/// @param text headers and body: CRLF, ASCII only
public record OutgoingMail(String messageId, String from, String to, Instant at, String text) {}
