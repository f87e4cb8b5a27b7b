package objector.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthPortTest {
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
    try (HealthPort first = new HealthPort("127.0.0.1", 0, List::of)) {
      first.start();
      try (HealthPort second = new HealthPort("127.0.0.1", first.port(), List::of)) {
        assertThatThrownBy(second::start)
            .isInstanceOf(Service.StartFailure.class)
            .hasMessageContaining(String.valueOf(first.port()));
      }
    }
  }

  private static HttpResponse<String> ask(Health... parts)
      throws IOException, InterruptedException {
    return ask("/health", parts);
  }

  private static HttpResponse<String> ask(String path, Health... parts)
      throws IOException, InterruptedException {
    try (HealthPort port = new HealthPort("127.0.0.1", 0, () -> List.of(parts));
        HttpClient client = HttpClient.newHttpClient()) {
      port.start();
      URI address = URI.create("http://127.0.0.1:" + port.port() + path);
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
