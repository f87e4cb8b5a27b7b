package objector.ingest.maildate;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// When a mail says that it was written.
public final class MailDate {
  private static final int LONGEST = 100;

  private MailDate() {}

  /// Null when that cannot be read. Programs that forward write dates for people, in every
  /// language, and mostly without a zone: then it is the forwarder's.
  ///
  /// @param language of the mail, for names of months and the order of numbers
  /// @param forwarded the Date field of the mail that forwards it
  public static @Nullable Instant read(
      @Nullable String text, @Nullable String language, @Nullable String forwarded) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    ZonedDateTime exact = rfc5322(text);
    if (exact != null) {
      return exact.toInstant();
    }
    LocalizedDate date = LocalizedDate.read(text, language);
    if (date == null) {
      return null;
    }
    ZonedDateTime outer =
        forwarded == null || forwarded.length() > LONGEST ? null : rfc5322(forwarded);
    ZoneOffset zone = date.zone() == null && outer != null ? outer.getOffset() : date.zone();
    // Without a zone only the day is known: at noon it is the same day in all of Europe.
    LocalTime time = zone == null || date.time() == null ? LocalTime.NOON : date.time();
    return date.day().atTime(time).toInstant(zone == null ? ZoneOffset.UTC : zone);
  }

  private static @Nullable ZonedDateTime rfc5322(String text) {
    int comment = text.indexOf('(');
    String plain = (comment < 0 ? text : text.substring(0, comment)).strip();
    int comma = plain.indexOf(',');
    String day = comma < 0 ? plain : plain.substring(comma + 1).strip();
    // Most forwards have a date for people: what cannot be one for machines is not tried.
    if (day.isEmpty() || day.charAt(0) < '0' || day.charAt(0) > '9' || day.indexOf(':') < 0) {
      return null;
    }
    for (String zone : new String[] {"GMT", "UTC", "UT", "Z"}) {
      day =
          day.endsWith(" " + zone) ? day.substring(0, day.length() - zone.length()) + "+0000" : day;
    }
    ParsePosition end = new ParsePosition(0);
    try {
      // To fail by an exception is dear, and dates for people fail. A zone of more than a day ends
      // in one even here.
      if (DateTimeFormatter.RFC_1123_DATE_TIME.parseUnresolved(day, end) == null
          || end.getIndex() < day.length()) {
        return null;
      }
      return ZonedDateTime.parse(day, DateTimeFormatter.RFC_1123_DATE_TIME);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
