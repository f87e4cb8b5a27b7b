package objector.notifier.smtp;

import java.io.IOException;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.outgoing.Transport;
import objector.notifier.smtp.RelayReply.Stage;
import org.jspecify.annotations.Nullable;

/// An open way to a relay, one mail after the other (RFC 5321). Where the relay takes several
/// commands at once (PIPELINING, RFC 2920), a mail costs two waits instead of four, and one where
/// it is known what comes next: a text and the next mail's commands may go together (3.1 there).
final class SmtpDialogue implements Transport.Connection {
  private static final byte[] END = {'.', '\r', '\n'};

  private final SmtpLine line;
  private final boolean pipelining;
  private boolean usable = true;

  /// The mail whose sender and recipient are said already, and whose text was asked for.
  private @Nullable OutgoingMail named;

  SmtpDialogue(SmtpLine line, boolean pipelining) {
    this.line = line;
    this.pipelining = pipelining;
  }

  @Override
  public SendOutcome send(OutgoingMail mail) {
    return send(mail, null);
  }

  @Override
  public SendOutcome send(OutgoingMail mail, @Nullable OutgoingMail next) {
    if (named != null && !named.equals(mail)) {
      throw new IllegalStateException("another mail was named before");
    }
    boolean begun = false;
    try {
      if (pipelining && named == null) {
        line.write(commands(mail));
      }
      named = null;
      RelayAnswer sender = pipelining ? line.read() : line.ask(from(mail));
      if (!pipelining && !sender.isYes()) {
        return failed(Stage.COMMAND, sender);
      }
      RelayAnswer recipient = pipelining ? line.read() : line.ask(to(mail));
      if (!pipelining && !recipient.isYes()) {
        return failed(Stage.RECIPIENT, recipient);
      }
      RelayAnswer data = pipelining ? line.read() : line.ask("DATA");
      if (!sender.isYes() || !recipient.isYes()) {
        if (data.code() == 354) {
          // It waits for a text that is for nobody.
          line.write(END);
          line.read();
        }
        return sender.isYes() ? failed(Stage.RECIPIENT, recipient) : failed(Stage.COMMAND, sender);
      }
      if (data.code() != 354) {
        return failed(Stage.COMMAND, data);
      }
      OutgoingMail then = pipelining ? next : null;
      byte[] text = mail.body().onTheWire(then == null ? "" : commands(then));
      begun = true;
      line.write(text);
      named = then;
      RelayAnswer end = line.read();
      return end.isYes() ? new SendOutcome.Sent() : failed(Stage.TEXT, end);
    } catch (IOException e) {
      usable = false;
      return RelayReply.broken(begun);
    }
  }

  // OutgoingMail's addresses are such that nothing can be slipped in behind them.
  private static String from(OutgoingMail mail) {
    return "MAIL FROM:<" + mail.from() + ">";
  }

  private static String to(OutgoingMail mail) {
    return "RCPT TO:<" + mail.to() + ">";
  }

  private static String commands(OutgoingMail mail) {
    return from(mail) + "\r\n" + to(mail) + "\r\nDATA\r\n";
  }

  /// After a plain answer the line is as good as new, once the relay has forgotten the mail.
  private SendOutcome failed(Stage stage, RelayAnswer reply) {
    usable = reply.code() != 421 && reset(stage);
    return RelayReply.outcome(stage, reply);
  }

  private boolean reset(Stage stage) {
    try {
      return stage == Stage.TEXT || line.ask("RSET").isYes();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean isUsable() {
    return usable;
  }

  @Override
  public void close() {
    try {
      // Where a text is awaited it would be one. Its answer is worth no wait.
      if (named == null) {
        line.write("QUIT\r\n");
      }
    } catch (IOException e) {
      // The line is gone either way.
    }
    line.close();
  }
}
