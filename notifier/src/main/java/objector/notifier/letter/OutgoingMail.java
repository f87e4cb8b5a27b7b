package objector.notifier.letter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import objector.address.EmailAddress;

/// A mail as it goes over the wire. None can be made that a server on the way would have to mend:
/// mended, an address is somebody else's.
///
/// @param from the envelope's sender: where it comes back to, whoever the text says it is from
/// @param text headers and body: CRLF, ASCII only, lines of at most 998 characters (RFC 5322,
///   2.1.1)
public record OutgoingMail(
    String messageId, EmailAddress from, EmailAddress to, Instant at, String text) {
  private static final int LONGEST_LINE = 998;

  public OutgoingMail {
    require(
        messageId.chars().allMatch(c -> c > ' ' && c < 0x7f), "the Message-ID is not plain ASCII");
    checkLines(text);
  }

  /// Of addresses that are to be read yet.
  public OutgoingMail(String messageId, String from, String to, Instant at, String text) {
    this(
        messageId,
        plain(from, "the sender's address is none that every server takes"),
        plain(to, "the address is none that every server takes"),
        at,
        text);
  }

  private static EmailAddress plain(String address, String problem) {
    return EmailAddress.of(address)
        .filter(read -> read.toString().equals(address))
        .orElseThrow(() -> new IllegalArgumentException(problem));
  }

  /// By what the machine does fast, as each mail goes through here: copying, and looking for one
  /// character.
  private static void checkLines(String text) {
    int octets = text.getBytes(StandardCharsets.UTF_8).length;
    require(octets == text.length() && text.indexOf('\0') < 0, "a line is not ASCII");
    int line = 0;
    for (int end = text.indexOf('\r'); end >= 0; end = text.indexOf('\r', line)) {
      require(text.startsWith("\n", end + 1), "a line ends in half");
      require(end - line <= LONGEST_LINE, "a line is too long");
      line = end + 2;
    }
    require(text.length() - line <= LONGEST_LINE, "a line is too long");
    // As many as there were line ends.
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      require(at > 0 && text.charAt(at - 1) == '\r', "a line ends in half");
    }
  }

  /// The message says what is wrong, never what stands there.
  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
