package objector.tracker.clock;

import java.time.Instant;
import java.util.Locale;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import org.jspecify.annotations.Nullable;

/// Something that is to happen at a moment if nothing comes between. It is the same one at another
/// moment: whoever moves to another zone has other mornings, and hears of each thing once.
///
/// @param account null: concerns the person
/// @param follows from what: a day that is the same in every zone, or empty
public record Deadline(
    Instant at, PersonId person, Kind kind, @Nullable AccountId account, String follows) {
  private static final long LATEST = 9_999_999_999_999L;
  private static final int DIGITS = 13;

  public enum Kind {
    /// The address was never confirmed, or the mails were stopped and nothing is followed:
    /// everything about the person goes.
    VANISH,
    /// Another address was asked for, and not agreed to.
    CHANGE_OVER,
    CODE_OVER,
    FIRST_NUDGE,
    SECOND_NUDGE,
    DUE_SOON,
    /// A due date is over, and nobody is told before the morning.
    DUE_OVER,
    OVERDUE,
    /// Meta asked for more, and waits for an answer.
    FIRST_ANSWER,
    SECOND_ANSWER,
    /// What waited is told.
    DIGEST,
    /// A month without a mail.
    MONTHLY,
    /// Pages have not been seen for a day.
    BLIND_DAY,
    AUTHORITY_DUE,
    /// Meta was reminded, and the time that the letter gives it is over.
    COMPLAINT_READY;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String word() {
      return word;
    }
  }

  /// The same at another moment.
  public Deadline at(Instant moment) {
    return new Deadline(moment, person, kind, account, follows);
  }

  /// Sorts by moment: milliseconds in thirteen digits, which last until the year 2286.
  public String key() {
    return moment(Math.clamp(at.toEpochMilli(), 0, LATEST))
        + '/'
        + person
        + '/'
        + kind.word()
        + '/'
        + (account == null ? "" : account.value())
        + '/'
        + follows;
  }

  private static String moment(long millis) {
    String digits = Long.toString(millis);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /// Everything that is due at a moment has a smaller key, and nothing else.
  public static String keyAfter(Instant now) {
    return moment(Math.clamp(now.toEpochMilli() + 1, 0, LATEST));
  }

  public static Deadline of(String key) {
    String[] parts = key.split("/", -1);
    return new Deadline(
        Instant.ofEpochMilli(Long.parseLong(parts[0])),
        new PersonId(parts[1]),
        Kind.valueOf(parts[2].replace('-', '_').toUpperCase(Locale.ROOT)),
        parts[3].isEmpty() ? null : new AccountId(parts[3]),
        // Stores of earlier versions do not say it.
        parts.length > 4 ? parts[4] : "");
  }

  /// The same deadline fires once, even if it is set again, or for another moment.
  public EventId cause() {
    return EventId.of(
        "deadline", person, kind.word(), account == null ? "" : account.value(), follows);
  }
}
