package objector.events.mail;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a mail came in.
public enum MailSource {
  @JsonProperty("smtp")
  SMTP("smtp"),
  @JsonProperty("imap")
  IMAP("imap"),
  @JsonProperty("upload")
  UPLOAD("upload"),
  @JsonProperty("http")
  HTTP("http");

  private final String word;

  MailSource(String word) {
    this.word = word;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }
}
