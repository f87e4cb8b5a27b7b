package objector.ingest.intake;

import java.time.Duration;
import java.time.InstantSource;
import objector.limit.PlacesLimit;
import objector.limit.RateLimit;

/// Who may still bring something, by every way in that strangers reach. Beyond it the answer is
/// "later", as the sender may be somebody's only mail server. Sources are counted by
/// [objector.limit.SourceKey], people by their ids.
///
/// @param connections open at once from one source
/// @param mails kept from one source
/// @param guesses unknown addresses tried by one source, over many connections
/// @param received mails kept for one person
public record MailQuota(
    PlacesLimit connections, RateLimit mails, RateLimit guesses, RateLimit received) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int REMEMBERED = 10_000;
  private static final int MOST_GUESSES = 200;

  /// A quota of which nothing has been used.
  public static MailQuota of(IntakeLimits limits, InstantSource clock) {
    return new MailQuota(
        new PlacesLimit(limits.connectionsASource()),
        hourly(limits.mailsASource(), clock),
        hourly(MOST_GUESSES, clock),
        hourly(limits.mailsAPerson(), clock));
  }

  private static RateLimit hourly(int most, InstantSource clock) {
    return new RateLimit(most, HOUR, REMEMBERED, clock);
  }
}
