package objector.events.group;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Into which part of a group's figures a person counts: into one, however many accounts they have.
public enum GroupPart {
  /// Meta confirmed every one of their objections.
  @JsonProperty("confirmed")
  CONFIRMED("confirmed"),
  /// At least one objection waits for Meta, and nothing is overdue.
  @JsonProperty("waiting")
  WAITING("waiting"),
  /// Everything else, together.
  @JsonProperty("other")
  OTHER("other");

  private final String word;

  GroupPart(String word) {
    this.word = word;
  }

  /// As written in figures and message keys.
  public String word() {
    return word;
  }
}
