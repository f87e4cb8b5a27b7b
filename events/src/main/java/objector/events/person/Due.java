package objector.events.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// A due date by our count, with its working. Regulation (EEC, Euratom) 1182/71; GDPR Art. 12(3),
/// 78(2).
///
/// @param on the last day on which an answer is in time
/// @param earliest the earlier of two readings, where they differ: remind then
/// @param working how the date came about, step by step
public record Due(LocalDate start, LocalDate on, @Nullable LocalDate earliest, List<Step> working) {
  public Due {
    Preconditions.present(start, "start");
    Preconditions.present(on, "on");
    working = Preconditions.list(working);
  }

  /// One step of the working.
  ///
  /// @param date where the step leads; of a day on which no period ends, that day
  /// @param holiday the key of the public holiday that was rolled over
  public record Step(Rule rule, LocalDate date, @Nullable String holiday) {
    public Step {
      Preconditions.present(rule, "rule");
      Preconditions.present(date, "date");
    }
  }

  /// The rules of the count, in the words of the Regulation's Article 3.
  public enum Rule {
    /// The day of receipt is not counted (3(1)).
    @JsonProperty("received")
    RECEIVED,
    /// The same date one month later (3(2)(c)).
    @JsonProperty("one-month")
    ONE_MONTH,
    /// That date does not exist: the month's last day (3(2)(c)).
    @JsonProperty("month-clipped")
    MONTH_CLIPPED,
    /// The same date three months later.
    @JsonProperty("three-months")
    THREE_MONTHS,
    /// Two months after the unrolled end of the first month: the other reading of an extension.
    @JsonProperty("two-more-months")
    TWO_MORE_MONTHS,
    /// A Saturday does not end a period (3(4)).
    @JsonProperty("saturday")
    SATURDAY,
    @JsonProperty("sunday")
    SUNDAY,
    @JsonProperty("holiday")
    HOLIDAY,
    /// An extension told after the first month extends nothing (GDPR 12(3)).
    @JsonProperty("extension-too-late")
    EXTENSION_TOO_LATE,
    @JsonProperty("due")
    DUE
  }
}
