package objector.notifier.letter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import objector.address.EmailAddress;
import objector.events.alert.Alert;
import objector.events.alert.Delivery.Channel;
import objector.service.ReturnPath;
import objector.wording.letter.Letter;
import org.jspecify.annotations.Nullable;

/// A letter as the text of a mail: plain and HTML, seven-bit, the same for the same alert. Written
/// by hand: a million readers of one letter differ in a few headers and in one link.
public final class LetterMime {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  /// A boundary that stands in no part: quoted-printable has no `=_`.
  private static final String BOUNDARY = "=_objector";

  private final EmailAddress sender;
  private final String domain;
  private final @Nullable ReturnPath returns;
  private volatile @Nullable Dated dated;

  private record Dated(long second, String text) {}

  /// Writes for that installation.
  ///
  /// @param from the address that mails come from
  /// @param domain what Message-IDs end in
  public LetterMime(String from, String domain) {
    this(from, domain, null);
  }

  /// Writes for that installation.
  ///
  /// @param from the address that mails come from
  /// @param domain what Message-IDs end in, and where mails come back to
  /// @param returns whither each comes back; null: to the sender
  public LetterMime(String from, String domain, @Nullable ReturnPath returns) {
    this.sender = address(from);
    this.domain = domain;
    this.returns = returns;
  }

  /// A letter that is written but for what differs from one reader to the next.
  ///
  /// @param subject the header's value
  /// @param stop the link of [Letter.Foot#stop], cut at its [#token]
  /// @param body cut where the token stands in it
  public record Written(String subject, String language, List<String> stop, List<MailText> body) {}

  /// What stands in a [LetterLinks] for the token of the link that stops mails, for a letter that
  /// goes to many.
  public static String token() {
    return String.valueOf(QuotedPrintable.SLOT);
  }

  /// Writes the mail.
  ///
  /// @throws IllegalArgumentException when the alert's address is none
  public OutgoingMail of(Alert alert, Letter letter) {
    return of(alert, written(letter), "");
  }

  /// Everything that is the same for all its readers.
  public Written written(Letter letter) {
    StringBuilder body = new StringBuilder(16_384);
    Letter.Link stop = letter.foot().stop();
    List<String> cuts = List.of();
    if (stop != null) {
      cuts = List.of(stop.url().split(token(), -1));
    }
    List<String> text = QuotedPrintable.of(TextLetter.of(letter));
    List<String> html = QuotedPrintable.of(HtmlLetter.of(letter));
    List<String> pieces = new ArrayList<>();
    part(body, "text/plain", text, pieces);
    part(body, "text/html", html, pieces);
    body.append("\r\n--").append(BOUNDARY).append("--\r\n");
    pieces.add(body.toString());
    return new Written(
        HeaderText.of(letter.subject(), "Subject: ".length()),
        letter.language(),
        cuts,
        pieces.stream().map(MailText::of).toList());
  }

  /// Writes the mail.
  ///
  /// @param token what is put where [#token] stood
  /// @throws IllegalArgumentException when the alert's address is none
  public OutgoingMail of(Alert alert, Written letter, String token) {
    String id = MessageIds.of(alert.id(), Channel.MAIL, domain);
    EmailAddress to = address(alert.to());
    StringBuilder mail = new StringBuilder(1_536);
    header(mail, "Date", date(alert.at()));
    header(mail, "From", "Objector <" + sender + ">");
    header(mail, "To", to.toString());
    if (alert.replies() != null) {
      // What somebody answers counts as a mail that they bring.
      header(mail, "Reply-To", alert.replies() + "@" + domain);
    }
    header(mail, "Subject", letter.subject());
    header(mail, "Message-ID", id);
    if (alert.thread() != null) {
      String thread = MessageIds.thread(alert, alert.thread(), domain);
      header(mail, "In-Reply-To", thread);
      header(mail, "References", thread);
    }
    header(mail, "Auto-Submitted", "auto-generated");
    // No machine answers, and ingest knows it again should it come back.
    header(mail, "X-Auto-Response-Suppress", "All");
    header(mail, "X-Objector", "alert");
    if (!letter.stop().isEmpty()) {
      header(mail, "List-Id", "Objector <alerts." + domain + ">");
      // RFC 2369 and RFC 8058: one click stops these mails.
      header(mail, "List-Unsubscribe", "<" + String.join(token, letter.stop()) + ">");
      header(mail, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    header(mail, "Content-Language", letter.language());
    header(mail, "MIME-Version", "1.0");
    header(mail, "Content-Type", "multipart/alternative;\r\n boundary=\"" + BOUNDARY + "\"");
    List<MailText> texts = new ArrayList<>();
    texts.add(MailText.of(mail.toString()));
    MailText between = QuotedPrintable.between(token);
    for (MailText piece : letter.body()) {
      if (texts.size() > 1) {
        texts.add(between);
      }
      texts.add(piece);
    }
    return new OutgoingMail(id, envelope(alert), to, alert.at(), MailText.joined(texts));
  }

  /// Many mails are of one second.
  private String date(Instant at) {
    Dated last = dated;
    if (last == null || last.second() != at.getEpochSecond()) {
      last = new Dated(at.getEpochSecond(), DATE.format(at));
      dated = last;
    }
    return last.text();
  }

  /// Who it is from for the servers on the way, which nobody else sees.
  private EmailAddress envelope(Alert alert) {
    return returns == null
        ? sender
        : new EmailAddress(returns.of(alert.person(), alert.at()), domain);
  }

  private static EmailAddress address(String to) {
    // The message never quotes the address.
    return EmailAddress.of(to)
        .orElseThrow(() -> new IllegalArgumentException("not a mail address"));
  }

  /// The line break before a boundary belongs to the boundary.
  private static void part(
      StringBuilder body, String type, List<String> encoded, List<String> pieces) {
    body.append("\r\n--").append(BOUNDARY).append("\r\n");
    header(body, "Content-Type", type + "; charset=utf-8");
    header(body, "Content-Transfer-Encoding", "quoted-printable");
    body.append("\r\n").append(encoded.getFirst());
    for (String next : encoded.subList(1, encoded.size())) {
      pieces.add(body.toString());
      body.setLength(0);
      body.append(next);
    }
  }

  private static void header(StringBuilder out, String name, String value) {
    out.append(name).append(": ").append(value).append("\r\n");
  }
}
