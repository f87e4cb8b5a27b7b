package objector.notifier.smtp;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import objector.notifier.delivery.SendOutcome;
import objector.notifier.delivery.Transport;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.smtp.Sending.Relay;
import objector.notifier.smtp.Sending.Tls;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Hands mails to an SMTP relay. Every wait has an end.
public final class SmtpTransport implements Transport {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 60_000;

  private final Relay relay;
  private final Session session;

  public SmtpTransport(Relay relay, String from) {
    this.relay = relay;
    this.session = Session.getInstance(properties(relay, from));
  }

  private static Properties properties(Relay relay, String from) {
    Properties all = new Properties();
    all.setProperty("mail.smtp.host", relay.host());
    all.setProperty("mail.smtp.port", String.valueOf(relay.port()));
    all.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT_MILLIS));
    all.setProperty("mail.smtp.timeout", String.valueOf(ANSWER_MILLIS));
    all.setProperty("mail.smtp.writetimeout", String.valueOf(ANSWER_MILLIS));
    all.setProperty("mail.smtp.auth", String.valueOf(relay.user() != null));
    all.setProperty("mail.smtp.starttls.enable", String.valueOf(relay.tls() == Tls.STARTTLS));
    all.setProperty("mail.smtp.starttls.required", String.valueOf(relay.tls() == Tls.STARTTLS));
    all.setProperty("mail.smtp.ssl.enable", String.valueOf(relay.tls() == Tls.TLS));
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    // The envelope's sender, whoever the message says it is from.
    all.setProperty("mail.smtp.from", from);
    all.setProperty("mail.smtp.quitwait", "false");
    return all;
  }

  @Override
  public String name() {
    return "relay " + relay;
  }

  @Override
  public Connection open() throws Unreachable {
    try {
      SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
      transport.connect(relay.host(), relay.port(), relay.user(), relay.password());
      return new Line(session, transport);
    } catch (NoSuchProviderException e) {
      throw new IllegalStateException("Angus Mail has an SMTP transport", e);
    } catch (MessagingException e) {
      throw new Unreachable(RelayReply.unreachable(e), e);
    }
  }

  private static final class Line implements Connection {
    private final Session session;
    private final SMTPTransport transport;
    private boolean usable = true;

    Line(Session session, SMTPTransport transport) {
      this.session = session;
      this.transport = transport;
    }

    @Override
    public SendOutcome send(OutgoingMail mail) {
      // OutgoingMail is ASCII throughout, its addresses too: nothing is replaced here.
      Raw raw = new Raw(session, mail.text().getBytes(StandardCharsets.US_ASCII));
      try {
        transport.sendMessage(raw, new Address[] {new InternetAddress(mail.to(), true)});
        return new SendOutcome.Sent();
      } catch (MessagingException e) {
        SendOutcome outcome = RelayReply.outcome(e, raw.begun);
        // After a plain answer the line is as good as new; asked, as it may have closed with it.
        usable = !(outcome instanceof SendOutcome.Unknown) && transport.isConnected();
        return outcome;
      }
    }

    @Override
    public boolean isUsable() {
      return usable;
    }

    @Override
    public void close() {
      try {
        transport.close();
      } catch (MessagingException e) {
        // The line is gone either way.
      }
    }
  }

  /// The bytes as they are; tells whether they were ever on their way.
  private static final class Raw extends MimeMessage {
    private final byte[] bytes;
    private boolean begun;

    Raw(Session session, byte[] bytes) {
      super(session);
      this.bytes = bytes;
      // Nothing is to be rewritten.
      this.saved = true;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
      begun = true;
      out.write(bytes);
    }
  }
}
