package objector.notifier.letter;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
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
    return mail(
        id,
        now,
        "Objector cannot see " + blind.page(),
        "The page " + blind.page() + " has not been seen since " + since + ".",
        "What stands there instead: " + reason + " (" + blind.failures() + " looks in a row).",
        "",
        "Its readers were told; the status page says so, too:",
        pages.resolve("/pages/" + blind.page()).toString(),
        "",
        "To see what a look sees now: objector page try " + blind.page());
  }

  /// Mails that people waited for, and that were of no use before they could leave.
  ///
  /// @param mails how many, by what they were about
  public OutgoingMail expired(
      Map<String, Integer> mails, Instant first, Instant last, Instant now) {
    String id = "<" + EventId.of("expired", first, last) + ".operator@" + domain + ">";
    StringJoiner numbers = new StringJoiner(", ");
    int all = 0;
    for (Map.Entry<String, Integer> one : mails.entrySet()) {
      numbers.add(one.getKey() + " " + one.getValue());
      all += one.getValue();
    }
    return mail(
        id,
        now,
        "Objector could not send " + all + (all == 1 ? " mail" : " mails") + " in time",
        "Between " + first + " and " + last + ", mails were not sent while they were of use:",
        numbers + ".",
        "\"links\" are codes and links that somebody asked for and waited for in vain.",
        "",
        "Usually the way out is down, or slower than what is to be sent. What the notifier",
        "says of it stands in its health, under notifier.mail and notifier.kafka.");
  }

  /// More confirmations were asked for than go within an hour.
  public OutgoingMail ceiling(int most, Instant reached, Instant now) {
    String id = "<" + EventId.of("ceiling", reached) + ".operator@" + domain + ">";
    return mail(
        id,
        now,
        "Objector is asked for more than " + most + " confirmations an hour",
        "At " + reached + " a mail that asks somebody to confirm their address had to wait:",
        most + " had gone within the hour, as sender.confirmations-per-hour says.",
        "",
        "Either many people come at once, as after a report in the news: then raise it.",
        "Or somebody types in the addresses of others: then those do not get our mail.",
        "",
        "Up to 500 wait for the next hour; beyond, none is sent, and whoever asks again",
        "later gets one. Links to sign in go as always.");
  }

  private OutgoingMail mail(String id, Instant now, String subject, String... lines) {
    String text =
        String.join(
                "\r\n",
                "Date: " + DATE.format(now),
                "From: Objector <" + from + ">",
                "To: " + to,
                "Subject: " + subject,
                "Message-ID: " + id,
                "Auto-Submitted: auto-generated",
                "X-Auto-Response-Suppress: All",
                "X-Objector: operator",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=us-ascii",
                "",
                String.join("\r\n", lines))
            + "\r\n";
    return new OutgoingMail(id, from, to, now.truncatedTo(ChronoUnit.SECONDS), text);
  }
}
