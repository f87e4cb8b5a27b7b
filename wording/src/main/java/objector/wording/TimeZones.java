package objector.wording;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Time zones as people's browsers name them.
final class TimeZones {
  private TimeZones() {}

  static ZoneId of(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
