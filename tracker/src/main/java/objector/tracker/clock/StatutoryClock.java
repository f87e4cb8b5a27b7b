package objector.tracker.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import objector.events.person.Due;
import objector.events.person.Due.Rule;
import objector.events.person.Due.Step;
import org.jspecify.annotations.Nullable;

/// Counts the periods of the GDPR by Regulation (EEC, Euratom) 1182/71, with its working. Meta
/// Platforms Ireland acts in Ireland, so Irish holidays and Irish midnight count for its answer.
///
/// Safe for several threads.
public final class StatutoryClock {
  /// Where Meta's last hour ends.
  public static final ZoneId IRISH_TIME = ZoneId.of("Europe/Dublin");

  private static final String IRELAND = "ie";

  private final Holidays holidays = new Holidays();

  /// By when Meta must answer an objection that it received on a day: one month (GDPR Art. 12(3)).
  public Due answerDue(LocalDate received) {
    List<Step> working = new ArrayList<>();
    LocalDate due = firstMonth(received, working);
    return finished(received, due, null, working);
  }

  /// By when Meta must answer after it told of an extension by two months (GDPR Art. 12(3)). The
  /// text can be read in two ways: three months from receipt, or two months from the end of the
  /// first, before it was rolled to a working day. `on` is the later, `earliest` the earlier where
  /// they differ. Told on the last day of the first month still counts; told later it extends
  /// nothing, and the working says so.
  public Due extended(LocalDate received, LocalDate told) {
    List<Step> working = new ArrayList<>();
    LocalDate due = firstMonth(received, working);
    if (told.isAfter(due)) {
      working.add(new Step(Rule.EXTENSION_TOO_LATE, told, null));
      return finished(received, due, null, working);
    }
    LocalDate fromReceipt = months(3, Rule.THREE_MONTHS, received, IRELAND, working);
    LocalDate twoMore = received.plusMonths(1).plusMonths(2);
    if (twoMore.equals(received.plusMonths(3))) {
      return finished(received, fromReceipt, null, working);
    }
    working.add(new Step(Rule.TWO_MORE_MONTHS, twoMore, null));
    LocalDate fromMonth = rolled(twoMore, IRELAND, working);
    LocalDate later = fromReceipt.isAfter(fromMonth) ? fromReceipt : fromMonth;
    LocalDate earlier = later.equals(fromMonth) ? fromReceipt : fromMonth;
    return finished(received, later, earlier.equals(later) ? null : earlier, working);
  }

  /// By when an authority must say where a complaint stands: three months (GDPR Art. 78(2)), with
  /// the holidays of its own country.
  ///
  /// @param country ISO 3166
  public Due authorityDue(LocalDate complained, String country) {
    List<Step> working = new ArrayList<>();
    working.add(new Step(Rule.RECEIVED, complained, null));
    LocalDate due = months(3, Rule.THREE_MONTHS, complained, country, working);
    return finished(complained, due, null, working);
  }

  /// The first moment at which a due date is over.
  public static Instant over(Due due) {
    return due.on().plusDays(1).atStartOfDay(IRISH_TIME).toInstant();
  }

  private LocalDate firstMonth(LocalDate received, List<Step> working) {
    working.add(new Step(Rule.RECEIVED, received, null));
    return months(1, Rule.ONE_MONTH, received, IRELAND, working);
  }

  private LocalDate months(
      int months, Rule rule, LocalDate start, String country, List<Step> working) {
    LocalDate end = start.plusMonths(months);
    working.add(new Step(rule, end, null));
    if (end.getDayOfMonth() != start.getDayOfMonth()) {
      working.add(new Step(Rule.MONTH_CLIPPED, end, null));
    }
    return rolled(end, country, working);
  }

  private LocalDate rolled(LocalDate end, String country, List<Step> working) {
    LocalDate day = end;
    while (true) {
      Step idle = idle(day, country);
      if (idle == null) {
        return day;
      }
      working.add(idle);
      day = day.plusDays(1);
    }
  }

  /// Why a period does not end on this day (Art. 3(4)), or null.
  private @Nullable Step idle(LocalDate day, String country) {
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
      return new Step(Rule.SATURDAY, day, null);
    }
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return new Step(Rule.SUNDAY, day, null);
    }
    String holiday = holidays.on(day, country);
    return holiday == null ? null : new Step(Rule.HOLIDAY, day, holiday);
  }

  private static Due finished(
      LocalDate start, LocalDate on, @Nullable LocalDate earliest, List<Step> working) {
    working.add(new Step(Rule.DUE, on, null));
    return new Due(start, on, earliest, working);
  }
}
