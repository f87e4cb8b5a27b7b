package objector.ingest.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import objector.events.id.PersonId;
import objector.events.mail.MailReturn;
import objector.ingest.intake.FakeIntake;
import objector.ingest.intake.IntakeLimits;
import objector.ingest.recipient.FakeRecipients;
import objector.service.ReturnPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mails of ours that come back. All of them are invented.
final class SmtpReturnTest {
  private static final Instant NOW = Instant.parse("2026-06-12T07:05:00Z");
  private static final PersonId ANNA = new PersonId("a".repeat(26));

  private final ReturnPath paths = new ReturnPath(new byte[32]);
  private final FakeIntake intake = new FakeIntake();
  private final SmtpListener listener =
      new SmtpListener(
          new SmtpSettings(
              "127.0.0.1", 0, "in.example.org", 100_000, IntakeLimits.standard(), null, paths),
          new FakeRecipients(),
          intake,
          InstantSource.fixed(NOW));
  private final String back = paths.of(ANNA, NOW) + "@in.example.org";

  @BeforeEach
  void start() {
    listener.start();
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void aMailboxThatIsGoneIsToldOnce() throws IOException {
    assertThat(deliver(back, dsn("failed", "5.1.1 (no such user)"))).startsWith("250 ");

    assertThat(intake.returns).containsExactly(new FakeIntake.Return(ANNA, MailReturn.BOUNCED));
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void whatPassesByItselfIsToldAsPutOffAndStopsNothing() throws IOException {
    deliver(back, dsn("failed", "5.2.2"));
    deliver(back, dsn("failed", "4.4.7"));
    deliver(back, dsn("delayed", "5.1.1"));
    deliver(back, dsn("failed", "5.7.1"));
    deliver(back, dsn("delayed", "4.4.1"));

    assertThat(intake.returns)
        .hasSize(5)
        .containsOnly(new FakeIntake.Return(ANNA, MailReturn.DELAYED));
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void whatArrivedOrWasPassedOnIsNoReturn() throws IOException {
    deliver(back, dsn("delivered", "2.0.0"));
    deliver(back, dsn("relayed", "2.0.0"));
    deliver(back, dsn("expanded", "2.0.0"));

    assertThat(intake.returns).isEmpty();
  }

  @Test
  void aMailboxThatIsGoneCountsWhateverElseTheReportSays() throws IOException {
    deliver(back, dsn("delayed", "4.4.1\r\n\r\nAction: failed\r\nStatus: 5.1.1"));

    assertThat(intake.returns).containsExactly(new FakeIntake.Return(ANNA, MailReturn.BOUNCED));
  }

  @Test
  void anAnswerOfAMachineOrOfAPersonStopsNothing() throws IOException {
    assertThat(deliver(back, "Subject: Out of office\r\n\r\nStatus: 5.1.1\r\nAction: failed\r\n"))
        .startsWith("250 ");

    assertThat(intake.returns).isEmpty();
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void anInventedReportStopsNobodysMails() throws IOException {
    String forged = "b." + "a".repeat(26) + ".g9z." + "a".repeat(20) + "@in.example.org";

    assertThat(deliver(forged, dsn("failed", "5.1.1"))).startsWith("550 5.1.1 ");

    assertThat(intake.returns).isEmpty();
  }

  @Test
  void aComplaintIsTold() throws IOException {
    deliver(back, complaint("abuse", null));

    assertThat(intake.returns).containsExactly(new FakeIntake.Return(ANNA, MailReturn.COMPLAINED));
  }

  @Test
  void aComplaintToPostmasterIsTheirsWhoseMailItWas() throws IOException {
    deliver("postmaster@in.example.org", complaint("abuse", back));

    assertThat(intake.returns).containsExactly(new FakeIntake.Return(ANNA, MailReturn.COMPLAINED));
    assertThat(intake.forPostmaster).hasSize(1);
  }

  @Test
  void whatSomebodyFoundNoSpamIsNoComplaint() throws IOException {
    deliver(back, complaint("not-spam", null));
    deliver("postmaster@in.example.org", complaint("abuse", "b.x.y.z@in.example.org"));

    assertThat(intake.returns).isEmpty();
  }

  private String deliver(String to, String mail) throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      return client.deliver(to, mail);
    }
  }

  private static String dsn(String action, String status) {
    return report(
        "delivery-status",
        "Reporting-MTA: dns; mx.mail.example\r\n\r\nFinal-Recipient: rfc822; anna@mail.example\r\n"
            + "Action: "
            + action
            + "\r\nStatus: "
            + status
            + "\r\n");
  }

  private static String complaint(String type, @Nullable String of) {
    return report(
        "feedback-report",
        "Feedback-Type: "
            + type
            + "\r\nVersion: 1\r\nUser-Agent: Invented/1\r\n"
            + (of == null ? "" : "Original-Mail-From: <" + of + ">\r\n"));
  }

  private static String report(String kind, String fields) {
    return "Subject: invented\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/report; report-type="
        + kind
        + "; boundary=b\r\n\r\n--b\r\n\r\nInvented.\r\n--b\r\nContent-Type: message/"
        + kind
        + "\r\n\r\n"
        + fields
        + "\r\n--b--\r\n";
  }
}
