package objector.endtoend.ingest;

import static objector.endtoend.ingest.IngestStand.DOMAIN;
import static objector.endtoend.ingest.IngestStand.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import objector.events.Topics;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailSource;
import objector.ingest.Ingest;
import objector.kafka.EvidenceReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The documented script for Postfix's pipe, as Postfix would run it.
final class MailPipeIT {
  private static final String MAIL =
      "From: somebody@example.org\nSubject: invented\n\nHello, this is a mail.\n";

  @TempDir private Path folder;

  @BeforeEach
  void needCurl() {
    boolean there =
        java.util.Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "curl")));
    Assumptions.assumeTrue(there, "skipped: there is no curl");
  }

  @Test
  void aPipedMailIsKeptAsItTravelled() throws Exception {
    try (IngestStand stand = new IngestStand(folder.resolve("data"));
        Ingest ingest = stand.ingest();
        EvidenceReader reader = new EvidenceReader(stand.access())) {
      PersonId anna = PersonId.random();
      AddressToken token = stand.address(anna);

      int exit = pipe(ingest, "anna+" + token + "@" + DOMAIN, TOKEN);

      assertThat(exit).isZero();
      IngestStand.await("it is told", () -> !stand.all(Topics.MAIL).isEmpty());
      MailReceived event = (MailReceived) stand.all(Topics.MAIL).getFirst();
      assertThat(event.person()).isEqualTo(anna);
      assertThat(event.source()).isEqualTo(MailSource.HTTP);
      assertThat(reader.read(event.evidence()))
          .contains(MAIL.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void nobodyIsAnUnknownUserAndAWrongTokenKeepsTheMail() throws Exception {
    try (IngestStand stand = new IngestStand(folder.resolve("data"));
        Ingest ingest = stand.ingest()) {
      AddressToken token = stand.address(PersonId.random());

      assertThat(pipe(ingest, AddressToken.random() + "@" + DOMAIN, TOKEN)).isEqualTo(67);
      assertThat(pipe(ingest, token + "@" + DOMAIN, TOKEN + "x")).isEqualTo(75);
    }
  }

  private int pipe(Ingest ingest, String recipient, String token)
      throws IOException, InterruptedException {
    Path header = Files.writeString(folder.resolve("header"), "Authorization: Bearer " + token);
    ProcessBuilder script =
        new ProcessBuilder("../docs/postfix/objector-deliver", recipient)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(Files.writeString(folder.resolve("mail"), MAIL).toFile());
    script.environment().put("OBJECTOR_HEADER_FILE", header.toString());
    script.environment().put("OBJECTOR_URL", "http://127.0.0.1:" + ingest.httpPort());
    Process process = script.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
