package objector.launcher.outside;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// An invented policy on this machine, to be watched.
public final class ServedPage implements AutoCloseable {
  private final HttpServer server;

  /// Served at once.
  ///
  /// @param html as it is now, asked at each visit
  public ServedPage(Supplier<String> html) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/policy",
        exchange -> {
          byte[] body = html.get().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /// Declares it in a folder of pages, which need not be there.
  ///
  /// @param titles by language, as YAML has them
  /// @param interval from one look to the next, as ISO 8601 has it
  public void declareIn(Path folder, String id, String titles, String interval) throws IOException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/policy";
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(id + ".yaml"),
        """
        id: %s
        title: { %s }
        language: en
        url: %s
        declaration: { fetch: "%s", select: [main] }
        interval: %s
        minimumWords: 50
        watchLinks: []
        source: invented
        """
            .formatted(id, titles, url, url, interval),
        StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
