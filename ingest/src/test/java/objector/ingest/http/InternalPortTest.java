package objector.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import objector.events.Json;
import objector.events.id.AddressToken;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.mail.MailReturn;
import objector.events.mail.MailSource;
import objector.events.page.LookOutcome;
import objector.ingest.intake.FakeIntake;
import objector.ingest.intake.FixedJudge;
import objector.ingest.intake.IntakeLimits;
import objector.ingest.intake.MailQuota;
import objector.ingest.recipient.FakeRecipients;
import objector.service.Health;
import objector.service.ReturnPath;
import objector.telemetry.Monitoring;
import objector.telemetry.Telemetry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InternalPortTest {
  private static final String TOKEN = "a-token-for-this-test";
  private static final String MAIL_TOKEN = "another-token-for-mails";
  private static final int MAX = 10_000;
  private static final int LIMIT = 4;
  private static final String MAIL = "Subject: invented\r\n\r\nHello";

  /// An invented one.
  private static final String BOUNCE =
      """
      Subject: Undelivered
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mail.example

      Final-Recipient: rfc822; somebody@mail.example
      Action: failed
      Status: 5.1.1

      --b--
      """
          .replace("\n", "\r\n");

  private final FakeIntake intake = new FakeIntake();
  private final FakeRecipients recipients = new FakeRecipients();
  private final PersonId anna = PersonId.random();
  private final AddressToken token = recipients.add(anna);
  private volatile Health health = Health.up("smtp");
  private final MailQuota quota =
      MailQuota.of(new IntakeLimits(10, 0, 0, LIMIT, IntakeLimits.TARPIT), InstantSource.system());
  private final InternalPort port =
      new InternalPort(
          new InternalPortSettings("127.0.0.1", 0, TOKEN, MAIL_TOKEN),
          new InternalRoutes(
              MAX,
              FixedJudge.unrelated(),
              intake,
              new HttpDelivery(
                  recipients, intake, quota, InstantSource.system(), new ReturnPath(new byte[32])),
              quota,
              InternalPortTest::look,
              InstantSource.system()),
          new Monitoring(
              "ingest", () -> List.of(health), new Telemetry(), TOKEN, InstantSource.system()));
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    port.start();
  }

  @AfterEach
  void close() {
    port.close();
    client.close();
  }

  @Test
  void aMailIsJudgedAndNothingIsKept() throws Exception {
    HttpResponse<String> answer =
        client.send(post("/judge", MAIL).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("kind").stringValue()).isEqualTo("unrelated");
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void pastedTextIsJudgedWithItsSubject() throws Exception {
    HttpRequest pasted =
        post("/judge", "Bonjour à tous")
            .setHeader("Content-Type", "text/plain; charset=utf-8")
            .setHeader("X-Subject", "100%25+s%C3%BBr")
            .build();

    HttpResponse<String> answer = client.send(pasted, BodyHandlers.ofString());

    assertThat(json(answer).get("because").get(0).stringValue())
        .isEqualTo("100% sûr / Bonjour à tous");
  }

  @Test
  void theNotifierSaysWhoseMailboxIsGone() throws Exception {
    assertThat(send(post("/returned?person=" + anna, "")).statusCode()).isEqualTo(202);
    assertThat(send(post("/returned?person=nobody", "")).statusCode()).isEqualTo(400);

    assertThat(intake.returns).containsExactly(new FakeIntake.Return(anna, MailReturn.BOUNCED));
  }

  @Test
  void aBounceThatAPipeHandsOverIsReadAsOneThatComesBySmtp() throws Exception {
    String back = new ReturnPath(new byte[32]).of(anna, Instant.now());

    HttpResponse<String> answer = send(post("/deliver?to=" + back + "@in.example", BOUNCE));
    HttpResponse<String> invented =
        send(post("/deliver?to=" + back.substring(0, back.length() - 1) + "@in.example", BOUNCE));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(invented.statusCode()).isEqualTo(404);
    assertThat(intake.returns).containsExactly(new FakeIntake.Return(anna, MailReturn.BOUNCED));
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void anUploadIsKept() throws Exception {
    HttpResponse<String> answer = send(post("/mail?person=" + anna + "&source=upload", MAIL));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).get("event").stringValue()).hasSize(26);
    assertThat(intake.mails).extracting(FakeIntake.Mail::source).containsExactly(MailSource.UPLOAD);
  }

  @Test
  void eachMailOfAFolderIsKeptByItself() throws Exception {
    String postmark = "From - Mon Apr 14 10:00:00 2025\r\n";
    String box = postmark + MAIL + "\r\n\r\n" + postmark + MAIL + " again\r\n";

    HttpResponse<String> answer = send(post("/mail?person=" + anna + "&source=upload", box));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(intake.mails)
        .extracting(mail -> new String(mail.raw(), StandardCharsets.UTF_8).strip())
        .containsExactly(MAIL, MAIL + " again");
  }

  @Test
  void aFolderOfTooManyMailsIsRefusedAsAWhole() throws Exception {
    String box = "From - Mon Apr 14 10:00:00 2025\n\n".repeat(250);

    HttpResponse<String> answer = send(post("/mail?person=" + anna + "&source=upload", box));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void ofAFolderTheFirstMailIsJudgedAndThatIsSaid() throws Exception {
    String box = "From - Mon Apr 14 10:00:00 2025\n\n".repeat(2);

    HttpResponse<String> answer = client.send(post("/judge", box).build(), BodyHandlers.ofString());

    assertThat(json(answer).get("because").get(0).stringValue())
        .isEqualTo("the file holds several mails: this is about the first");
  }

  @Test
  void whatAPersonUploadsCountsTowardsTheirLimit() throws Exception {
    String pasted = "/mail?person=" + anna + "&source=upload";
    for (int i = 0; i < LIMIT; i++) {
      assertThat(send(post(pasted, MAIL + i)).statusCode()).isEqualTo(202);
    }

    HttpResponse<String> answer = send(post(pasted, MAIL));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(send(post("/evidence?person=" + anna, "a screenshot")).statusCode()).isEqualTo(429);
    assertThat(send(handOver("/deliver?to=" + token + "@in.example.org", MAIL)).statusCode())
        .isEqualTo(429);
    assertThat(intake.mails).hasSize(LIMIT);
    assertThat(send(post("/mail?person=" + PersonId.random(), MAIL)).statusCode()).isEqualTo(202);
  }

  @Test
  void aFolderOfMoreMailsThanThePersonHasLeftIsRefusedAsAWhole() throws Exception {
    String box = "From - Mon Apr 14 10:00:00 2025\n\n".repeat(LIMIT + 1);

    assertThat(send(post("/mail?person=" + anna + "&source=upload", box)).statusCode())
        .isEqualTo(429);
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void pastedTextIsKeptAsAMail() throws Exception {
    HttpRequest.Builder pasted =
        post("/mail?person=" + anna + "&source=upload", "Bonjour à tous")
            .setHeader("Content-Type", "text/plain; charset=utf-8")
            .setHeader("X-Subject", "s%C3%BBr%0D%0ABcc:+x");

    assertThat(send(pasted).statusCode()).isEqualTo(202);
    MimeMessage mail =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(intake.mails.getFirst().raw()));
    assertThat(mail.getSubject()).isEqualTo("sûr  Bcc: x");
    assertThat(mail.getContent()).isEqualTo("Bonjour à tous");
    assertThat(mail.getHeader("Bcc")).isNull();
  }

  @Test
  void aMailIsHandedOverForItsEnvelopesRecipient() throws Exception {
    HttpResponse<String> answer =
        send(
            handOver(
                "/deliver?to=anna+" + token + "@in.example.org", "To: other@example.org\r\n\r\nx"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).get("events").get(0).stringValue()).hasSize(26);
    assertThat(intake.mails).extracting(FakeIntake.Mail::person).containsExactly(anna);
    assertThat(intake.mails).extracting(FakeIntake.Mail::source).containsExactly(MailSource.HTTP);
  }

  @Test
  void theEnvelopeMayBeAHeader() throws Exception {
    HttpRequest.Builder request =
        handOver("/deliver", MAIL).header("X-Envelope-To", token + "@in.example.org");

    assertThat(send(request).statusCode()).isEqualTo(202);
  }

  @Test
  void withoutAnEnvelopeTheHeadersOfTheLastServerDecide() throws Exception {
    AddressToken second = recipients.add(PersonId.random());
    String mail =
        "X-Original-To: anna+%s@example.org\r\nTo: %s@example.org\r\n\r\nx"
            .formatted(token, second);

    assertThat(send(handOver("/deliver", mail)).statusCode()).isEqualTo(202);
    assertThat(intake.mails).extracting(FakeIntake.Mail::person).containsExactly(anna);
  }

  @Test
  void aPipesLinesGetTheirLineEndsBack() throws Exception {
    send(handOver("/deliver?to=" + token + "@in.example.org", "Subject: invented\n\nHello\n"));

    assertThat(new String(intake.mails.getFirst().raw(), StandardCharsets.UTF_8))
        .isEqualTo("Subject: invented\r\n\r\nHello\r\n");
  }

  @Test
  void aMailForNobodyIsSaidSo() throws Exception {
    HttpRequest.Builder request =
        handOver("/deliver?to=" + AddressToken.random() + "@in.example.org", MAIL);

    assertThat(send(request).statusCode()).isEqualTo(404);
  }

  @Test
  void aMailThatIsTooLargeIsSaidAndThePersonHearsOfIt() throws Exception {
    HttpRequest.Builder request =
        handOver("/deliver?to=" + token + "@in.example.org", "x".repeat(MAX + 1));

    assertThat(send(request).statusCode()).isEqualTo(413);
    assertThat(intake.refusals).extracting(FakeIntake.Refusal::person).containsExactly(anna);
  }

  @Test
  void whatCannotBeKeptNowIsToComeAgain() throws Exception {
    intake.down = true;
    HttpResponse<String> kafkaDown =
        send(handOver("/deliver?to=" + token + "@in.example.org", MAIL));
    recipients.caughtUp = false;
    HttpResponse<String> tableUnread =
        send(handOver("/deliver?to=" + AddressToken.random() + "@in.example.org", MAIL));

    assertThat(kafkaDown.statusCode()).isEqualTo(503);
    assertThat(kafkaDown.headers().firstValue("Retry-After")).contains("60");
    assertThat(tableUnread.statusCode()).isEqualTo(503);
  }

  @Test
  void theTokenForMailsIsGoodForNothingElse() throws Exception {
    HttpRequest.Builder request =
        post("/mail?person=" + anna, MAIL).setHeader("Authorization", "Bearer " + MAIL_TOKEN);

    assertThat(send(request).statusCode()).isEqualTo(401);
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void whoHandsOverWithoutATokenIsRefused() throws Exception {
    HttpRequest.Builder request =
        handOver("/deliver?to=" + token + "@in.example.org", MAIL)
            .setHeader("Authorization", "Bearer guessed-guessed-guessed");

    assertThat(send(request).statusCode()).isEqualTo(401);
  }

  @Test
  void anotherTypeIsRefused() throws Exception {
    HttpRequest.Builder image =
        post("/mail?person=" + anna, MAIL).setHeader("Content-Type", "image/png");

    assertThat(send(image).statusCode()).isEqualTo(415);
  }

  @Test
  void proofThatIsNoMailIsKeptAndItsPlaceIsTold() throws Exception {
    HttpResponse<String> answer = send(post("/evidence?person=" + anna, "a screenshot"));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(json(answer).get("bytes").intValue()).isEqualTo(12);
  }

  @Test
  void withoutTheTokenNothingIsDone() throws Exception {
    HttpRequest.Builder forged =
        post("/mail?person=" + anna, MAIL).setHeader("Authorization", "Bearer " + TOKEN + "x");

    assertThat(send(forged).statusCode()).isEqualTo(401);
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void aPersonThatIsNoIdIsRefused() throws Exception {
    HttpResponse<String> answer = send(post("/mail?person=../anna", MAIL));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("error").stringValue()).contains("person");
  }

  @Test
  void anUnknownSourceIsRefused() throws Exception {
    assertThat(send(post("/mail?person=" + anna + "&source=smtp", MAIL)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void anEmptyMailIsRefused() throws Exception {
    assertThat(send(post("/mail?person=" + anna, "")).statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedWhileItComes() throws Exception {
    HttpResponse<String> answer = send(post("/mail?person=" + anna, "x".repeat(MAX + 1)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void whenKafkaIsDownTheCallerMayComeAgain() throws Exception {
    intake.down = true;

    assertThat(send(post("/mail?person=" + anna, MAIL)).statusCode()).isEqualTo(503);
  }

  @Test
  void aPathThatIsNotThereIsSaidSo() throws Exception {
    assertThat(send(post("/nothing", MAIL)).statusCode()).isEqualTo(404);
  }

  @Test
  void aPageCanBeLookedAtNow() throws Exception {
    HttpResponse<String> answer = send(post("/look?page=a-page", ""));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("outcome").stringValue()).isEqualTo("changed");
  }

  @Test
  void aPageThatIsNotWatchedIsNotLookedAt() throws Exception {
    assertThat(send(post("/look?page=another-page", "")).statusCode()).isEqualTo(404);
  }

  @Test
  void healthNeedsNoToken() throws Exception {
    HttpResponse<String> answer = send(get("/health"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get(0).get("part").stringValue()).isEqualTo("smtp");
  }

  @Test
  void aPartThatIsDownIsNotHealthy() throws Exception {
    health = Health.down("smtp", "not listening");

    assertThat(send(get("/health")).statusCode()).isEqualTo(503);
  }

  private static Optional<LookOutcome> look(PageId page) {
    return page.value().equals("a-page") ? Optional.of(LookOutcome.CHANGED) : Optional.empty();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + TOKEN)
        .header("Content-Type", "message/rfc822")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder handOver(String path, String mail) {
    return post(path, mail).setHeader("Authorization", "Bearer " + MAIL_TOKEN);
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + path));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.MAPPER.readTree(answer.body());
  }
}
