package objector.notifier.letter;

import java.time.Instant;
import objector.address.EmailAddress;

/// A mail as it goes over the wire. None can be made that a server on the way would have to mend:
/// mended, an address is somebody else's.
///
/// @param from the envelope's sender: where it comes back to, whoever the text says it is from
/// @param body headers and body
public record OutgoingMail(
    String messageId, EmailAddress from, EmailAddress to, Instant at, MailText body) {
  public OutgoingMail {
    require(isPlain(messageId), "the Message-ID is not plain ASCII");
  }

  private static boolean isPlain(String messageId) {
    for (int i = 0; i < messageId.length(); i++) {
      if (messageId.charAt(i) <= ' ' || messageId.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  /// Of addresses that are to be read yet.
  public OutgoingMail(String messageId, String from, String to, Instant at, String text) {
    this(
        messageId,
        plain(from, "the sender's address is none that every server takes"),
        plain(to, "the address is none that every server takes"),
        at,
        MailText.of(text));
  }

  private static EmailAddress plain(String address, String problem) {
    return EmailAddress.of(address)
        .filter(read -> read.toString().equals(address))
        .orElseThrow(() -> new IllegalArgumentException(problem));
  }

  /// Headers and body, as whoever reads it has them.
  public String text() {
    return body.toString();
  }

  /// The message says what is wrong, never what stands there.
  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
