package objector.ingest.replay;

import static objector.ingest.extract.SamplePages.PARROT;
import static objector.ingest.extract.SamplePages.parrotWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import objector.events.Json;
import objector.events.page.LookOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageReplayTest {
  @TempDir Path folder = Path.of(".");

  @BeforeEach
  void writeTexts() throws IOException {
    Files.writeString(folder.resolve("a.md"), PARROT);
    Files.writeString(
        folder.resolve("b.md"), parrotWith("We now sell your songs to our partners."));
    Files.writeString(
        folder.resolve("b2.md"), parrotWith("We now sell your songs to our partners!"));
    Files.writeString(
        folder.resolve("gone.html"), "<html><p>This page isn’t available.</p></html>");
  }

  @Test
  void aTextThatStandsIsLookedAtAgainBeforeTheNextRow() throws IOException {
    List<ReplayRow> rows =
        replay(
            "2026-01-01T00:00:00Z\ta.md",
            "2026-01-05T00:00:00Z\tb.md",
            "2026-02-01T00:00:00Z\ta.md");

    assertThat(rows)
        .extracting(ReplayRow::look)
        .containsExactly(LookOutcome.FIRST, LookOutcome.CHANGED, LookOutcome.RETURNED);
    assertThat(rows).extracting(ReplayRow::alert).containsExactly(false, true, false);
  }

  @Test
  void aTextInTheWrongCharsetForTwoLooksIsNotTold() throws IOException {
    String meant = parrotWith("The parrot’s “songs” stay its own – naïve, déjà vu, é.");
    byte[] utf8 = meant.getBytes(StandardCharsets.UTF_8);
    String broken = new String(utf8, Charset.forName("windows-1252"));
    String twice =
        new String(broken.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
    Files.write(folder.resolve("right.md"), utf8);
    Files.writeString(folder.resolve("broken.md"), broken);
    Files.writeString(folder.resolve("twice.md"), twice);
    List<ReplayRow> rows =
        replay(
            "2026-01-01T00:00:00Z\tright.md",
            "2026-01-05T00:00:00Z\tbroken.md",
            "2026-01-06T00:00:00Z\tbroken.md",
            "2026-01-07T00:00:00Z\ttwice.md",
            "2026-01-09T00:00:00Z\tright.md");

    assertThat(rows).extracting(ReplayRow::alert).containsOnly(false);
    assertThat(rows.subList(1, rows.size()))
        .extracting(ReplayRow::look)
        .containsOnly(LookOutcome.UNCHANGED);
  }

  @Test
  void aFolderOfFilesNamedByTheirTimeIsAnArchiveToo() throws IOException {
    Path archive = Files.createDirectories(folder.resolve("archive"));
    Files.writeString(archive.resolve("2026-01-05T12-30-00Z.md"), parrotWith("We sell songs."));
    Files.writeString(archive.resolve("2026-01-01.md"), PARROT);
    Files.writeString(archive.resolve("20260201.md"), PARROT);
    Files.writeString(archive.resolve("README.md"), "not an observation");
    List<ReplayRow> rows = new ArrayList<>();

    new PageReplay(ReplayOptions.standard()).replay(archive, rows::add);

    assertThat(rows)
        .extracting(ReplayRow::time)
        .containsExactly("2026-01-01T00:00:00Z", "2026-01-05T12:30:00Z", "2026-02-01T00:00:00Z");
    assertThat(rows).extracting(ReplayRow::alert).containsExactly(false, true, false);
  }

  @Test
  void aFolderWithoutTimesIsRefused() {
    assertThatThrownBy(() -> new PageReplay(ReplayOptions.standard()).replay(folder, row -> {}))
        .hasMessageContaining("named by its time");
  }

  @Test
  void aSecondLookThatFallsDueLaterIsTakenOnTheNextRow() throws IOException {
    List<ReplayRow> rows =
        replay(
            "2026-01-01T00:00:00Z\ta.md",
            "2026-01-05T00:00:00Z\tb.md",
            "2026-01-05T12:00:00Z\tb2.md");

    assertThat(rows).extracting(ReplayRow::alert).containsExactly(false, false, true);
  }

  @Test
  void aTextThatIsGoneBeforeTheSecondLookIsNotTold() throws IOException {
    List<ReplayRow> rows =
        replay(
            "2026-01-01T00:00:00+02:00\ta.md",
            "2026-01-05T00:00:00+02:00\tb.md",
            "2026-01-05T03:00:00+02:00\ta.md");

    assertThat(rows)
        .extracting(ReplayRow::look)
        .containsExactly(LookOutcome.FIRST, LookOutcome.PENDING, LookOutcome.UNCHANGED);
  }

  @Test
  void whereTimeGoesBackOrEndsTwoFurtherLooksAreMade() throws IOException {
    List<ReplayRow> rows = replay("2026-01-01T00:00:00Z\ta.md", "2025-01-05T00:00:00Z\tb.md");

    assertThat(rows).extracting(ReplayRow::alert).containsExactly(false, true);
  }

  @Test
  void theFieldsOfALineAreTheContracts() throws IOException {
    List<ReplayRow> rows =
        replay("2026-01-01T00:00:00Z\ta.md", "2026-01-05T01:00:00+01:00\tgone.html");

    assertThat(rows.stream().map(Json::write).map(PageReplayTest::text))
        .containsExactly(
            "{\"time\":\"2026-01-01T00:00:00Z\",\"file\":\"a.md\",\"look\":\"first\","
                + "\"reason\":\"the first text seen\",\"effective\":\"2026-03-01\",\"topics\":[],"
                + "\"alert\":false,\"added\":[],\"removed\":[]}",
            "{\"time\":\"2026-01-05T01:00:00+01:00\",\"file\":\"gone.html\",\"look\":\"blind\","
                + "\"reason\":\"error\",\"effective\":null,\"topics\":[],"
                + "\"alert\":false,\"added\":[],\"removed\":[]}");
  }

  @Test
  void aBrokenIndexIsRefusedWithItsLine() {
    assertThatThrownBy(() -> replay("2026-01-01T00:00:00Z\ta.md", "yesterday\ta.md"))
        .hasMessageContaining("line 3")
        .hasMessageContaining("yesterday");
    assertThatThrownBy(() -> replay("2026-01-01T00:00:00Z\tnowhere.md"))
        .hasMessageContaining("nowhere.md");
  }

  private List<ReplayRow> replay(String... lines) throws IOException {
    Path index = folder.resolve("INDEX.tsv");
    Files.writeString(index, "time\tfile\n" + String.join("\n", lines) + "\n");
    List<ReplayRow> rows = new ArrayList<>();
    new PageReplay(ReplayOptions.standard()).replay(index, rows::add);
    return rows;
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
