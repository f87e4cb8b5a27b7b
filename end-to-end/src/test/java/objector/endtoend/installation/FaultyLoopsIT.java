package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import objector.endtoend.ingest.LocalPage;
import objector.endtoend.installation.LoopFaults.Kind;
import objector.events.Json;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Every loop of a running `up` throws once, or is interrupted once by nobody of ours: none stops
/// for good, none is silent, and afterwards the whole works.
final class FaultyLoopsIT {
  private static final String TOKEN = "an-operators-token-for-a-test";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String AGAIN = "is begun again";

  /// Where it is to be said that a loop was begun again.
  private enum Place {
    HEALTH,
    OPERATOR_PAGE,
    METRICS,
    LOG
  }

  /// These come round once in their beginning, and then not while we wait: the first only when what
  /// it keeps breaks, the other each hour.
  private static final EnumSet<Loop> EARLY = EnumSet.of(Loop.READ_MODEL, Loop.GROUPS);

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @EnumSource(Kind.class)
  void eachLoopIsBegunAgainAndSaysSo(Kind kind, @TempDir Path scratch) throws Exception {
    Path faults = Files.createDirectories(scratch.resolve("faults"));
    Path pages = Files.createDirectories(scratch.resolve("pages"));
    Path data = scratch.resolve("data");
    for (Loop loop : EARLY) {
      LoopFaults.order(faults, loop, kind);
    }
    try (LocalPage _ = new LocalPage("a-page", pages);
        UpSystem objector = UpSystem.up(data, settings(scratch, faults, pages))) {
      String cookie = enter(objector);
      for (Loop loop : EnumSet.complementOf(EARLY)) {
        LoopFaults.order(faults, loop, kind);
      }
      // Whoever takes connections comes round with the next.
      new Socket(InetAddress.getLoopbackAddress(), objector.smtpPort()).close();

      Map<Loop, Set<Place>> missing = awaitSaid(noticing(kind), objector, cookie, data, faults);

      assertThat(missing).as("places where it is not said").isEmpty();
      assertThat(Loop.values()).allMatch(loop -> LoopFaults.befell(faults, loop));
      awaitWell(objector);
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      objector.postman().send(Mails.notice("anna.paints", 1), anna.forwardingAddress());
      anna.awaitPage(page -> page.text().contains("use your public posts"));
      anna.letter(letter -> letter.subject().contains("@anna.paints"));
    }
  }

  private static Map<String, String> settings(Path scratch, Path faults, Path pages)
      throws IOException {
    return Map.of(
        "JDK_JAVA_OPTIONS",
        LoopFaults.options(scratch.resolve("agent.jar"), faults),
        "OBJECTOR_OPERATOR_TOKEN",
        TOKEN,
        "OBJECTOR_OPERATOR_ADDRESS",
        "operator@example.org",
        "OBJECTOR_PAGES_FOLDER",
        pages.toString(),
        "OBJECTOR_PAGES_ALLOW_LOOPBACK",
        "true",
        // Nobody is there: it is tried again and again.
        "OBJECTOR_IMAP_HOST",
        "127.0.0.1",
        "OBJECTOR_IMAP_PORT",
        "1",
        "OBJECTOR_IMAP_USER",
        "anna",
        "OBJECTOR_IMAP_PASSWORD",
        "invented",
        "OBJECTOR_IMAP_INTERVAL",
        "1s");
  }

  /// Whoever waits for connections, or has no pages in its partition, does not notice that it is
  /// interrupted.
  private static Set<Loop> noticing(Kind kind) {
    return switch (kind) {
      case THROWS -> EnumSet.allOf(Loop.class);
      case IS_INTERRUPTED -> EnumSet.complementOf(EnumSet.of(Loop.SMTP, Loop.PAGES_PAST));
    };
  }

  /// What each loop has not said, and where, when the patience ends.
  private Map<Loop, Set<Place>> awaitSaid(
      Set<Loop> loops, UpSystem objector, String cookie, Path data, Path faults) throws Exception {
    Map<Loop, Set<Place>> missing = new EnumMap<>(Loop.class);
    for (Loop loop : loops) {
      missing.put(loop, EnumSet.allOf(Place.class));
    }
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!missing.isEmpty() && System.nanoTime() < giveUp) {
      JsonNode health = Json.MAPPER.readTree(get(objector, "/health", "").body());
      Element page = Jsoup.parse(get(objector, "/operator", cookie).body());
      String metrics = get(objector, "/metrics", "").body();
      String log = Files.readString(UpSystem.log(data), UTF_8);
      missing.forEach((loop, places) -> {
        if (LoopFaults.befell(faults, loop)) {
          places.removeIf(place ->
              switch (place) {
                case HEALTH -> saysHealth(health, loop);
                case OPERATOR_PAGE -> saysPage(page, loop);
                case METRICS -> isCounted(metrics, loop);
                case LOG -> saysLog(log, loop);
              });
        }
      });
      missing.values().removeIf(Set::isEmpty);
      Thread.sleep(500);
    }
    return missing;
  }

  private static boolean saysHealth(JsonNode health, Loop loop) {
    return health
        .valueStream()
        .anyMatch(part ->
            part.required("part").stringValue().equals(loop.healthPart)
                && part.required("state").stringValue().equals("DOWN")
                && part.required("detail").stringValue().contains(AGAIN));
  }

  private static boolean saysPage(Element page, Loop loop) {
    return page.select("tr").stream()
        .anyMatch(row ->
            row.select("td").stream().anyMatch(cell -> cell.text().equals(loop.healthPart))
                && row.text().contains(AGAIN));
  }

  /// Once for each loop of that part.
  private static boolean isCounted(String metrics, Loop loop) {
    long loops = Stream.of(Loop.values()).filter(one -> one.part.equals(loop.part)).count();
    double restarts = restarts(metrics, loop);
    return restarts >= 1 && restarts <= loops;
  }

  private static double restarts(String metrics, Loop loop) {
    String name = "objector_restarts_total{part=\"" + loop.part + "\"} ";
    return metrics
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  private static boolean saysLog(String log, Loop loop) {
    return log.lines()
        .anyMatch(line ->
            line.contains("ERROR KeptRunning")
                && line.contains("it " + AGAIN)
                && line.contains("part=\"" + loop.part + "\""));
  }

  /// Up again, all but the mailbox that nobody has.
  private void awaitWell(UpSystem objector) throws Exception {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    String said = "";
    do {
      Thread.sleep(500);
      said = get(objector, "/health", "").body();
    } while (said.contains("\"DOWN\"") && System.nanoTime() < giveUp);
    assertThat(said).doesNotContain("DOWN", "STOPPED");
  }

  private String enter(UpSystem objector) throws IOException, InterruptedException {
    HttpResponse<String> entered =
        http.send(
            HttpRequest.newBuilder(URI.create(objector.web() + "/operator"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + TOKEN))
                .build(),
            BodyHandlers.ofString());
    assertThat(entered.statusCode()).isEqualTo(303);
    return entered.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
  }

  private HttpResponse<String> get(UpSystem objector, String path, String cookie)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(objector.web() + path)).timeout(PATIENCE);
    return http.send(
        (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build(),
        BodyHandlers.ofString());
  }
}
