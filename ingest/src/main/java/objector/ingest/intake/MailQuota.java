package objector.ingest.intake;

import java.time.Duration;
import java.time.InstantSource;
import objector.events.id.PersonId;
import objector.limit.PlacesLimit;
import objector.limit.RateLimit;
import objector.telemetry.LimitMeters;

/// Who may still bring something, by every way in that strangers reach. Beyond it the answer is
/// "later", as the sender may be somebody's only mail server. Sources are counted by
/// [objector.limit.SourceKey], people by their ids.
///
/// @param connections open at once from one source
/// @param mails kept from one source
/// @param guesses unknown addresses tried by one source, over many connections
/// @param received mails kept for one person, whichever way they came in
/// @param postmaster bytes for whoever runs this, from one source
/// @param postmasterInAll bytes for whoever runs this
public record MailQuota(
    PlacesLimit connections,
    RateLimit mails,
    RateLimit guesses,
    RateLimit received,
    RateLimit postmaster,
    RateLimit postmasterInAll) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int REMEMBERED = 10_000;
  private static final int MOST_GUESSES = 200;
  private static final long POSTMASTER_A_SOURCE = 1024 * 1024;
  private static final long POSTMASTER_IN_ALL = 16 * 1024 * 1024;

  /// A quota of which nothing has been used.
  public static MailQuota of(IntakeLimits limits, InstantSource clock) {
    return new MailQuota(
        new PlacesLimit(limits.connectionsASource()),
        hourly(limits.mailsASource(), clock),
        hourly(MOST_GUESSES, clock),
        hourly(limits.mailsAPerson(), clock),
        new RateLimit(POSTMASTER_A_SOURCE, DAY, REMEMBERED, clock),
        new RateLimit(POSTMASTER_IN_ALL, DAY, 1, clock));
  }

  /// Counts how often each said no.
  public void tell(LimitMeters meters) {
    meters
        .count("smtp.source-connections", connections, PlacesLimit::refused)
        .count("smtp.source-mails", mails, RateLimit::refused)
        .count("smtp unknown addresses", guesses, RateLimit::refused)
        .count("mail.per-hour", received, RateLimit::refused)
        .count("postmaster", postmaster, RateLimit::refused)
        .count("postmaster in all", postmasterInAll, RateLimit::refused);
  }

  /// Counts a mail to postmaster, and says whether it may still be kept: nobody erases it but time.
  public boolean mayWriteToPostmaster(String source, int bytes) {
    return postmaster.passes(source, bytes) && postmasterInAll.passes("", bytes);
  }

  /// Counts so many mails that a person brings, and says whether they may still be kept.
  public boolean mayBring(PersonId person, int mails) {
    return received.passes(person.value(), mails);
  }

  private static RateLimit hourly(int most, InstantSource clock) {
    return new RateLimit(most, HOUR, REMEMBERED, clock);
  }
}
