package objector.tracker.mailed;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import objector.events.mail.MailEvent.Original;
import objector.events.person.Fact;
import org.jspecify.annotations.Nullable;

/// Whether two forwards are of one mail of Meta's: by what was signed or by Message-ID; where a
/// forward as text lost both, by kind and minute.
public final class SameMail {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private SameMail() {}

  public static boolean is(@Nullable Original one, @Nullable Original other) {
    if (one == null || other == null) {
      return false;
    }
    return (one.signed() != null && one.signed().equals(other.signed()))
        || (one.messageId() != null && one.messageId().equals(other.messageId()));
  }

  /// Of what is known and what came: as text, too, by kind and minute.
  ///
  /// @param oneAccount whether both speak of one account
  public static boolean is(Fact known, Fact copy, boolean oneAccount) {
    if (known.evidence() == null || known.what() != copy.what()) {
      return false;
    }
    if (known.isOf(copy.id()) || is(known.original(), copy.original())) {
      return true;
    }
    return oneAccount
        && (isNameless(known) || isNameless(copy))
        && isOneMinute(known.at(), copy.at())
        && (known.what() != Fact.What.CODE || Objects.equals(known.detail(), copy.detail()));
  }

  private static boolean isNameless(Fact fact) {
    Original original = fact.original();
    return original == null || (original.messageId() == null && original.signed() == null);
  }

  private static boolean isOneMinute(@Nullable Instant one, @Nullable Instant other) {
    return one != null && other != null && Duration.between(one, other).abs().compareTo(MINUTE) < 0;
  }
}
