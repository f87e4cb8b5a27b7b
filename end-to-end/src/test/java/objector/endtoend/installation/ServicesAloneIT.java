package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.launcher.soak.stand.ServiceProcess;
import objector.launcher.soak.stand.SoakTopics;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each service alone in its own process, as containers run them: it says how it is and what it
/// counts on a port of its own, as `docs/operate/monitoring.md` has it, and stops when it is asked.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class ServicesAloneIT {
  private final HttpClient http = HttpClient.newHttpClient();
  private EmbeddedKafka kafka;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    kafka = new EmbeddedKafka(folder.resolve("kafka"));
    kafka.start();
    try (Admin admin = kafka.access().admin()) {
      new TopicSetup(SoakTopics.PARTITIONS, (short) 1, false).ensure(admin);
    }
  }

  @AfterAll
  void stop() {
    http.close();
    kafka.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ingest, INGEST_PORT, objector_smtp_sessions",
    "tracker, TRACKER_PORT, objector_parts{",
    "notifier, NOTIFIER_PORT, objector_queue_length",
    "web-ui, WEB_PORT, objector_web_connections"
  })
  void eachSaysHowItIsAndWhatItCounts(
      String service, String port, String counted, @TempDir Path folder) throws Exception {
    Map<String, String> settings = new HashMap<>();
    int management = 0;
    List<ServerSocket> taken = new ArrayList<>();
    for (String one :
        List.of("SMTP_PORT", "INGEST_PORT", "TRACKER_PORT", "NOTIFIER_PORT", "WEB_PORT")) {
      ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      taken.add(free);
      settings.put("OBJECTOR_" + one, String.valueOf(free.getLocalPort()));
      management = one.equals(port) ? free.getLocalPort() : management;
    }
    for (ServerSocket one : taken) {
      one.close();
    }
    settings.put("OBJECTOR_SMTP_HOST", "127.0.0.1");
    settings.put("OBJECTOR_WEB_HOST", "127.0.0.1");
    settings.put("OBJECTOR_PAGES_WATCH", "false");
    settings.put("OBJECTOR_SECRETS_KEY", "invented, for this trial and nothing else");
    Process process = ServiceProcess.start(service, kafka, folder, 1, settings);
    try {
      String site = "http://127.0.0.1:" + management;
      HttpResponse<String> ready = whenItIsReady(process, site, folder);
      assertThat(ready.body()).isEqualTo("ready\n");
      assertThat(get(site + "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(site + "/health").statusCode()).isEqualTo(200);
      HttpResponse<String> metrics = get(site + "/metrics");
      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.body()).contains("jvm_memory_used_bytes", counted);

      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it stops").isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private HttpResponse<String> whenItIsReady(Process process, String site, Path folder)
      throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (true) {
      try {
        HttpResponse<String> answer = get(site + "/health/ready");
        if (answer.statusCode() == 200) {
          return answer;
        }
      } catch (IOException e) {
        // Not yet.
      }
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        throw new IOException("not ready: " + said(folder));
      }
      Thread.sleep(100);
    }
  }

  private static String said(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (var logs = Files.newDirectoryStream(folder, "*.log")) {
      for (Path log : logs) {
        all.append(Files.readString(log));
      }
    }
    return all.toString();
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
