package objector.endtoend.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import objector.events.Topics;
import objector.events.id.PageId;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.ingest.Ingest;
import objector.ingest.watch.WatchSettings;
import objector.kafka.EvidenceReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Watching pages, with a real broker and a page on this machine.
final class PageWatchIT {
  private static final String NEWS =
      "From now on we also teach machines with your holiday pictures.";

  @TempDir private Path scratch;
  private Path data = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    data = Files.createDirectories(scratch.resolve("data"));
    folder = Files.createDirectories(scratch.resolve("pages"));
  }

  @Test
  void aChangeIsRecordedOnceItWasSeenTwice() throws Exception {
    try (LocalPage page = new LocalPage("a-page", folder);
        IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest("1", rarely());
        EvidenceReader reader = new EvidenceReader(stand.access())) {
      awaitVersions(stand, 1);
      page.says(NEWS);

      assertThat(lookNow(ingest, page.id)).isEqualTo("{\"outcome\":\"pending\"}");
      assertThat(lookNow(ingest, page.id)).isEqualTo("{\"outcome\":\"changed\"}");

      VersionRecorded changed = versions(stand).getLast();
      assertThat(changed.first()).isFalse();
      assertThat(changed.alert()).isTrue();
      assertThat(changed.added())
          .anySatisfy(added -> assertThat(added).contains("holiday pictures"));
      assertThat(text(reader.read(changed.capture()).orElseThrow()))
          .contains("<main>")
          .contains(NEWS);
      assertThat(text(reader.read(changed.text()).orElseThrow()))
          .doesNotContain("<p>")
          .contains(NEWS);
    }
  }

  @Test
  void afterARestartTheSameTextIsNoNews() throws Exception {
    try (LocalPage page = new LocalPage("a-page", folder)) {
      try (IngestStand stand = new IngestStand(data);
          Ingest ingest = stand.ingest("1", rarely())) {
        awaitVersions(stand, 1);
        assertThat(ingest.health()).isNotEmpty();
      }

      try (IngestStand stand = new IngestStand(data);
          Ingest ingest = stand.ingest("1", rarely())) {
        IngestStand.await(
            "the page is watched", () -> lookNow(ingest, page.id).contains("outcome"));

        assertThat(lookNow(ingest, page.id)).isEqualTo("{\"outcome\":\"unchanged\"}");
        assertThat(versions(stand)).hasSize(1);
      }
    }
  }

  @Test
  void afterARestartTheSecondLookIsStillTheSecond() throws Exception {
    try (LocalPage page = new LocalPage("a-page", folder)) {
      try (IngestStand stand = new IngestStand(data);
          Ingest ingest = stand.ingest("1", rarely())) {
        awaitVersions(stand, 1);
        page.says(NEWS);
        assertThat(lookNow(ingest, page.id)).isEqualTo("{\"outcome\":\"pending\"}");
      }

      try (IngestStand stand = new IngestStand(data);
          Ingest ingest = stand.ingest("1", rarely())) {
        AtomicReference<String> first = new AtomicReference<>("");
        IngestStand.await(
            "the page is watched",
            () -> first.updateAndGet(_ -> lookNow(ingest, page.id)).contains("outcome"));

        assertThat(first).hasValue("{\"outcome\":\"changed\"}");
        assertThat(versions(stand).getLast().alert()).isTrue();
      }
    }
  }

  @Test
  void aPageThatFailsThreeTimesIsBlindAndSeesAgainAndTheOtherGoesOn() throws Exception {
    try (LocalPage failing = new LocalPage("a-page", folder);
        LocalPage other = new LocalPage("another-page", folder);
        IngestStand stand = new IngestStand(data);
        Ingest ingest = stand.ingest("1", rarely())) {
      awaitVersions(stand, 2);
      failing.answers(500);
      for (int i = 0; i < 3; i++) {
        assertThat(lookNow(ingest, failing.id)).isEqualTo("{\"outcome\":\"blind\"}");
      }
      assertThat(lookNow(ingest, other.id)).isEqualTo("{\"outcome\":\"unchanged\"}");
      failing.answers(200);

      assertThat(lookNow(ingest, failing.id)).isEqualTo("{\"outcome\":\"unchanged\"}");

      assertThat(stand.all(Topics.PAGES))
          .filteredOn(event -> event.page().equals(failing.id))
          .hasExactlyElementsOfTypes(
              VersionRecorded.class, PageWentBlind.class, PageSeesAgain.class);
    }
  }

  @Test
  void twoInstancesShareThePagesAndTheOneThatStaysTakesOver() throws Exception {
    try (LocalPage page = new LocalPage("a-page", folder);
        IngestStand stand = new IngestStand(data);
        Ingest second = secondOfTwo(stand, page)) {
      IngestStand.await("the second watches", () -> lookNow(second, page.id).contains("outcome"));

      page.says(NEWS);
      lookNow(second, page.id);
      assertThat(lookNow(second, page.id)).isEqualTo("{\"outcome\":\"changed\"}");

      assertThat(versions(stand)).extracting(VersionRecorded::first).containsExactly(true, false);
    }
  }

  private Ingest secondOfTwo(IngestStand stand, LocalPage page) throws Exception {
    try (Ingest first = stand.ingest("1", rarely())) {
      awaitVersions(stand, 1);
      Ingest second = stand.ingest("2", rarely());
      IngestStand.await(
          "exactly one of the two watches",
          () ->
              lookNow(first, page.id).contains("outcome")
                  != lookNow(second, page.id).contains("outcome"));
      return second;
    }
  }

  private WatchSettings rarely() {
    return new WatchSettings(false, folder, Duration.ofHours(6), true);
  }

  private static void awaitVersions(IngestStand stand, int count) throws InterruptedException {
    IngestStand.await(count + " versions are there", () -> versions(stand).size() == count);
  }

  private static List<VersionRecorded> versions(IngestStand stand) {
    List<PageEvent> events = stand.all(Topics.PAGES);
    return events.stream()
        .filter(VersionRecorded.class::isInstance)
        .map(VersionRecorded.class::cast)
        .toList();
  }

  /// The body of the answer.
  private static String lookNow(Ingest ingest, PageId page) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + ingest.httpPort() + "/look?page=" + page))
            .header("Authorization", "Bearer " + IngestStand.TOKEN)
            .POST(BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
