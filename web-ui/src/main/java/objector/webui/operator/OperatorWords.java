package objector.webui.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and times as the operator reads them, in English.
final class OperatorWords {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private OperatorWords() {}

  static String minute(Instant at) {
    return MINUTES.format(at);
  }

  static String number(double value) {
    return String.format(Locale.ENGLISH, "%,d", Math.round(value));
  }

  /// "One page", "3 pages".
  static String count(long number, String one, String many) {
    return number == 1 ? "One " + one : number + " " + many;
  }

  /// "90 s", "5 min", "30 h", "4 days".
  static String time(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 2 * 3_600) {
      return seconds / 60 + " min";
    }
    return seconds < 2 * 86_400 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
  }
}
