package objector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import objector.events.Json;
import objector.service.Health;
import objector.service.Service;
import org.junit.jupiter.api.Test;

class MonitoringPortTest {
  private static final Instant NOW = Instant.parse("2026-07-28T10:00:00Z");

  @Test
  void whatWorksIsHealthy() throws Exception {
    HttpResponse<String> answer = ask(Health.up("kafka"), Health.degraded("imap", "no answer"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "[{\"part\":\"kafka\",\"state\":\"UP\",\"detail\":\"\"},"
                + "{\"part\":\"imap\",\"state\":\"DEGRADED\",\"detail\":\"no answer\"}]");
  }

  @Test
  void aPartThatIsDownIsNot() throws Exception {
    assertThat(ask(Health.up("kafka"), Health.down("smtp", "no port")).statusCode()).isEqualTo(503);
  }

  @Test
  void onlyWhatHasStoppedForGoodIsNotAlive() throws Exception {
    assertThat(ask("/health/live", Health.down("kafka", "no answer")).statusCode()).isEqualTo(200);
    assertThat(ask("/health/ready", Health.down("kafka", "no answer")).statusCode()).isEqualTo(503);
    assertThat(ask("/health/live", Health.stopped("tracker", "it threw")).statusCode())
        .isEqualTo(503);
    assertThat(ask("/health/ready", Health.degraded("imap", "slow")).statusCode()).isEqualTo(200);
    assertThat(ask("/healthy").statusCode()).isEqualTo(404);
  }

  @Test
  void aPortInUseStopsTheStartInPlainWords() {
    try (MonitoringPort first = port(); ) {
      first.start();
      try (MonitoringPort second = new MonitoringPort("127.0.0.1", first.port(), monitoring())) {
        assertThatThrownBy(second::start)
            .isInstanceOf(Service.StartFailure.class)
            .hasMessageContaining(String.valueOf(first.port()));
      }
    }
  }

  @Test
  void whatIsCountedIsReadAsPrometheusReadsIt() throws Exception {
    HttpResponse<String> answer = ask("/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(answer.body()).contains("objector_test_total 1.0");
  }

  @Test
  void theReportIsForThoseWithTheServiceToken() throws Exception {
    assertThat(ask("/report").statusCode()).isEqualTo(401);

    HttpResponse<String> answer = askWith("Bearer secret", "/report", Health.up("kafka"));

    assertThat(answer.statusCode()).isEqualTo(200);
    PartReport report = Json.read(answer.body().getBytes(StandardCharsets.UTF_8), PartReport.class);
    assertThat(report.service()).isEqualTo("test");
    assertThat(report.parts()).containsExactly(Health.up("kafka"));
    assertThat(report.sum("objector.test")).contains(1.0);
  }

  private static HttpResponse<String> ask(Health... parts)
      throws IOException, InterruptedException {
    return ask("/health", parts);
  }

  private static HttpResponse<String> ask(String path, Health... parts)
      throws IOException, InterruptedException {
    return askWith("none", path, parts);
  }

  private static HttpResponse<String> askWith(String bearer, String path, Health... parts)
      throws IOException, InterruptedException {
    try (MonitoringPort port = new MonitoringPort("127.0.0.1", 0, monitoring(parts));
        HttpClient client = HttpClient.newHttpClient()) {
      port.start();
      URI address = URI.create("http://127.0.0.1:" + port.port() + path);
      return client.send(
          HttpRequest.newBuilder(address).header("Authorization", bearer).build(),
          BodyHandlers.ofString());
    }
  }

  private static MonitoringPort port() {
    return new MonitoringPort("127.0.0.1", 0, monitoring());
  }

  private static Monitoring monitoring(Health... parts) {
    Telemetry telemetry = new Telemetry();
    telemetry.meters().counter("objector.test").increment();
    return new Monitoring("test", () -> List.of(parts), telemetry, "secret", () -> NOW);
  }
}
