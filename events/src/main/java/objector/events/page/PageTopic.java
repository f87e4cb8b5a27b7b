package objector.events.page;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a passage of a policy is about.
public enum PageTopic {
  @JsonProperty("ai-training")
  AI_TRAINING("ai-training"),
  @JsonProperty("objection-and-rights")
  OBJECTION_AND_RIGHTS("objection-and-rights"),
  @JsonProperty("legal-basis")
  LEGAL_BASIS("legal-basis"),
  @JsonProperty("data-scope")
  DATA_SCOPE("data-scope"),
  @JsonProperty("minors")
  MINORS("minors"),
  @JsonProperty("dates")
  DATES("dates"),
  @JsonProperty("contact")
  CONTACT("contact"),
  @JsonProperty("other")
  OTHER("other");

  private final String word;

  PageTopic(String word) {
    this.word = word;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }

  /// Whether a subscriber to "AI and objection only" wants to hear of it.
  public boolean concernsObjection() {
    return this == AI_TRAINING || this == OBJECTION_AND_RIGHTS;
  }
}
