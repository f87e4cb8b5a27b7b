package objector.launcher.soak.cluster;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import objector.events.id.PageId;

/// An invented policy on this machine, of which one edition after the other comes out.
final class ClusterPage implements AutoCloseable {
  static final PageId ID = new PageId("trial-policy");

  private static final int PARAGRAPHS = 30;

  private final HttpServer server;
  private volatile int edition;

  /// Served at once, in its edition 0.
  ClusterPage() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/policy",
        exchange -> {
          byte[] body = html(edition).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /// Declares it in a folder.
  void declareIn(Path folder) throws IOException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/policy";
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(ID + ".yaml"),
        """
        id: %s
        title: { en: An invented policy }
        language: en
        url: %s
        declaration: { fetch: "%s", select: [main] }
        interval: PT2S
        minimumWords: 50
        watchLinks: []
        source: invented for a trial
        """
            .formatted(ID, url, url),
        StandardCharsets.UTF_8);
  }

  void comesOut(int number) {
    edition = number;
  }

  /// What only this edition added.
  static String sentence(int number) {
    return "Our models learn from pictures in %d new albums, and you may object.".formatted(number);
  }

  private static String html(int upTo) {
    String old =
        IntStream.range(0, PARAGRAPHS)
            .mapToObj(i ->
                "<p>In paragraph %d we explain how we keep what you give us, and why.</p>"
                    .formatted(i))
            .collect(Collectors.joining("\n"));
    String editions =
        IntStream.rangeClosed(1, upTo)
            .mapToObj(i -> "<p>" + sentence(i) + "</p>")
            .collect(Collectors.joining("\n"));
    return """
    <!doctype html><html lang="en"><title>An invented policy</title>
    <body><main><h1>An invented policy</h1>%s%s</main></body></html>
    """
        .formatted(old, editions);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
