package objector.events.mail;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a mail of ours came back.
public enum MailReturn {
  /// There is no such mailbox, for good (RFC 3464).
  @JsonProperty("bounced")
  BOUNCED("bounced"),
  /// Its reader's provider says that it was taken for spam (RFC 5965).
  @JsonProperty("complained")
  COMPLAINED("complained");

  private final String word;

  MailReturn(String word) {
    this.word = word;
  }

  /// As written in events, files and keys of messages.
  public String word() {
    return word;
  }
}
