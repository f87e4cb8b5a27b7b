package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A container with Java, in which a [ReverseProxy] is started; ends by itself after ten minutes.
final class ProxyContainer implements AutoCloseable {
  private static final Path SOURCES = Path.of("src/test/java").toAbsolutePath();
  private static final String SOURCE = "/proxy/objector/endtoend/installation/ReverseProxy.java";

  private final String id;
  private int port = 8_080;

  private ProxyContainer(String id) {
    this.id = id;
  }

  static ProxyContainer start() throws IOException, InterruptedException {
    return new ProxyContainer(
        docker(
            "run",
            "-d",
            "--rm",
            "-v",
            SOURCES + ":/proxy:ro",
            "eclipse-temurin:25-jdk",
            "sleep",
            "600"));
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
    String target = "http://" + network("Gateway") + ":" + site.getPort();
    docker("exec", "-d", id, "java", SOURCE, target, String.valueOf(port));
    URI proxy = URI.create("http://" + address() + ":" + port);
    HttpRequest look =
        HttpRequest.newBuilder(proxy.resolve("/robots.txt")).header("Peer", "::1").build();
    long giveUp = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!answers(http, look)) {
        if (System.nanoTime() > giveUp) {
          throw new IOException("the proxy in the container does not answer at " + proxy);
        }
        Thread.sleep(200);
      }
    }
    return proxy;
  }

  private static boolean answers(HttpClient http, HttpRequest look) throws InterruptedException {
    try {
      return http.send(look, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
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
