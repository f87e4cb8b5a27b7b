package objector.events.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What happened to an account that a person should hear of.
public enum News {
  @JsonProperty("notice-arrived")
  NOTICE_ARRIVED("notice-arrived"),
  @JsonProperty("code-arrived")
  CODE_ARRIVED("code-arrived"),
  @JsonProperty("acknowledged")
  ACKNOWLEDGED("acknowledged"),
  @JsonProperty("more-asked")
  MORE_ASKED("more-asked"),
  @JsonProperty("extended")
  EXTENDED("extended"),
  @JsonProperty("confirmed")
  CONFIRMED("confirmed"),
  @JsonProperty("refused")
  REFUSED("refused"),
  /// One mail says refused, another confirmed.
  @JsonProperty("contradicted")
  CONTRADICTED("contradicted");

  private final String word;

  News(String word) {
    this.word = word;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }
}
