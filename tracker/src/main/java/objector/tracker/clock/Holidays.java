package objector.tracker.clock;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The public holidays of a country, from jollyday's data files; nothing is fetched. Loaded when
/// first asked for, a country's year at a time, as reading the files takes a moment.
final class Holidays {
  private static final int KEPT_YEARS = 400;

  private final Map<CountryYear, Map<LocalDate, String>> loaded = new ConcurrentHashMap<>();

  /// The holiday's key, such as `EASTER_MONDAY`. A country that the data does not know has none:
  /// then only weekends are no working days.
  @Nullable String on(LocalDate day, String country) {
    if (loaded.size() > KEPT_YEARS) {
      loaded.clear();
    }
    CountryYear wanted = new CountryYear(country.toUpperCase(Locale.ROOT), day.getYear());
    return loaded.computeIfAbsent(wanted, Holidays::load).get(day);
  }

  /// What English calls it.
  static String name(String key) {
    return new Holiday(LocalDate.EPOCH, key, HolidayType.PUBLIC_HOLIDAY)
        .getDescription(Locale.ENGLISH);
  }

  private static Map<LocalDate, String> load(CountryYear wanted) {
    if (!HolidayManager.getSupportedCalendarCodes().contains(wanted.country)) {
      return Map.of();
    }
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(wanted.country));
    Map<LocalDate, String> days = new HashMap<>();
    for (Holiday holiday : manager.getHolidays(Year.of(wanted.year), HolidayType.PUBLIC_HOLIDAY)) {
      days.put(holiday.getDate(), holiday.getPropertiesKey());
    }
    return Map.copyOf(days);
  }

  private record CountryYear(String country, int year) {}
}
