package objector.endtoend.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import objector.events.Topics;
import objector.events.id.PageId;
import objector.events.page.PageEvent.VersionRecorded;
import objector.ingest.Ingest;
import objector.ingest.replay.ReplayOptions;
import objector.ingest.watch.PageImport;
import objector.ingest.watch.PageImport.Imported;
import objector.ingest.watch.WatchSettings;
import objector.launcher.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new installation starts with the past that others recorded.
final class PageImportIT {
  @TempDir private Path scratch;
  private Path archive = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    archive = Files.createDirectories(scratch.resolve("archive"));
    folder = Files.createDirectories(scratch.resolve("pages"));
  }

  @Test
  void theRecordedPastIsThePastOfTheWatch() throws Exception {
    try (LocalPage page = new LocalPage("a-page", folder);
        IngestStand stand = new IngestStand(scratch.resolve("data"))) {
      Files.write(archive.resolve("2024-05-01.html"), page.body());
      page.says("From now on we also teach machines with your holiday pictures.");
      Files.write(archive.resolve("2025-05-01T12-30-00Z.html"), page.body());
      PageImport importing = new PageImport(stand.access());

      Imported once = importing.read(page.id, ReplayOptions.standard(), archive);
      Imported twice = importing.read(page.id, ReplayOptions.standard(), archive);

      assertThat(once).isEqualTo(new Imported(page.id, 2, 2, 0));
      assertThat(twice).isEqualTo(new Imported(page.id, 2, 0, 2));
      assertThat(versions(stand))
          .extracting(VersionRecorded::at)
          .containsExactly(
              Instant.parse("2024-05-01T00:00:00Z"), Instant.parse("2025-05-01T12:30:00Z"));
      assertThat(versions(stand)).noneMatch(VersionRecorded::alert);
      try (Ingest ingest =
          stand.ingest("1", new WatchSettings(false, folder, Duration.ofHours(6), true))) {
        IngestStand.await("the page was looked at", () -> !stand.all(Topics.WATCH).isEmpty());
        assertThat(ingest.health()).isNotEmpty();
        assertThat(versions(stand)).hasSize(2);
      }
    }
  }

  @Test
  void theCommandSaysWhatItDid() throws Exception {
    String text =
        "We look at every objection, and we say within one month what came of it. "
            + "You may object at any time, by the form or by mail. ";
    Files.writeString(archive.resolve("2025-05-01.md"), text.repeat(4));
    Files.writeString(
        archive.resolve("2025-06-01.md"),
        text.repeat(4) + "From now on we also teach machines with your holiday pictures.");
    Files.writeString(archive.resolve("README.md"), "Not an observation.");
    try (IngestStand stand = new IngestStand(scratch.resolve("data"))) {
      StringWriter out = new StringWriter();
      Path config =
          Files.writeString(
              scratch.resolve("objector.properties"),
              "kafka.client-file=" + stand.kafkaClientFile() + "\n");

      int exit =
          Main.commandLine()
              .setOut(new PrintWriter(out))
              .execute(
                  "page",
                  "import",
                  "--json",
                  "--page",
                  "meta-objection-help-en",
                  "--kafka",
                  stand.access().bootstrap(),
                  "--config",
                  config.toString(),
                  archive.toString());

      assertThat(exit).isZero();
      assertThat(out)
          .hasToString(
              "{\"page\":\"meta-objection-help-en\",\"observations\":2,\"written\":2,\"known\":0}\n");
      assertThat(versions(stand))
          .extracting(VersionRecorded::page)
          .containsOnly(new PageId("meta-objection-help-en"));
    }
  }

  private static List<VersionRecorded> versions(IngestStand stand) {
    return stand.all(Topics.PAGES).stream()
        .filter(VersionRecorded.class::isInstance)
        .map(VersionRecorded.class::cast)
        .toList();
  }
}
