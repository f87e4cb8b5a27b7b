package objector.benchmarks.forward;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Dates as programs write them.
final class LocalDates {
  private static final ZonedDateTime AT =
      ZonedDateTime.of(2025, 5, 3, 22, 42, 11, 0, ZoneId.of("Europe/Berlin"));

  private LocalDates() {}

  static String of(String program, String tag) {
    return switch (program) {
      case "thunderbird", "horde-imp", "claws", "geary" ->
          DateTimeFormatter.RFC_1123_DATE_TIME.format(AT);
      case "kmail", "outlook (by mail-parser-reply)" ->
          styled(tag, FormatStyle.FULL, FormatStyle.SHORT);
      case "k9" -> styled(tag, FormatStyle.LONG, FormatStyle.LONG);
      case "roundcube" -> DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(AT);
      case "zimbra" -> styled(tag, FormatStyle.FULL, FormatStyle.MEDIUM);
      case "tutanota", "fairemail", "fairemail-default" ->
          styled(tag, FormatStyle.MEDIUM, FormatStyle.SHORT);
      default -> styled(tag, FormatStyle.LONG, FormatStyle.SHORT);
    };
  }

  private static String styled(String tag, FormatStyle date, FormatStyle time) {
    return DateTimeFormatter.ofLocalizedDateTime(date, time)
        .localizedBy(Locale.forLanguageTag(tag))
        .format(AT);
  }
}
