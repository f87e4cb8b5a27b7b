package objector.events.page;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a look at a page came to.
public enum LookOutcome {
  @JsonProperty("first")
  FIRST("first"),
  @JsonProperty("unchanged")
  UNCHANGED("unchanged"),
  @JsonProperty("changed")
  CHANGED("changed"),
  /// Back to an earlier text: recorded, and told to nobody, as sites show editions in turns.
  @JsonProperty("returned")
  RETURNED("returned"),
  /// Seen once; a second look decides.
  @JsonProperty("pending")
  PENDING("pending"),
  /// No policy was seen.
  @JsonProperty("blind")
  BLIND("blind");

  private final String word;

  LookOutcome(String word) {
    this.word = word;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }
}
