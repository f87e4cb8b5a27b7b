package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.events.Json;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What whoever runs this is told, by a running installation: numbers for a monitor, and a page.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MonitoringIT {
  private static final String TOKEN = "an-operators-token-for-a-test";
  private static final Path OPERATE = Path.of("../docs/operate");

  /// A meter's name, as expressions have it.
  private static final Pattern NAME = Pattern.compile("\\b(objector|jvm|process|system)_[a-z_]+");

  private static final Pattern SELECTED = Pattern.compile("([a-z][a-z_]+)\\{([^{}]+=[^{}]+)\\}");
  private static final Pattern WANTED = Pattern.compile("([a-z]+)=~?\"([^\"$]+)\"");
  private static final Pattern SUFFIX = Pattern.compile("_(bucket|count|sum|max)$");

  private final HttpClient http = HttpClient.newHttpClient();
  private UpSystem objector;
  private Path data;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    data = folder.resolve("data");
    objector =
        UpSystem.up(data, Map.of("OBJECTOR_OPERATOR_TOKEN", TOKEN, "OBJECTOR_LOG_FORMAT", "json"));
  }

  @AfterAll
  void stop() {
    objector.close();
    http.close();
  }

  @Test
  void everyNameInTheDashboardAndTheRulesIsTold() throws Exception {
    Set<String> told = names(metrics());

    assertThat(names(Files.readString(OPERATE.resolve("dashboard.json"), UTF_8)))
        .as("docs/operate/dashboard.json")
        .isNotEmpty()
        .isSubsetOf(told);
    assertThat(names(Files.readString(OPERATE.resolve("alerts.yml"), UTF_8)))
        .as("docs/operate/alerts.yml")
        .isNotEmpty()
        .isSubsetOf(told);
  }

  /// A rule that asks for a label or a value that nobody tells is silent for ever.
  @Test
  void everyLabelThatTheDashboardAndTheRulesAskForIsTold() throws Exception {
    List<String> series = metrics().lines().filter(line -> !line.startsWith("#")).toList();
    List<String> unknown = new ArrayList<>();
    int asked = 0;
    for (String file : List.of("dashboard.json", "alerts.yml")) {
      String text = Files.readString(OPERATE.resolve(file), UTF_8).replace("\\\"", "\"");
      Matcher selected = SELECTED.matcher(text);
      while (selected.find()) {
        Matcher wanted = WANTED.matcher(selected.group(2));
        while (wanted.find()) {
          // Which installation is Prometheus's own label.
          if (!wanted.group(1).equals("instance")) {
            asked++;
            for (String value : wanted.group(2).split("\\|", -1)) {
              String label = wanted.group(1) + "=\"" + value + "\"";
              if (series.stream()
                  .noneMatch(
                      line -> line.startsWith(selected.group(1) + "{") && line.contains(label))) {
                unknown.add(file + ": " + selected.group(1) + "{" + label + "}");
              }
            }
          }
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(asked).isGreaterThan(8);
  }

  @Test
  void everythingOfOursThatIsToldIsDocumentedAndNothingElse() throws Exception {
    String page = Files.readString(OPERATE.resolve("monitoring.md"), UTF_8);
    String table = page.substring(page.indexOf("<!-- metrics:"), page.indexOf("<!-- /metrics -->"));

    assertThat(ours(names(table))).isEqualTo(ours(names(metrics())));
  }

  @Test
  void aMailIsCountedAndAPersonIsNotNamed() throws Exception {
    Anna anna = Anna.joins(objector);
    anna.adds("instagram", "@anna.paints");
    objector.postman().send(Mails.notice("anna.paints", 1), anna.forwardingAddress());
    anna.awaitPage(page -> page.text().contains("use your public posts"));

    String metrics = metrics();

    assertThat(number(metrics, "objector_mails_total{outcome=\"taken\"}")).isPositive();
    assertThat(number(metrics, "objector_judging_seconds_count")).isPositive();
    assertThat(number(metrics, "objector_deliveries_total{lane=\"links\",state=\"sent\"}"))
        .isPositive();
    assertThat(number(metrics, "objector_lag_records{reader=\"tracker\"}")).isNotNegative();
    assertThat(metrics).doesNotContain("anna").doesNotContain("@");
  }

  @Test
  void theOperatorsPageTellsOfAllPartsAndBringsARecordAgain() throws Exception {
    KafkaAccess kafka = objector.kafka();
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.MAIL.name(), 0, "nobody/poison", "not what it should be".getBytes(UTF_8)))
          .get(20, TimeUnit.SECONDS);
    }
    String cookie = enter();

    String page = awaitPage(cookie, "tracker-");

    assertThat(page)
        .contains("<html lang=\"en\">")
        .contains("kafka", "tracker", "notifier.mail", "smtp", "read model", "disk")
        .contains("One record was put aside.");
    Matcher id = Pattern.compile("name=\"id\" value=\"([^\"]+)\"").matcher(page);
    assertThat(id.find()).isTrue();
    HttpResponse<String> replayed = post("/operator/replay", "id=" + id.group(1), cookie);
    assertThat(replayed.statusCode()).isEqualTo(200);
    assertThat(replayed.body()).contains(id.group(1) + " was brought again.");
  }

  @Test
  void healthIsToldByPartAndTheLogIsAnObjectALine() throws Exception {
    for (String path : new String[] {"/health", "/health/live", "/health/ready"}) {
      assertThat(get(path, "").statusCode()).as(path).isEqualTo(200);
    }
    assertThat(
            Files.readAllLines(UpSystem.log(data), UTF_8).stream()
                .filter(line -> line.contains("\"level\"")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{\"at\":\"") && line.endsWith("}"));
  }

  @Test
  void noTwoPartsHaveOneName() throws Exception {
    List<String> parts =
        Json.MAPPER
            .readTree(get("/health", "").body())
            .valueStream()
            .map(part -> part.required("part").stringValue())
            .toList();

    assertThat(parts).hasSizeGreaterThan(15).doesNotHaveDuplicates();
  }

  private String awaitPage(String cookie, String wanted) throws Exception {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String page = "";
    while (!page.contains(wanted) && System.nanoTime() < giveUp) {
      page = get("/operator", cookie).body();
      Thread.sleep(200);
    }
    return page;
  }

  private String enter() throws Exception {
    HttpResponse<String> entered = post("/operator", "token=" + TOKEN, "");
    assertThat(entered.statusCode()).isEqualTo(303);
    return entered.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
  }

  private String metrics() throws IOException, InterruptedException {
    HttpResponse<String> answer = get("/metrics", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    NAME.matcher(text).results().forEach(found -> names.add(found.group()));
    return names;
  }

  /// As the table has them: a length of time is one row.
  private static Set<String> ours(Set<String> names) {
    Set<String> ours = new TreeSet<>();
    names.stream()
        .filter(name -> name.startsWith("objector_"))
        .forEach(name -> ours.add(SUFFIX.matcher(name).replaceAll("")));
    return ours;
  }

  private static double number(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not told"));
  }

  private HttpResponse<String> get(String path, String cookie)
      throws IOException, InterruptedException {
    return http.send(request(path, cookie).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form, String cookie)
      throws IOException, InterruptedException {
    return http.send(
        request(path, cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String cookie) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(objector.web() + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }
}
