package objector.tracker.clock;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import objector.events.Json;
import objector.events.person.Due;
import objector.events.person.Due.Rule;
import objector.events.person.Due.Step;
import org.jspecify.annotations.Nullable;

/// What the command `deadline` answers: the dates, and the working in English.
public final class DeadlineAnswer {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

  private DeadlineAnswer() {}

  /// One line of JSON.
  ///
  /// @throws IllegalArgumentException when the extension was told before the objection was received
  public static String json(LocalDate received, @Nullable LocalDate extendedOn) {
    return new String(Json.write(answer(received, extendedOn)), StandardCharsets.UTF_8);
  }

  /// The same for people: the working, step by step; the last line says the result.
  ///
  /// @throws IllegalArgumentException when the extension was told before the objection was received
  public static List<String> lines(LocalDate received, @Nullable LocalDate extendedOn) {
    return answer(received, extendedOn).working();
  }

  private static Answer answer(LocalDate received, @Nullable LocalDate extendedOn) {
    StatutoryClock clock = new StatutoryClock();
    Due due = clock.answerDue(received);
    if (extendedOn == null) {
      return new Answer(received, due.on(), null, null, sentences(due));
    }
    if (extendedOn.isBefore(received)) {
      throw new IllegalArgumentException(
          "an extension cannot be told before the objection is received");
    }
    Due extended = clock.extended(received, extendedOn);
    if (extendedOn.isAfter(due.on())) {
      return new Answer(received, due.on(), null, null, sentences(extended));
    }
    LocalDate earliest = extended.earliest() == null ? extended.on() : extended.earliest();
    return new Answer(received, due.on(), extended.on(), earliest, sentences(extended));
  }

  private static List<String> sentences(Due due) {
    List<String> sentences = new ArrayList<>();
    for (Step step : due.working()) {
      sentences.add(sentence(step, due));
    }
    return List.copyOf(sentences);
  }

  private static String sentence(Step step, Due due) {
    String day = DAY.format(step.date());
    return switch (step.rule()) {
      case RECEIVED ->
          "Received on %s; that day is not counted (Regulation 1182/71, Art. 3(1)).".formatted(day);
      case ONE_MONTH ->
          "One month later is %s (GDPR Art. 12(3); Regulation 1182/71, Art. 3(2)(c))."
              .formatted(day);
      case THREE_MONTHS ->
          "With the extension by two months, three months after receipt is %s (GDPR Art. 12(3))."
              .formatted(day);
      case TWO_MORE_MONTHS ->
          "Read the other way, two months after the end of the first month is %s.".formatted(day);
      case MONTH_CLIPPED ->
          "That month has no such date, so its last day counts, %s (Art. 3(2)(c)).".formatted(day);
      case SATURDAY, SUNDAY ->
          "%s does not end a period: it runs to the next working day (Art. 3(4)).".formatted(day);
      case HOLIDAY ->
          "%s is a public holiday (%s): it runs to the next working day (Art. 3(4))."
              .formatted(day, step.holiday() == null ? "" : Holidays.name(step.holiday()));
      case EXTENSION_TOO_LATE ->
          "The extension was told on %s, after the first month: it extends nothing (GDPR Art. 12(3))."
              .formatted(day);
      case DUE -> due(day, due);
    };
  }

  private static String due(String day, Due due) {
    boolean readings = due.working().stream().anyMatch(s -> s.rule() == Rule.TWO_MORE_MONTHS);
    String end = "An answer is due by the end of %s, Irish time".formatted(day);
    if (due.earliest() != null) {
      return end + "; read strictly, by the end of %s.".formatted(DAY.format(due.earliest()));
    }
    return readings ? end + "; both readings lead there." : end + ".";
  }

  private record Answer(
      LocalDate received,
      LocalDate due,
      @Nullable LocalDate extendedDue,
      @Nullable LocalDate extendedDueEarliest,
      List<String> working) {}
}
