package objector.ingest.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.ingest.intake.FakeIntake;
import objector.ingest.intake.IntakeLimits;
import objector.ingest.recipient.FakeRecipients;
import objector.service.Service.StartFailure;
import objector.service.TlsFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTlsTest {
  @TempDir private Path folder;

  private final FakeRecipients recipients = new FakeRecipients();
  private final FakeIntake intake = new FakeIntake();
  private final AddressToken token = recipients.add(PersonId.random());

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void aMailComesUnderTls(String algorithm) throws Exception {
    try (SmtpListener listener = listener(Certificates.make(folder, algorithm));
        SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.sayAll("EHLO client.example")).contains("250-STARTTLS");
      assertThat(client.say("STARTTLS")).startsWith("220 ");
      SSLSession session = client.startTls("TLSv1.3");

      assertThat(session.getProtocol()).isEqualTo("TLSv1.3");
      assertThat(client.sayAll("EHLO client.example")).noneMatch(line -> line.contains("STARTTLS"));
      assertThat(client.deliver(token + "@in.example.org", "a: b\r\n\r\nx")).startsWith("250 ");
    }
    assertThat(intake.mails).hasSize(1);
  }

  @Test
  void underTlsTheConversationBeginsAnew() throws Exception {
    try (SmtpListener listener = listener(Certificates.make(folder, "EC"));
        SmtpClient client = new SmtpClient(listener.port())) {
      client.say("MAIL FROM:<somebody@example.org>");
      client.say("STARTTLS");
      client.startTls("TLSv1.2");

      assertThat(client.say("RCPT TO:<" + token + "@in.example.org>")).startsWith("503 ");
      assertThat(client.say("MAIL FROM:<somebody@example.org>")).startsWith("503 ");
    }
  }

  /// CVE-2011-0411 and its kin.
  @Test
  void whatWasPutBehindStartTlsIsThrownAway() throws Exception {
    try (SmtpListener listener = listener(Certificates.make(folder, "EC"));
        SmtpClient client = new SmtpClient(listener.port())) {
      client.send("STARTTLS\r\nEHLO injected.example\r\nMAIL FROM:<injected@example.org>\r\n");
      assertThat(client.reply()).startsWith("220 ");
      client.startTls("TLSv1.3");

      assertThat(client.say("NOOP")).isEqualTo("250 2.0.0 Ok");
      assertThat(client.say("RCPT TO:<" + token + "@in.example.org>")).startsWith("503 ");
    }
  }

  @Test
  void olderTlsIsNotSpoken() throws Exception {
    try (SmtpListener listener = listener(Certificates.make(folder, "EC"));
        SmtpClient client = new SmtpClient(listener.port())) {
      client.say("STARTTLS");

      assertThatThrownBy(() -> client.startTls("TLSv1.1")).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void withoutACertificateItIsNotOffered() throws Exception {
    try (SmtpListener listener = listener(null);
        SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.sayAll("EHLO client.example")).noneMatch(line -> line.contains("STARTTLS"));
      assertThat(client.say("STARTTLS")).startsWith("502 ");
    }
  }

  @Test
  void aRenewedCertificateIsTakenUp() throws Exception {
    TlsFiles files = Certificates.make(folder, "EC");
    try (SmtpListener listener = listener(files)) {
      X509Certificate first = certificate(listener.port());
      Certificates.make(folder, "EC");
      Files.setLastModifiedTime(files.key(), FileTime.from(Instant.now().plusSeconds(5)));

      assertThat(certificate(listener.port())).isNotEqualTo(first);
    }
  }

  @Test
  void aBrokenRenewalLeavesTheOldOneInPlace() throws Exception {
    TlsFiles files = Certificates.make(folder, "EC");
    try (SmtpListener listener = listener(files)) {
      X509Certificate first = certificate(listener.port());
      Files.writeString(files.key(), "half a k");
      Files.setLastModifiedTime(files.key(), FileTime.from(Instant.now().plusSeconds(5)));

      assertThat(certificate(listener.port())).isEqualTo(first);
    }
  }

  @Test
  void aKeyInAnotherFormIsSaidWithItsRemedy() throws Exception {
    TlsFiles files = Certificates.make(folder, "RSA");
    Files.writeString(files.key(), "-----BEGIN RSA PRIVATE KEY-----\n");

    assertThatThrownBy(() -> listener(files))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("smtp.key")
        .hasMessageContaining("openssl pkcs8 -topk8");
  }

  private static X509Certificate certificate(int port) throws IOException {
    try (SmtpClient client = new SmtpClient(port)) {
      client.say("STARTTLS");
      return (X509Certificate) client.startTls("TLSv1.3").getPeerCertificates()[0];
    }
  }

  private SmtpListener listener(@org.jspecify.annotations.Nullable TlsFiles files) {
    SmtpListener listener =
        new SmtpListener(
            new SmtpSettings(
                "127.0.0.1", 0, "in.example.org", 4096, IntakeLimits.standard(), files),
            recipients,
            intake,
            InstantSource.system());
    listener.start();
    return listener;
  }
}
