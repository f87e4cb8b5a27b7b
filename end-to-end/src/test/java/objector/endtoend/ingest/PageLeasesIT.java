package objector.endtoend.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import objector.events.Topics;
import objector.events.id.PageId;
import objector.events.page.PageEvent.VersionRecorded;
import objector.ingest.Ingest;
import objector.ingest.watch.WatchSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two instances of ingest share the pages; one of them dies, or sleeps, at the worst moment.
final class PageLeasesIT {
  private static final String NEWS =
      "From now on we also teach machines with your holiday pictures.";
  private static final Duration TAKE_OVER = Duration.ofSeconds(45);

  @TempDir private Path scratch;
  private final List<LocalPage> pages = new ArrayList<>();
  private Path folder = Path.of("");

  @BeforeEach
  void somePages() throws IOException {
    folder = Files.createDirectories(scratch.resolve("pages"));
    for (int i = 0; i < 6; i++) {
      pages.add(new LocalPage("page-" + i, folder));
    }
  }

  @AfterEach
  void close() {
    pages.forEach(LocalPage::close);
  }

  @Test
  void thePagesOfAKilledInstanceAreTakenOverWithTheirBaselines() throws Exception {
    try (IngestStand stand = new IngestStand(scratch.resolve("data"));
        IngestProcess first = IngestProcess.start(stand.kafkaClientFile(), "1", folder, scratch);
        HttpClient http = HttpClient.newHttpClient()) {
      int firstPort = first.port();
      IngestStand.await("all were seen", () -> versions(stand).size() == pages.size());
      Ingest second = stand.ingest("2", rarely());
      IngestStand.await(
          "both have some",
          () -> watched(http, firstPort) > 0 && watched(http, second.httpPort()) > 0);

      first.kill();
      long killed = System.nanoTime();
      IngestStand.await(
          "the second has all", () -> watched(http, second.httpPort()) == pages.size());
      Duration took = Duration.ofNanos(System.nanoTime() - killed);

      System.out.printf("page leases: taken over %d ms after the kill%n", took.toMillis());
      assertThat(took).isLessThan(TAKE_OVER);
      for (LocalPage page : pages) {
        assertThat(look(http, second.httpPort(), page.id)).contains("unchanged");
        page.says(NEWS);
        assertThat(look(http, second.httpPort(), page.id)).contains("pending");
        assertThat(look(http, second.httpPort(), page.id)).contains("changed");
      }
      for (LocalPage page : pages) {
        assertThat(versions(stand))
            .filteredOn(version -> version.page().equals(page.id))
            .extracting(VersionRecorded::first)
            .containsExactly(true, false);
      }
    }
  }

  /// It has asked for a page that changed, sleeps past its session, wakes up with the answer in its
  /// hands, and must not write it down: another instance has, meanwhile.
  @Test
  void anInstanceThatSleptPastItsSessionWritesNothing() throws Exception {
    LocalPage page = pages.getFirst();
    try (IngestStand stand = new IngestStand(scratch.resolve("data"));
        IngestProcess sleeper = IngestProcess.start(stand.kafkaClientFile(), "1", folder, scratch);
        HttpClient http = HttpClient.newHttpClient()) {
      int sleepersPort = sleeper.port();
      IngestStand.await("all were seen", () -> versions(stand).size() == pages.size());
      page.says(NEWS);
      assertThat(look(http, sleepersPort, page.id)).contains("pending");
      CountDownLatch answer = new CountDownLatch(1);
      page.holds(answer);
      int before = page.visits();
      CompletableFuture<String> secondLook =
          CompletableFuture.supplyAsync(() -> look(http, sleepersPort, page.id));
      IngestStand.await("the page was asked for", () -> page.visits() > before);

      sleeper.stop();
      Ingest second = stand.ingest("2", rarely());
      IngestStand.await(
          "the second has all", () -> watched(http, second.httpPort()) == pages.size());
      String seen = look(http, second.httpPort(), page.id);
      answer.countDown();
      sleeper.goOn();

      // What had waited for a second look had got it from the other instance.
      assertThat(seen).containsAnyOf("changed", "unchanged");
      assertThat(secondLook.get(60, TimeUnit.SECONDS)).doesNotContain("outcome");
      assertThat(versions(stand))
          .filteredOn(version -> version.page().equals(page.id))
          .extracting(VersionRecorded::first)
          .containsExactly(true, false);
    }
  }

  private WatchSettings rarely() {
    return new WatchSettings(false, folder, Duration.ofHours(6), true);
  }

  private long watched(HttpClient http, int port) {
    return pages.stream().filter(page -> look(http, port, page.id).contains("outcome")).count();
  }

  private static List<VersionRecorded> versions(IngestStand stand) {
    return stand.all(Topics.PAGES).stream()
        .filter(VersionRecorded.class::isInstance)
        .map(VersionRecorded.class::cast)
        .toList();
  }

  /// The body of the answer; of nobody, nothing.
  private static String look(HttpClient http, int port, PageId page) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/look?page=" + page))
            .header("Authorization", "Bearer " + IngestStand.TOKEN)
            .POST(BodyPublishers.noBody())
            .build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
