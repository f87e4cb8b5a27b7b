package objector.endtoend.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import objector.endtoend.ingest.IngestStand;
import objector.events.Topics;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.WatchState;
import objector.notifier.Notifier;
import objector.notifier.NotifierConfig;
import objector.notifier.smtp.Sending;
import objector.programmes.Programmes;
import objector.wording.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page that nobody has seen for a day is told to whoever runs this.
final class OperatorMailIT {
  @TempDir private Path scratch;

  @Test
  void aPageThatWasNotSeenForADayIsMailedAndAnotherIsNot() throws Exception {
    Path outbox = scratch.resolve("outbox");
    try (IngestStand stand = new IngestStand(scratch.resolve("data"))) {
      stand.send(Topics.WATCH.record(blind("long-gone", Duration.ofHours(30))));
      stand.send(Topics.WATCH.record(blind("just-gone", Duration.ofHours(3))));
      NotifierConfig config =
          new NotifierConfig(
              stand.access(),
              URI.create("https://objector.example.org"),
              "objector@example.org",
              "example.org",
              new Sending.Outbox(outbox),
              new byte[32],
              "the Berger family",
              "1",
              Clock.systemUTC(),
              new NotifierConfig.Operator("operator@example.org", Duration.ofHours(24)),
              null);
      try (Notifier notifier = new Notifier(config, Translations.load(), Programmes.load())) {
        notifier.start();

        IngestStand.await("a mail is there", () -> !mails(outbox).isEmpty());

        assertThat(notifier.health()).isNotEmpty();
        assertThat(mails(outbox)).singleElement().asString().contains("cannot see long-gone");
      }
    }
  }

  private static WatchState blind(String page, Duration since) {
    Instant now = Instant.now();
    return new WatchState(
        new PageId(page),
        now,
        LookOutcome.BLIND,
        Blindness.BOT_WALL,
        now.minus(since),
        9,
        null,
        now);
  }

  private static List<String> mails(Path outbox) {
    if (!Files.isDirectory(outbox)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(outbox)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .map(OperatorMailIT::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
