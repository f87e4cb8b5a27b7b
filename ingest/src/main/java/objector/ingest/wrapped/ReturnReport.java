package objector.ingest.wrapped;

import java.util.Locale;
import java.util.Optional;
import objector.events.mail.MailReturn;
import objector.ingest.mime.Mail;
import objector.ingest.mime.MimeReader;

/// What a machine's report says of a mail of ours: that there is no such mailbox, for good (RFC
/// 3464), that its reader took it for spam (RFC 5965), or that it was put off for what may pass by
/// itself: the full mailbox, the server that is down, the filter that changes its mind.
public final class ReturnReport {
  /// Reports are short; what is attached to them is not read.
  private static final int LONGEST = 20_000;

  private ReturnReport() {}

  /// What it says; empty: nothing of use, or that the mail has arrived.
  public static Optional<MailReturn> of(byte[] raw) {
    Mail mail = MimeReader.read(raw);
    for (Mail.Part part : mail.parts()) {
      switch (part.type().value()) {
        case "message/delivery-status", "message/global-delivery-status" -> {
          Optional<MailReturn> said = delivery(part);
          if (said.isPresent()) {
            return said;
          }
        }
        case "message/feedback-report" -> {
          if (isComplaint(part)) {
            return Optional.of(MailReturn.COMPLAINED);
          }
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  /// Providers send complaints where they were told to, not where the mail came from: this is what
  /// stood before the `@` there (RFC 5965, `Original-Mail-From`).
  public static Optional<String> complainedOf(byte[] raw) {
    for (Mail.Part part : MimeReader.read(raw).parts()) {
      if (part.type().value().equals("message/feedback-report") && isComplaint(part)) {
        for (String line : lines(part)) {
          if (name(line).equals("original-mail-from")) {
            String address = value(line).replace("<", "").replace(">", "");
            int at = address.indexOf('@');
            return at < 1 ? Optional.empty() : Optional.of(address.substring(0, at));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Of whichever recipient: each mail of ours has one.
  private static Optional<MailReturn> delivery(Mail.Part part) {
    String action = "";
    String status = "";
    boolean putOff = false;
    for (String line : lines(part)) {
      String value = value(line);
      switch (name(line)) {
        case "action" -> action = value;
        case "status" -> status = value;
        default -> {}
      }
      boolean failed = action.startsWith("failed");
      if (failed && MailReturn.isGone(status.split("[ (]", 2)[0])) {
        return Optional.of(MailReturn.BOUNCED);
      }
      putOff |= failed || action.startsWith("delayed");
    }
    return putOff ? Optional.of(MailReturn.DELAYED) : Optional.empty();
  }

  private static boolean isComplaint(Mail.Part part) {
    for (String line : lines(part)) {
      if (name(line).equals("feedback-type")) {
        String type = value(line);
        return type.equals("abuse") || type.equals("opt-out") || type.equals("fraud");
      }
    }
    return false;
  }

  private static String[] lines(Mail.Part part) {
    String text = part.text();
    return text.substring(0, Math.min(text.length(), LONGEST)).split("\\r?\\n", -1);
  }

  private static String name(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
  }
}
