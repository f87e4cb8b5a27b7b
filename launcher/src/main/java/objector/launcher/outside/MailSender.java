package objector.launcher.outside;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// Sends mails by real SMTP, as a person's mail server would.
public record MailSender(int port) {
  /// Returns when the server has answered 250.
  public void send(String raw, String recipient) throws IOException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(port));
    properties.put("mail.smtp.from", "anna@example.org");
    properties.put("mail.smtp.localhost", "mail.example.org");
    properties.put("mail.smtp.timeout", "20000");
    properties.put("mail.smtp.connectiontimeout", "20000");
    Session session = Session.getInstance(properties);
    try {
      Message mail =
          new MimeMessage(session, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
      Transport.send(mail, new InternetAddress[] {new InternetAddress(recipient)});
    } catch (MessagingException e) {
      throw new IOException("the mail was not taken: " + e.getMessage(), e);
    }
  }
}
