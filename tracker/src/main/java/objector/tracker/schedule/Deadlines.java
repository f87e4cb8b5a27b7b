package objector.tracker.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import objector.events.person.Account;
import objector.events.person.AddressChange;
import objector.events.person.Dossier;
import objector.tracker.clock.Deadline;
import org.jspecify.annotations.Nullable;

/// Which deadlines follow from a dossier. A function of the dossier alone, so that what must be set
/// and what must be taken back after a change is the difference of two sets.
public final class Deadlines {
  static final Duration UNCONFIRMED_STAYS = Duration.ofDays(7);

  /// Whoever stopped the mails and follows nothing may think better of it for so long.
  static final Duration LEFT_STAYS = Duration.ofDays(28);

  private Deadlines() {}

  public static Set<Deadline> of(Dossier dossier) {
    Set<Deadline> found = new LinkedHashSet<>();
    if (dossier.confirmed() == null) {
      Instant at = dossier.joined().plus(UNCONFIRMED_STAYS);
      found.add(new Deadline(at, dossier.person(), Deadline.Kind.VANISH, null, ""));
    }
    Instant left = left(dossier);
    if (left != null) {
      found.add(
          new Deadline(
              left.plus(LEFT_STAYS),
              dossier.person(),
              Deadline.Kind.VANISH,
              null,
              left.toString()));
    }
    AddressChange change = dossier.change();
    if (change != null) {
      found.add(
          new Deadline(
              change.at().plus(AddressChange.WAITS),
              dossier.person(),
              Deadline.Kind.CHANGE_OVER,
              null,
              change.asked().value()));
    }
    AccountDeadlines accounts = new AccountDeadlines(dossier, found);
    for (Account account : dossier.accounts()) {
      accounts.follow(account, account.standing());
    }
    found.addAll(MailingTimes.of(dossier));
    return found;
  }

  /// Since when somebody hears nothing and follows nothing, by their own wish; null: they do.
  private static @Nullable Instant left(Dossier dossier) {
    boolean followsNothing =
        dossier.accounts().isEmpty()
            && dossier.removed().isEmpty()
            && dossier.waiting() == 0
            && dossier.ways().isEmpty();
    return dossier.confirmed() != null && dossier.mailsStopped() && followsNothing
        ? dossier.stopped()
        : null;
  }

  /// Whether that was so for long enough: then everything about them goes.
  public static boolean isLeft(Dossier dossier, Instant now) {
    Instant left = left(dossier);
    return left != null && !now.isBefore(left.plus(LEFT_STAYS));
  }
}
