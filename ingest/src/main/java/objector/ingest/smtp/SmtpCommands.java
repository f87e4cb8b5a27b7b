package objector.ingest.smtp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is answered to which command (RFC 5321), with PIPELINING (RFC 2920), SIZE (RFC 1870),
/// 8BITMIME (RFC 6152), SMTPUTF8 (RFC 6531) and STARTTLS (RFC 3207). Knows no connection.
final class SmtpCommands {
  /// Fits an int, and no mail is as large.
  private static final int SIZE_DIGITS = 9;

  private static final Set<String> OF_MAIL = Set.of("SIZE", "BODY", "SMTPUTF8");

  private final SmtpContext context;
  private final String source;
  private final Tarpit tarpit;
  private final boolean offersTls;
  private boolean greeted;
  private @Nullable SmtpTransaction mail;

  SmtpCommands(SmtpContext context, String source, Tarpit tarpit, boolean offersTls) {
    this.context = context;
    this.source = source;
    this.tarpit = tarpit;
    this.offersTls = offersTls;
  }

  SmtpReply answer(String verb, String rest) {
    return switch (verb) {
      case "EHLO" -> hello(rest, extensions());
      case "HELO" -> hello(rest, "250 " + context.config().domain());
      case "MAIL" -> mail(rest);
      case "RCPT" -> recipient(rest);
      case "RSET" -> reset();
      case "NOOP" -> SmtpReply.OK;
      case "QUIT" -> SmtpReply.last("221 2.0.0 Bye");
      case "VRFY" -> SmtpReply.of("252 2.5.0 Send it, and you will hear");
      case "HELP" -> SmtpReply.of("214 2.0.0 RFC 5321");
      // What follows is the mail's bytes, which must not be read as commands.
      case "BDAT" -> SmtpReply.last("502 5.5.1 CHUNKING is not offered here");
      // A browser that was made to talk to us (cross-protocol scripting).
      case "GET", "POST", "PUT", "HEAD", "OPTIONS", "CONNECT" ->
          SmtpReply.last("502 5.5.1 This is no web server");
      default -> SmtpReply.of("502 5.5.1 Not a command that is known here");
    };
  }

  private SmtpReply hello(String name, String answer) {
    if (name.isEmpty()) {
      return SmtpReply.of("501 5.5.4 Say who you are");
    }
    greeted = true;
    mail = null;
    return SmtpReply.of(answer);
  }

  private String extensions() {
    return "250-"
        + context.config().domain()
        + "\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n"
        + (offersTls ? "250-STARTTLS\r\n" : "")
        + "250 SIZE "
        + context.config().maxBytes();
  }

  private SmtpReply mail(String rest) {
    if (!greeted) {
      return SmtpReply.of("503 5.5.1 Say EHLO first");
    }
    if (mail != null) {
      return SmtpReply.of("503 5.5.1 A mail is under way");
    }
    if (!context.quota().mails().allows(source)) {
      return SmtpReply.of("450 4.7.1 Too many mails from your address within an hour");
    }
    Optional<SmtpArguments> sender = SmtpArguments.of("FROM", rest);
    if (sender.isEmpty()) {
      return SmtpReply.of("501 5.5.4 Syntax: MAIL FROM:<address>");
    }
    Map<String, String> parameters = sender.get().parameters();
    String size = parameters.getOrDefault("SIZE", "0");
    if (size.isEmpty() || !size.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return SmtpReply.of("501 5.5.4 SIZE is not a number");
    }
    if (size.length() > SIZE_DIGITS) {
      return SmtpReply.of("552 5.3.4 The mail is too large");
    }
    if (!OF_MAIL.containsAll(parameters.keySet())
        || !Set.of("7BIT", "8BITMIME")
            .contains(parameters.getOrDefault("BODY", "7BIT").toUpperCase(Locale.ROOT))) {
      return SmtpReply.of("555 5.5.4 A parameter is not offered here");
    }
    mail = new SmtpTransaction(context, source, tarpit, Integer.parseInt(size));
    return SmtpReply.of("250 2.1.0 Ok");
  }

  private SmtpReply recipient(String rest) {
    if (mail == null) {
      return SmtpReply.of("503 5.5.1 Say MAIL first");
    }
    Optional<SmtpArguments> recipient = SmtpArguments.of("TO", rest);
    if (recipient.isEmpty()) {
      return SmtpReply.of("501 5.5.4 Syntax: RCPT TO:<address>");
    }
    if (!recipient.get().parameters().isEmpty()) {
      return SmtpReply.of("555 5.5.4 A parameter is not offered here");
    }
    return mail.recipient(recipient.get().address());
  }

  /// 354 where a mail may follow.
  SmtpReply data(String rest) {
    if (mail == null || !rest.isEmpty()) {
      return SmtpReply.of("503 5.5.1 Say MAIL and RCPT first, and DATA alone");
    }
    return mail.isForSomebody()
        ? SmtpReply.of("354 End with a dot on a line of its own")
        : SmtpReply.of("554 5.5.1 There is no recipient");
  }

  /// Whom the mail that now comes is for; whatever becomes of it, the next begins with MAIL.
  SmtpTransaction takeMail() {
    SmtpTransaction taken = mail;
    if (taken == null) {
      throw new IllegalStateException("no mail is under way");
    }
    mail = null;
    return taken;
  }

  private SmtpReply reset() {
    mail = null;
    return SmtpReply.OK;
  }
}
