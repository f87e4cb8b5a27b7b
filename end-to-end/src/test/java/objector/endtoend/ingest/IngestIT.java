package objector.endtoend.ingest;

import static objector.endtoend.ingest.IngestStand.DOMAIN;
import static objector.endtoend.ingest.IngestStand.MAX_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailSource;
import objector.ingest.Ingest;
import objector.kafka.EvidenceReader;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What ingest promises to whoever brings a mail, on a real broker.
final class IngestIT {
  private static final String MAIL =
      "From: somebody@example.org\r\nSubject: invented\r\n\r\nHello, this is a mail.";

  @TempDir private Path data;

  @Test
  void what250WasSaidToCanBeReadBack() throws Exception {
    try (IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest();
        SmtpTalk talk = new SmtpTalk(ingest.smtpPort());
        EvidenceReader reader = new EvidenceReader(stand.access())) {
      PersonId anna = PersonId.random();
      AddressToken token = stand.address(anna);

      String answer = talk.deliver("objector+" + token + "@" + DOMAIN, MAIL);

      assertThat(answer).startsWith("250 2.0.0 ");
      MailReceived event = (MailReceived) onlyMailOf(stand);
      assertThat(event.person()).isEqualTo(anna);
      assertThat(event.source()).isEqualTo(MailSource.SMTP);
      assertThat(reader.read(event.evidence()))
          .contains((MAIL + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void anAddressThatNobodyClaimedIsRefusedForGood() throws Exception {
    try (IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest();
        SmtpTalk talk = new SmtpTalk(ingest.smtpPort())) {
      String answer = talk.deliver(AddressToken.random() + "@" + DOMAIN, MAIL);

      assertThat(answer).startsWith("550 5.1.1 ");
    }
  }

  @Test
  void anAddressIsKnownAtTheMomentItIsClaimed() throws Exception {
    try (IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest();
        SmtpTalk talk = new SmtpTalk(ingest.smtpPort())) {
      for (int i = 0; i < 20; i++) {
        AddressToken token = stand.address(PersonId.random());
        talk.say("RSET");

        assertThat(talk.deliver(token + "@" + DOMAIN, MAIL)).startsWith("250 ");
      }
    }
  }

  @Test
  void aMailThatIsTooLargeIsRefusedAndThePersonHearsOfIt() throws Exception {
    try (IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest();
        SmtpTalk talk = new SmtpTalk(ingest.smtpPort())) {
      PersonId anna = PersonId.random();
      AddressToken token = stand.address(anna);

      String answer = talk.deliver(token + "@" + DOMAIN, "x".repeat(MAX_BYTES + 1));

      assertThat(answer).startsWith("552 5.3.4 ");
      assertThat(onlyMailOf(stand)).isInstanceOf(MailRefused.class);
      assertThat(onlyMailOf(stand).person()).isEqualTo(anna);
    }
  }

  @Test
  void aLargeMailIsKeptWhole() throws Exception {
    String large = "Subject: invented\r\n\r\n" + ("0123456789".repeat(7) + "\r\n").repeat(25_000);
    try (IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest();
        SmtpTalk talk = new SmtpTalk(ingest.smtpPort());
        EvidenceReader reader = new EvidenceReader(stand.access())) {
      AddressToken token = stand.address(PersonId.random());

      String answer = talk.deliver(token + "@" + DOMAIN, large);

      assertThat(answer).startsWith("250 ");
      MailReceived event = (MailReceived) onlyMailOf(stand);
      assertThat(event.evidence().bytes()).isEqualTo(large.length() + 2);
      assertThat(reader.read(event.evidence())).isPresent();
    }
  }

  @Test
  void whileKafkaIsDownTheSenderKeepsTheMail() throws Exception {
    try (IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest();
        SmtpTalk talk = new SmtpTalk(ingest.smtpPort())) {
      AddressToken known = stand.address(PersonId.random());
      assertThat(talk.deliver(known + "@" + DOMAIN, MAIL)).startsWith("250 ");
      stand.stopKafka();

      assertThat(talk.deliver(AddressToken.random() + "@" + DOMAIN, MAIL)).startsWith("451 4.3.0 ");
      talk.say("RSET");
      assertThat(talk.deliver(known + "@" + DOMAIN, MAIL + " Again.")).startsWith("451 4.3.0 ");
    }
  }

  @Test
  void aRestartForgetsNothing() throws Exception {
    AddressToken token;
    try (IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest();
        SmtpTalk talk = new SmtpTalk(ingest.smtpPort())) {
      token = stand.address(PersonId.random());
      assertThat(talk.deliver(token + "@" + DOMAIN, MAIL)).startsWith("250 ");
    }

    try (IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest();
        SmtpTalk talk = new SmtpTalk(ingest.smtpPort());
        EvidenceReader reader = new EvidenceReader(stand.access())) {
      assertThat(reader.read(((MailReceived) onlyMailOf(stand)).evidence())).isPresent();
      assertThat(talk.deliver(token + "@" + DOMAIN, MAIL + " Again.")).startsWith("250 ");
      IngestStand.await("both are told", () -> stand.all(Topics.MAIL).size() == 2);
    }
  }

  @Test
  void eachMailOfAnUploadedFolderIsKeptAndJudgedByItself() throws Exception {
    String postmark = "From - Mon Apr 14 10:00:00 2025\r\n";
    String box = postmark + MAIL + "\r\n\r\n" + postmark + MAIL + " Again.\r\n";
    try (IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest();
        HttpClient client = HttpClient.newHttpClient();
        EvidenceReader reader = new EvidenceReader(stand.access())) {
      PersonId anna = PersonId.random();
      URI door =
          URI.create(
              "http://127.0.0.1:" + ingest.httpPort() + "/mail?person=" + anna + "&source=upload");
      HttpRequest upload =
          HttpRequest.newBuilder(door)
              .header("Authorization", "Bearer " + IngestStand.TOKEN)
              .header("Content-Type", "message/rfc822")
              .POST(HttpRequest.BodyPublishers.ofString(box))
              .build();

      HttpResponse<Void> answer = client.send(upload, HttpResponse.BodyHandlers.discarding());
      client.send(upload, HttpResponse.BodyHandlers.discarding());

      assertThat(answer.statusCode()).isEqualTo(202);
      IngestStand.await("both are told", () -> stand.all(Topics.MAIL).size() == 2);
      for (MailEvent event : stand.all(Topics.MAIL)) {
        assertThat(event.person()).isEqualTo(anna);
        assertThat(reader.read(((MailReceived) event).evidence())).isPresent();
      }
    }
  }

  @Test
  void anUnreadableRecordIsPutAsideAndMailGoesOn() throws Exception {
    try (IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest();
        SmtpTalk talk = new SmtpTalk(ingest.smtpPort())) {
      byte[] poison = "not an envelope".getBytes(StandardCharsets.UTF_8);
      AddressToken broken = AddressToken.random();
      stand.send(new ProducerRecord<>(Topics.MAILBOXES.name(), broken.value(), poison));
      AddressToken token = stand.address(PersonId.random());

      assertThat(talk.deliver(token + "@" + DOMAIN, MAIL)).startsWith("250 ");
      IngestStand.await(
          "the record is among the dead letters",
          () -> stand.all(Topics.dead(Owner.INGEST)).stream().anyMatch(b -> b.length == 15));
    }
  }

  private static MailEvent onlyMailOf(IngestStand stand) throws InterruptedException {
    IngestStand.await("a mail is told", () -> !stand.all(Topics.MAIL).isEmpty());
    List<MailEvent> mails = stand.all(Topics.MAIL);
    assertThat(mails).hasSize(1);
    return mails.getFirst();
  }
}
