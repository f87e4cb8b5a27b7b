package objector.tracker.standing;

import java.time.LocalDate;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.Unknown;

/// Objections of 2024 were made to a plan that Meta then paused; it says that it honours them. No
/// answer to them was ever due, so they do not become overdue.
public final class PausedPlan {
  private static final LocalDate ANSWERS_DUE_FROM = LocalDate.of(2025, 1, 1);

  private PausedPlan() {}

  public static boolean isAnswerDue(Filing filing) {
    return !filing.on().isBefore(ANSWERS_DUE_FROM);
  }

  /// What was settled of the plan that Meta paused in 2024 is no answer to an objection to today's.
  static Objection afresh(Objection state, Fact fact) {
    boolean old =
        switch (state) {
          case Confirmed s -> is(s.on());
          case Filed s -> is(s.filing().on());
          default -> false;
        };
    return old && !is(fact.on()) ? new Unknown() : state;
  }

  static boolean is(LocalDate on) {
    return on.isBefore(ANSWERS_DUE_FROM);
  }
}
