package objector.webui.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// iCalendar (RFC 5545) of whole days, as calendars subscribe to it. Only what is written here: an
/// event a day long that takes nobody's time, with a reminder.
final class ICalendar {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// RFC 5545, 3.1: octets of a line, without its end.
  private static final int LINE = 75;

  /// Three days before at nine in the morning: the day begins at midnight.
  private static final String REMIND = "-P2DT15H";

  private final StringBuilder out = new StringBuilder(2_048);

  private ICalendar() {}

  /// A day on which something is due.
  ///
  /// @param uid the same for ever: a calendar knows the event again by it, wherever its day moves
  /// @param sequence rises when anything moves
  /// @param changed when we learnt of it
  record DueDay(
      String uid,
      int sequence,
      Instant changed,
      LocalDate on,
      String summary,
      String description,
      String url) {}

  static byte[] of(String name, String language, List<DueDay> days) {
    ICalendar calendar = new ICalendar();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Objector//Due dates//EN");
    calendar.line("CALSCALE:GREGORIAN");
    calendar.text("NAME;LANGUAGE=" + language, name);
    // Apple's and Google's older words for NAME and REFRESH-INTERVAL.
    calendar.text("X-WR-CALNAME", name);
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    calendar.line("X-PUBLISHED-TTL:PT6H");
    if (days.isEmpty()) {
      // A calendar without any component is none (3.6).
      calendar.nothing();
    }
    days.forEach(calendar::event);
    calendar.line("END:VCALENDAR");
    return calendar.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void nothing() {
    line("BEGIN:VTIMEZONE");
    line("TZID:Etc/UTC");
    line("BEGIN:STANDARD");
    line("DTSTART:19700101T000000");
    line("TZOFFSETFROM:+0000");
    line("TZOFFSETTO:+0000");
    line("END:STANDARD");
    line("END:VTIMEZONE");
  }

  private void event(DueDay day) {
    line("BEGIN:VEVENT");
    line("UID:" + day.uid());
    line("SEQUENCE:" + day.sequence());
    line("DTSTAMP:" + MOMENT.format(day.changed()));
    line("LAST-MODIFIED:" + MOMENT.format(day.changed()));
    line("DTSTART;VALUE=DATE:" + DAY.format(day.on()));
    line("DTEND;VALUE=DATE:" + DAY.format(day.on().plusDays(1)));
    text("SUMMARY", day.summary());
    text("DESCRIPTION", day.description());
    line("URL:" + day.url());
    line("CLASS:PRIVATE");
    line("TRANSP:TRANSPARENT");
    line("X-MICROSOFT-CDO-BUSYSTATUS:FREE");
    line("BEGIN:VALARM");
    line("ACTION:DISPLAY");
    text("DESCRIPTION", day.summary());
    line("TRIGGER:" + REMIND);
    line("END:VALARM");
    line("END:VEVENT");
  }

  private void text(String name, String value) {
    StringBuilder escaped = new StringBuilder(value.length() + 16);
    value
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(c);
            case '\n' -> escaped.append("\\n");
            default -> {
              if (c >= ' ' && c != 0x7f) {
                escaped.appendCodePoint(c);
              }
            }
          }
        });
    line(name + ":" + escaped);
  }

  /// Longer lines go on behind a blank, and no letter is cut in two.
  private void line(String whole) {
    int octets = 0;
    for (int i = 0; i < whole.length(); ) {
      int c = whole.codePointAt(i);
      int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (octets + size > LINE) {
        out.append("\r\n ");
        octets = 1;
      }
      out.appendCodePoint(c);
      octets += size;
      i += Character.charCount(c);
    }
    out.append("\r\n");
  }
}
