package objector.endtoend.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.page.WatchState;
import objector.notifier.smtp.Sending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page that whoever runs this declared is called by its declared name in every mail that names
/// it, in the reader's language, from the first mail after a start.
final class OwnPageNamedIT {
  private static final PageId CHOIR = new PageId("choir-terms");
  private static final Instant NOW = Instant.parse("2026-07-23T06:10:00Z");
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path scratch;

  @Test
  void itsChangeItsSilenceAndTheDigestNameIt() throws Exception {
    Path outbox = scratch.resolve("outbox");
    try (NotifierStand stand = new NotifierStand(scratch.resolve("data"))) {
      stand.send(Topics.WATCH.record(declared(CHOIR)));
      List<Matter> matters =
          List.of(
              new Matter.PolicyChanged(changed()),
              new Matter.WatchingIsBlind(CHOIR, NOW, Blindness.BOT_WALL),
              new Matter.WatchingSeesAgain(CHOIR, NOW),
              new Matter.Digest(NOW, List.of(), List.of(CHOIR), 0, 0));

      stand.notifier("1", new Sending.Outbox(outbox), Clock.systemUTC());
      for (Matter matter : matters) {
        stand.send(Topics.ALERTS.record(NotifierStand.alert("anna@mail.example", matter)));
      }

      await().atMost(SOON).until(() -> mails(outbox).size() == matters.size());
      assertThat(mails(outbox))
          .allSatisfy(mail ->
              assertThat(mail).contains("Terms of the choir").doesNotContain("(choir-terms)"));
    }
  }

  @Test
  void aFrenchReaderReadsItsFrenchNameAndAPageThatNobodyNamedIsNamedByItsId() throws Exception {
    Path outbox = scratch.resolve("outbox");
    try (NotifierStand stand = new NotifierStand(scratch.resolve("data"))) {
      stand.notifier("1", new Sending.Outbox(outbox), Clock.systemUTC());
      stand.send(Topics.ALERTS.record(french(new PageId("nobodys-page"))));
      await().atMost(SOON).until(() -> mails(outbox).size() == 1);
      List<String> unnamed = mails(outbox);

      // Declared while the notifier runs, and told of later.
      stand.send(Topics.WATCH.record(declared(CHOIR)));
      Thread.sleep(Duration.ofSeconds(6));
      stand.send(Topics.ALERTS.record(french(CHOIR)));

      await().atMost(SOON).until(() -> mails(outbox).size() == 2);
      assertThat(unnamed).singleElement().asString().contains("(nobodys-page)");
      assertThat(mails(outbox)).anyMatch(mail -> mail.contains("Règles de l’ensemble"));
    }
  }

  private static WatchState declared(PageId page) {
    return new WatchState(page, NOW, LookOutcome.CHANGED, null, null, 0, NOW, NOW)
        .declaredAs(
            new WatchState.Declared(
                Map.of("en", "Terms of the choir", "fr", "Règles de l'ensemble"),
                "https://choir.example/terms",
                "en"));
  }

  private static Alert french(PageId page) {
    Alert alert = NotifierStand.alert("anna@mail.example", new Matter.WatchingSeesAgain(page, NOW));
    return new Alert(
        alert.id(),
        alert.person(),
        alert.at(),
        alert.to(),
        "fr",
        alert.zone(),
        alert.country(),
        null,
        false,
        alert.matter());
  }

  private static VersionRecorded changed() {
    String sha = Evidence.sha256(new byte[] {1});
    Evidence text = new Evidence(EvidenceId.of(CHOIR, sha), 0, 0, sha, 1);
    return new VersionRecorded(
        EventId.of(CHOIR, NOW),
        CHOIR,
        NOW,
        false,
        true,
        text,
        text,
        100,
        LocalDate.of(2026, 8, 1),
        List.of(),
        List.of(),
        List.of(),
        List.of(PageTopic.AI_TRAINING),
        List.of("A sentence that came."),
        List.of());
  }

  /// Each mail's subject and text, as a mail program shows them.
  private static List<String> mails(Path outbox) throws Exception {
    if (!Files.isDirectory(outbox)) {
      return List.of();
    }
    List<String> mails = new ArrayList<>();
    try (Stream<Path> files = Files.list(outbox)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".eml")).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          MimeMessage mail = new MimeMessage(null, in);
          mails.add(mail.getSubject() + "\n" + text(mail.getContent()));
        }
      }
    }
    return mails;
  }

  private static String text(Object content) throws Exception {
    if (!(content instanceof Multipart parts)) {
      return String.valueOf(content);
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      all.append(text(part.getContent()));
    }
    return all.toString();
  }
}
