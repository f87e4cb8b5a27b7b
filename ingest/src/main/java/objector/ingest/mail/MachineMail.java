package objector.ingest.mail;

import java.util.Locale;
import objector.events.Judgement.Mailbox;
import objector.events.MailKind;
import objector.programmes.Cue;
import org.jspecify.annotations.Nullable;

/// Bounces (RFC 3464) and automatic answers (RFC 3834).
final class MachineMail {
  private MachineMail() {}

  /// Null when a person, or somebody with something to say, wrote it.
  static @Nullable MailKind kind(Mail mail, Findings subject) {
    Headers headers = mail.headers();
    boolean report = mail.type().value().equals("multipart/report");
    String type = mail.type().parameter("report-type").toLowerCase(Locale.ROOT);
    if (report && !type.equals("disposition-notification") && !type.equals("feedback-report")) {
      return MailKind.BOUNCE;
    }
    String returnPath = headers.first("Return-Path").orElse("");
    Mailbox from = headers.first("From").map(Mailboxes::first).orElse(null);
    String address = from == null || from.address() == null ? "" : from.address();
    String local = address.toLowerCase(Locale.ROOT).split("@", -1)[0];
    boolean daemon = local.equals("mailer-daemon") || local.equals("postmaster");
    if (daemon && (subject.has(Cue.BOUNCE) || returnPath.equals("<>"))) {
      return MailKind.BOUNCE;
    }
    String submitted = headers.first("Auto-Submitted").orElse("no").toLowerCase(Locale.ROOT);
    boolean replied =
        submitted.startsWith("auto-replied")
            || type.equals("disposition-notification")
            || headers.has("X-Autoreply")
            || headers.has("X-Autorespond")
            || headers.text("Precedence").equalsIgnoreCase("auto_reply");
    return replied || subject.has(Cue.AUTO_REPLY) ? MailKind.AUTO_REPLY : null;
  }
}
