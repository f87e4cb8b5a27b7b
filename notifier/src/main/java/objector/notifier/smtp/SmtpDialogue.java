package objector.notifier.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import objector.notifier.delivery.SendOutcome;
import objector.notifier.delivery.Transport;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.smtp.RelayReply.Stage;

/// An open way to a relay, one mail after the other (RFC 5321). Where the relay takes several
/// commands at once (PIPELINING, RFC 2920), a mail costs two waits instead of four.
final class SmtpDialogue implements Transport.Connection {
  private static final byte[] END = {'.', '\r', '\n'};

  private final SmtpLine line;
  private final boolean pipelining;
  private boolean usable = true;

  SmtpDialogue(SmtpLine line, boolean pipelining) {
    this.line = line;
    this.pipelining = pipelining;
  }

  @Override
  public SendOutcome send(OutgoingMail mail) {
    boolean begun = false;
    try {
      // OutgoingMail's addresses are such that nothing can be slipped in behind them.
      String from = "MAIL FROM:<" + mail.from() + ">";
      String to = "RCPT TO:<" + mail.to() + ">";
      if (pipelining) {
        line.write(from + "\r\n" + to + "\r\nDATA\r\n");
      }
      RelayAnswer sender = pipelining ? line.read() : line.ask(from);
      if (!pipelining && !sender.isYes()) {
        return failed(Stage.COMMAND, sender);
      }
      RelayAnswer recipient = pipelining ? line.read() : line.ask(to);
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
      byte[] text = stuffed(mail.text());
      begun = true;
      line.write(text);
      RelayAnswer end = line.read();
      return end.isYes() ? new SendOutcome.Sent() : failed(Stage.TEXT, end);
    } catch (IOException e) {
      usable = false;
      return RelayReply.broken(begun);
    }
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

  /// With its end; a line that begins with a dot gets another (RFC 5321, 4.5.2).
  static byte[] stuffed(String text) {
    StringBuilder all = new StringBuilder(text.length() + 64);
    int done = 0;
    if (text.startsWith(".")) {
      all.append('.');
    }
    for (int at = text.indexOf("\n."); at >= 0; at = text.indexOf("\n.", at + 1)) {
      all.append(text, done, at + 1).append('.');
      done = at + 1;
    }
    all.append(text, done, text.length());
    if (!text.endsWith("\r\n")) {
      all.append("\r\n");
    }
    all.append(".\r\n");
    return all.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean isUsable() {
    return usable;
  }

  @Override
  public void close() {
    try {
      // Its answer is worth no wait.
      line.write("QUIT\r\n");
    } catch (IOException e) {
      // The line is gone either way.
    }
    line.close();
  }
}
