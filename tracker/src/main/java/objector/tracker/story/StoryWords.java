package objector.tracker.story;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import objector.events.alert.Alert.Matter;
import objector.events.person.Due;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import org.jspecify.annotations.Nullable;

/// The words of a story's answers.
public final class StoryWords {
  private static final int PAUSED_PLAN = 2024;

  private StoryWords() {}

  /// `account-news/confirmed`, `reminder/overdue`, `mail-held`.
  static String matter(Matter matter) {
    JsonTypeName name = matter.getClass().getAnnotation(JsonTypeName.class);
    String type = name == null ? "" : name.value();
    return switch (matter) {
      case Matter.AccountNews news -> type + "/" + news.news().word();
      case Matter.Reminder reminder -> type + "/" + reminder.kind().word();
      default -> type;
    };
  }

  /// The day that is awaited now; of a complaint and a new objection beside it, the nearer.
  public static @Nullable LocalDate due(Objection standing) {
    return switch (standing) {
      case Filed s -> counted(s.filing(), s.due());
      case MoreAsked s -> counted(s.filing(), s.due());
      case Extended s -> counted(s.filing(), s.due());
      case Overdue s -> counted(s.filing(), s.due());
      case Recheck s -> due(s.before());
      case CodeAsked s -> due(s.before());
      case Complained s -> nearer(s);
      case Unknown s -> null;
      case Noticed s -> null;
      case Confirmed s -> null;
      case Refused s -> null;
      case Withdrawn s -> null;
      case Contradicted s -> null;
    };
  }

  private static LocalDate nearer(Complained s) {
    Filing again = s.before().filing();
    LocalDate answer = due(s.before());
    boolean isNew = again != null && again.on().isAfter(s.on());
    return isNew && answer != null && answer.isBefore(s.due().on()) ? answer : s.due().on();
  }

  /// Meta paused what objections of 2024 were made to: no answer was ever due.
  private static @Nullable LocalDate counted(@Nullable Filing filing, @Nullable Due due) {
    return filing == null || due == null || filing.on().getYear() == PAUSED_PLAN ? null : due.on();
  }
}
