package objector.tracker.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import objector.events.person.Dossier;
import objector.events.person.Due;
import objector.tracker.clock.StatutoryClock;

/// The mornings of a person, in which they are reminded.
public final class Mornings {
  static final LocalTime NINE = LocalTime.of(9, 0);

  private Mornings() {}

  static Instant nextMorning(Dossier dossier, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone(dossier.zone()));
    Instant morning = morning(today, dossier.zone());
    return morning.isAfter(now) ? morning : morning(today.plusDays(1), dossier.zone());
  }

  /// Nine in the person's morning.
  static Instant morning(LocalDate day, String zone) {
    return day.atTime(NINE).atZone(zone(zone)).toInstant();
  }

  /// The first morning of the person's after a due date is over in Ireland: where the sun rises
  /// early that is a day later than the calendar says.
  static Instant morningAfter(Due due, String zone) {
    Instant over = StatutoryClock.over(due);
    LocalDate day = due.on().plusDays(1);
    while (morning(day, zone).isBefore(over)) {
      day = day.plusDays(1);
    }
    return morning(day, zone);
  }

  /// The person's own zone; web-ui checks it, and an unknown one must not stop us.
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
