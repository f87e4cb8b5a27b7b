package objector.notifier.letter;

import java.time.Instant;
import objector.address.EmailAddress;

/// A mail as it goes over the wire. None can be made that a server on the way would have to mend:
/// mended, an address is somebody else's.
///
/// @param text headers and body: CRLF, ASCII only, lines of at most 998 characters (RFC 5322,
///   2.1.1)
public record OutgoingMail(String messageId, String from, String to, Instant at, String text) {
  private static final int LONGEST_LINE = 998;

  public OutgoingMail {
    require(isPlain(from), "the sender's address is none that every server takes");
    require(isPlain(to), "the address is none that every server takes");
    require(
        messageId.chars().allMatch(c -> c > ' ' && c < 0x7f), "the Message-ID is not plain ASCII");
    checkLines(text);
  }

  private static boolean isPlain(String address) {
    return EmailAddress.of(address).filter(read -> read.toString().equals(address)).isPresent();
  }

  private static void checkLines(String text) {
    int line = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      require(c < 0x80 && c != 0, "a line is not ASCII");
      if (c == '\r' || c == '\n') {
        boolean ends = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        require(ends, "a line ends in half");
        at++;
        line = 0;
      } else {
        line++;
        require(line <= LONGEST_LINE, "a line is too long");
      }
    }
  }

  /// The message says what is wrong, never what stands there.
  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
