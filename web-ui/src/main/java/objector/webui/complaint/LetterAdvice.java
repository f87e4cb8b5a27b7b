package objector.webui.complaint;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import objector.events.person.Account;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.Filing;
import org.jspecify.annotations.Nullable;

/// Which letters are due, or why it is better to wait.
///
/// @param offered the first is the one that is shown
/// @param why key of what to say beside or instead of them; null: nothing
record LetterAdvice(List<Kind> offered, @Nullable String why, Map<String, LocalDate> arguments) {
  /// An answer was refused or is late.
  enum Kind {
    REMINDER,
    COMPLAINT;

    String word() {
      return this == REMINDER ? "reminder" : "complaint";
    }
  }

  static LetterAdvice of(Account account, LetterLaw law, LocalDate today) {
    return of(account, account.standing(), law, today);
  }

  private static LetterAdvice of(
      Account account, Objection standing, LetterLaw law, LocalDate today) {
    return switch (standing) {
      case Objection.Refused _ -> only(Kind.COMPLAINT);
      case Objection.Filed filed -> silent(account, filed.filing(), filed.due(), law, today);
      case Objection.Extended extended ->
          silent(account, extended.filing(), extended.due(), law, today);
      case Objection.Overdue overdue ->
          silent(account, overdue.filing(), overdue.due(), law, today);
      case Objection.MoreAsked _ -> wait("letter.wait.answer");
      case Objection.CodeAsked code -> of(account, code.before(), law, today);
      case Objection.Recheck recheck -> of(account, recheck.before(), law, today);
      case Objection.Complained complained -> of(account, complained.before(), law, today);
      case Objection.Unknown _,
          Objection.Noticed _,
          Objection.Confirmed _,
          Objection.Withdrawn _,
          Objection.Contradicted _ ->
          wait("letter.wait.nothing");
    };
  }

  /// No answer is known.
  private static LetterAdvice silent(
      Account account, @Nullable Filing filing, @Nullable Due due, LetterLaw law, LocalDate today) {
    // Meta paused what the objections of 2024 were made to: no month runs.
    if (filing == null || filing.on().getYear() == 2024) {
      return wait("letter.wait.nothing");
    }
    if (law != LetterLaw.FADP) {
      if (due == null) {
        return wait("letter.wait.nothing");
      }
      if (!due.on().isBefore(today)) {
        return new LetterAdvice(List.of(), "letter.wait.due", Map.of("due", due.on()));
      }
    }
    LocalDate reminded = reminded(account, filing);
    if (reminded == null) {
      return law == LetterLaw.GDPR
          ? new LetterAdvice(
              List.of(Kind.REMINDER, Kind.COMPLAINT), "letter.first-remind", Map.of())
          : only(Kind.REMINDER);
    }
    LocalDate until = reminded.plusDays(law.patience());
    return today.isAfter(until)
        ? only(Kind.COMPLAINT)
        : new LetterAdvice(
            List.of(), "letter.wait.reminded", Map.of("on", reminded, "until", until));
  }

  private static @Nullable LocalDate reminded(Account account, Filing filing) {
    return account.facts().stream()
        .filter(fact -> fact.what() == Fact.What.REMINDED && !fact.undone())
        .map(Fact::on)
        .filter(on -> !on.isBefore(filing.on()))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static LetterAdvice only(Kind kind) {
    return new LetterAdvice(List.of(kind), null, Map.of());
  }

  private static LetterAdvice wait(String why) {
    return new LetterAdvice(List.of(), why, Map.of());
  }
}
