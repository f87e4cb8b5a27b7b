package objector.events.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/// How a mail of ours came back.
public enum MailReturn {
  /// There is no such mailbox, for good (RFC 3464).
  @JsonProperty("bounced")
  BOUNCED("bounced"),
  /// Its reader's provider says that it was taken for spam (RFC 5965).
  @JsonProperty("complained")
  COMPLAINED("complained"),
  /// Put off, or given up for what may pass by itself: a full mailbox, a server that is down (RFC
  /// 3463: class 4, or class 5 of a mailbox that is there).
  @JsonProperty("delayed")
  DELAYED("delayed");

  private static final Set<String> GONE =
      Set.of("5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

  private final String word;

  MailReturn(String word) {
    this.word = word;
  }

  /// Whether a status (RFC 3463) says that a mailbox is gone for good: no such mailbox, system or
  /// address (5.1.0 to 5.1.6, 5.1.10), or one that is closed (5.2.1). A full mailbox, a filter, a
  /// policy pass by themselves.
  public static boolean isGone(String status) {
    return GONE.contains(status);
  }

  /// As written in events, files and keys of messages.
  public String word() {
    return word;
  }
}
