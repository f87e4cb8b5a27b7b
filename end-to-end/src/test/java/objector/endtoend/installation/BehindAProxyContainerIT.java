package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A reverse proxy in a container of its own, as most installations have it: all visitors come from
/// its one address, which is none of this machine's. What [BehindAProxyIT] shows on one machine.
@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class BehindAProxyContainerIT {
  private static final int MOST = 30;

  @Test
  void visitorsOfAProxyContainerAreCountedEachOnTheirOwnIfItIsTrusted(@TempDir Path folder)
      throws Exception {
    assumeTrue(
        Containers.command().isPresent(),
        "skipped: Docker does not answer on this machine, or there is no docker-compose");
    try (Container container = Container.start(folder)) {
      try (UpSystem trusting = up(folder.resolve("trusting"), container.address())) {
        URI proxy = container.proxyOf(trusting.web());
        for (int i = 0; i < MOST; i++) {
          assertThat(signIn(proxy, "203.0.113.7", null)).as("the %d.", i + 1).isEqualTo(200);
        }
        assertThat(signIn(proxy, "203.0.113.7", null)).isEqualTo(429);
        assertThat(signIn(proxy, "203.0.113.7", "198.51.100.1"))
            .as("what a visitor says of themselves does not count")
            .isEqualTo(429);
        assertThat(signIn(proxy, "203.0.113.8", null)).isEqualTo(200);
      }
      try (UpSystem wary = up(folder.resolve("wary"), "192.0.2.1")) {
        assertThat(signIn(container.proxyOf(wary.web()), "203.0.113.7", null))
            .as("the form of a page with TLS, and nobody who may say that there is any")
            .isEqualTo(403);
      }
    }
  }

  private static UpSystem up(Path data, String trusted) throws IOException, InterruptedException {
    return UpSystem.up(
        data, Map.of("OBJECTOR_WEB_HOST", "0.0.0.0", "OBJECTOR_WEB_TRUSTED_PROXIES", trusted));
  }

  /// @param visitor where the proxy sees them come from
  /// @param says what they say themselves
  private static int signIn(URI proxy, String visitor, @Nullable String says)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(proxy.resolve("/sign-in"))
            .header("Peer", visitor)
            .header("Origin", "https://objector.example")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("email=nobody%40example.org"));
    if (says != null) {
      request.header("X-Forwarded-For", says);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  /// A container with Java, in which proxies are started; ends by itself after ten minutes.
  private static final class Container implements AutoCloseable {
    private final String id;
    private int port = 8_080;

    private Container(String id) {
      this.id = id;
    }

    static Container start(Path folder) throws IOException, InterruptedException {
      Path source = Files.createDirectory(folder.resolve("proxy")).resolve("ReverseProxy.java");
      try (InputStream in =
          Objects.requireNonNull(
              BehindAProxyContainerIT.class.getResourceAsStream("/proxy/ReverseProxy.java"))) {
        Files.copy(in, source);
      }
      Files.setPosixFilePermissions(
          source.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
      String id =
          docker(
              "run",
              "-d",
              "--rm",
              "-v",
              source.getParent() + ":/proxy:ro",
              "eclipse-temurin:25-jdk",
              "sleep",
              "600");
      return new Container(id);
    }

    String address() throws IOException, InterruptedException {
      return network("IPAddress");
    }

    private String network(String what) throws IOException, InterruptedException {
      return docker(
          "inspect", "--format", "{{range .NetworkSettings.Networks}}{{." + what + "}}{{end}}", id);
    }

    /// A proxy before a site of this machine.
    URI proxyOf(URI site) throws IOException, InterruptedException {
      port++;
      docker(
          "exec",
          "-d",
          id,
          "java",
          "/proxy/ReverseProxy.java",
          "http://" + network("Gateway") + ":" + site.getPort(),
          String.valueOf(port));
      URI proxy = URI.create("http://" + address() + ":" + port);
      long giveUp = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (true) {
        try (HttpClient http = HttpClient.newHttpClient()) {
          HttpRequest look =
              HttpRequest.newBuilder(proxy.resolve("/robots.txt")).header("Peer", "::1").build();
          if (http.send(look, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return proxy;
          }
        } catch (IOException e) {
          // Not yet.
        }
        if (System.nanoTime() > giveUp) {
          throw new IOException("the proxy in the container does not answer at " + proxy);
        }
        Thread.sleep(200);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        docker("kill", id);
      } catch (InterruptedException e) {
        // It ends by itself.
        Thread.currentThread().interrupt();
      }
    }

    private static String docker(String... arguments) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>(List.of("docker"));
      command.addAll(List.of(arguments));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output;
      try (InputStream out = process.getInputStream()) {
        output = new String(out.readAllBytes(), UTF_8).strip();
      }
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + output);
      }
      return output;
    }
  }
}
