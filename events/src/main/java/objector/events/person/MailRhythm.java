package objector.events.person;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How often a person wants mails. Codes, links and deadlines never wait.
public enum MailRhythm {
  @JsonProperty("immediate")
  IMMEDIATE("immediate"),
  @JsonProperty("daily")
  DAILY("daily"),
  @JsonProperty("weekly")
  WEEKLY("weekly");

  private final String word;

  MailRhythm(String word) {
    this.word = word;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }
}
