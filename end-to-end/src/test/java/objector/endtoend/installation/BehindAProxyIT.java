package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Visitors who come through a reverse proxy with TLS: each is counted on their own, as long as the
/// proxy is one that is trusted.
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class BehindAProxyIT {
  private static final int MOST = 30;

  @Test
  void behindATrustedProxyEachVisitorIsCountedOnTheirOwn(@TempDir Path folder) throws Exception {
    Map<String, String> trusting = Map.of("OBJECTOR_WEB_TRUSTED_PROXIES", "127.0.0.1");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), trusting);
        Proxy proxy = new Proxy(objector.web())) {
      for (int i = 0; i < MOST; i++) {
        assertThat(proxy.signIn("203.0.113.7", null)).as("the %d.", i + 1).isEqualTo(200);
      }
      assertThat(proxy.signIn("203.0.113.7", null)).isEqualTo(429);
      assertThat(proxy.signIn("203.0.113.7", "198.51.100.1"))
          .as("what a visitor says of themselves does not count")
          .isEqualTo(429);
      assertThat(proxy.signIn("203.0.113.8", null)).isEqualTo(200);
    }
  }

  @Test
  void whatAnyoneElseForwardsIsNotBelieved(@TempDir Path folder) throws Exception {
    Map<String, String> another = Map.of("OBJECTOR_WEB_TRUSTED_PROXIES", "192.0.2.1");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), another);
        Proxy proxy = new Proxy(objector.web())) {
      assertThat(proxy.signIn("203.0.113.7", null))
          .as("the form of a page with TLS, and nobody who may say that there is any")
          .isEqualTo(403);
    }
  }

  /// As one writes it down in ten lines: says who came, and that they came by TLS.
  private static final class Proxy implements AutoCloseable {
    private final URI site;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    Proxy(URI site) throws IOException {
      this.site = site;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::pass);
      server.setExecutor(threads);
      server.start();
    }

    /// @param visitor where the proxy sees them come from
    /// @param says what they say themselves
    int signIn(String visitor, @Nullable String says) throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sign-in"))
              .header("Peer", visitor)
              .header("Origin", "https://objector.example")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("email=nobody%40example.org"));
      if (says != null) {
        request.header("X-Forwarded-For", says);
      }
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private void pass(HttpExchange exchange) throws IOException {
      String before = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
      String peer = exchange.getRequestHeaders().getFirst("Peer");
      HttpRequest request =
          HttpRequest.newBuilder(site.resolve(exchange.getRequestURI().toString()))
              .header("X-Forwarded-For", before == null ? peer : before + ", " + peer)
              .header("X-Forwarded-Proto", "https")
              .header("X-Forwarded-Host", "objector.example")
              .header("Origin", exchange.getRequestHeaders().getFirst("Origin"))
              .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
              .POST(
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
              .build();
      try (exchange) {
        exchange.sendResponseHeaders(
            http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode(), -1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
      http.close();
    }
  }
}
