package objector.ingest.smtp;

import java.time.Duration;

/// How slowly a mail may come. Whoever sends a byte now and then holds memory that others wait for.
///
/// @param grace what a slow start, or a line that drops packets, may take besides
/// @param bytesASecond on average
/// @param longest however large it is
record SmtpPace(Duration grace, int bytesASecond, Duration longest) {
  static final SmtpPace USUAL =
      new SmtpPace(Duration.ofSeconds(30), 8 * 1024, Duration.ofMinutes(10));

  /// Whether a mail of which so much is there should have more by now.
  boolean isTooSlow(long bytes, Duration since) {
    Duration allowed = grace.plusMillis(bytes * 1000 / bytesASecond);
    return since.compareTo(allowed) > 0 || since.compareTo(longest) > 0;
  }
}
