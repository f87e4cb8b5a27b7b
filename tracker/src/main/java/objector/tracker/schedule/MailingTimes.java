package objector.tracker.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import objector.events.id.PageId;
import objector.events.person.Dossier;
import objector.events.person.Dossier.BlindPage;
import objector.events.person.Dossier.Mailing;
import objector.events.person.MailRhythm;
import objector.events.person.PageNews;
import objector.tracker.clock.Deadline;
import org.jspecify.annotations.Nullable;

/// When mails go out that nothing of the moment causes: digests, the mail of a quiet month, and the
/// one about pages that have not been seen for a day.
public final class MailingTimes {
  private static final Duration GATHERED = Duration.ofHours(1);
  private static final Duration BLIND = Duration.ofDays(1);

  private MailingTimes() {}

  static List<Deadline> of(Dossier dossier) {
    Mailing mailing = dossier.mailing();
    if (mailing == null || dossier.confirmed() == null || dossier.mailsStopped()) {
      return List.of();
    }
    List<Deadline> found = new ArrayList<>();
    if (!mailing.waiting().isEmpty()) {
      Instant first = mailing.waiting().getFirst().at();
      found.add(
          deadline(
              rested(digest(first, mailing.rhythm(), dossier.zone()), dossier),
              dossier,
              Deadline.Kind.DIGEST,
              first));
    }
    if (mailing.monthly() && !mailing.sent().isEmpty()) {
      Instant last = mailing.sent().getLast();
      LocalDate month = LocalDate.ofInstant(last, Mornings.zone(dossier.zone())).plusMonths(1);
      found.add(
          deadline(Mornings.morning(month, dossier.zone()), dossier, Deadline.Kind.MONTHLY, last));
    }
    Instant since = blindSince(wanted(mailing.blind(), dossier.news(), dossier.onlyPage()));
    if (since != null && !mailing.blindTold()) {
      found.add(deadline(since.plus(BLIND), dossier, Deadline.Kind.BLIND_DAY, since));
    }
    return found;
  }

  /// Those of the pages that somebody is told of.
  public static List<BlindPage> wanted(
      List<BlindPage> blind, PageNews news, @Nullable PageId onlyPage) {
    return switch (news) {
      case ALL -> blind;
      case ONE_PAGE -> blind.stream().filter(b -> b.page().equals(onlyPage)).toList();
      case AI_AND_OBJECTION, NONE -> List.of();
    };
  }

  /// Since when one of the pages has not been seen; null: all are.
  private static @Nullable Instant blindSince(List<BlindPage> blind) {
    return blind.stream().map(BlindPage::since).min(Comparator.naturalOrder()).orElse(null);
  }

  /// Not before the mailbox is tried again that put our last mail off.
  private static Instant rested(Instant digest, Dossier dossier) {
    Dossier.Returned returned = dossier.returned();
    return returned == null
        ? digest
        : returned.restsUntil().filter(digest::isBefore).orElse(digest);
  }

  /// Of who wants each mail at once, and got many, the rest waits for an hour.
  private static Instant digest(Instant first, MailRhythm rhythm, String zone) {
    ZoneId home = Mornings.zone(zone);
    LocalDate day = LocalDate.ofInstant(first, home);
    return switch (rhythm) {
      case IMMEDIATE -> first.plus(GATHERED);
      case DAILY -> {
        Instant morning = Mornings.morning(day, zone);
        yield morning.isAfter(first) ? morning : Mornings.morning(day.plusDays(1), zone);
      }
      case WEEKLY -> {
        LocalDate monday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        Instant morning = Mornings.morning(monday, zone);
        yield morning.isAfter(first) ? morning : Mornings.morning(monday.plusWeeks(1), zone);
      }
    };
  }

  private static Deadline deadline(
      Instant at, Dossier dossier, Deadline.Kind kind, Instant because) {
    return new Deadline(at, dossier.person(), kind, null, because.toString());
  }
}
