package objector.events.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why we remind.
public enum ReminderKind {
  /// A notice arrived and no objection is known.
  @JsonProperty("nudge")
  NUDGE("nudge"),
  /// Three days before the due date.
  @JsonProperty("due-soon")
  DUE_SOON("due-soon"),
  /// The day after the due date.
  @JsonProperty("overdue")
  OVERDUE("overdue"),
  /// Meta asked for more, and no answer is known.
  @JsonProperty("more-asked")
  MORE_ASKED("more-asked"),
  /// The authority's three months are over.
  @JsonProperty("authority-due")
  AUTHORITY_DUE("authority-due"),
  /// The person reminded Meta, the two weeks that the letter gives are over, and no answer is
  /// known.
  @JsonProperty("complaint-ready")
  COMPLAINT_READY("complaint-ready");

  private final String word;

  ReminderKind(String word) {
    this.word = word;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }
}
