package objector.notifier.letter;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import objector.events.id.EventId;
import objector.events.page.WatchState;

/// A mail to whoever runs this, in plain words and plain ASCII.
public record OperatorMail(String from, String to, String domain, URI pages) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  /// The same for the same blindness, however often it is written.
  public OutgoingMail of(WatchState blind, Instant now) {
    String since = String.valueOf(blind.blindSince());
    String id = "<" + EventId.of("operator", blind.page(), since) + ".operator@" + domain + ">";
    String reason = blind.reason() == null ? "unknown" : blind.reason().word();
    String text =
        String.join(
            "\r\n",
            "Date: " + DATE.format(now),
            "From: Objector <" + from + ">",
            "To: " + to,
            "Subject: Objector cannot see " + blind.page(),
            "Message-ID: " + id,
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All",
            "X-Objector: operator",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=us-ascii",
            "",
            "The page " + blind.page() + " has not been seen since " + since + ".",
            "What stands there instead: " + reason + " (" + blind.failures() + " looks in a row).",
            "",
            "Its readers were told; the status page says so, too:",
            pages.resolve("/pages/" + blind.page()).toString(),
            "",
            "To see what a look sees now: objector page try " + blind.page(),
            "");
    return new OutgoingMail(id, from, to, now.truncatedTo(ChronoUnit.SECONDS), text);
  }
}
