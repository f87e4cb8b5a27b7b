package objector.wording.sentence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.events.person.Due;
import objector.events.person.Due.Step;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// How a due date came about, in words: the law stands here, not in the sentence.
public record DueDateWords(Voice voice) {
  /// "Why 3 December 2026?"
  public String question(Due due) {
    return voice.say("working.question", Map.of("due", due.on()));
  }

  /// A sentence a step.
  public List<String> steps(Due due) {
    return due.working().stream().map(this::step).toList();
  }

  /// The whole working in one paragraph.
  public String paragraph(Due due) {
    List<String> sentences = new ArrayList<>(steps(due));
    sentences.add(voice.say("working.caveat"));
    return String.join(" ", sentences);
  }

  private String step(Step step) {
    Map<String, Object> arguments =
        Map.of("date", voice.weekday(leads(step)), "holiday", holiday(step.holiday()));
    return switch (step.rule()) {
      case RECEIVED -> voice.say("working.received", arguments);
      case ONE_MONTH -> voice.say("working.one-month", arguments);
      case MONTH_CLIPPED -> voice.say("working.month-clipped", arguments);
      case THREE_MONTHS -> voice.say("working.three-months", arguments);
      case TWO_MORE_MONTHS -> voice.say("working.two-more-months", arguments);
      case SATURDAY -> voice.say("working.saturday", arguments);
      case SUNDAY -> voice.say("working.sunday", arguments);
      case HOLIDAY -> voice.say("working.holiday", arguments);
      case EXTENSION_TOO_LATE -> voice.say("working.extension-too-late", arguments);
      case DUE -> voice.say("working.due", arguments);
    };
  }

  /// A day on which no period ends is told by the one after it.
  private static LocalDate leads(Step step) {
    return switch (step.rule()) {
      case SATURDAY, SUNDAY, HOLIDAY -> step.date().plusDays(1);
      case RECEIVED,
          ONE_MONTH,
          MONTH_CLIPPED,
          THREE_MONTHS,
          TWO_MORE_MONTHS,
          EXTENSION_TOO_LATE,
          DUE ->
          step.date();
    };
  }

  /// Keys come as `ST_PATRICK` or `christian.EASTER_MONDAY`, after the holiday calendar's own.
  private String holiday(@Nullable String key) {
    if (key == null) {
      return voice.say("holiday.other");
    }
    String word =
        key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).replace('_', '-');
    String known = "holiday." + word;
    return voice.say(voice.knows(known) ? known : "holiday.other");
  }
}
