package objector.launcher.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executors;

/// An invented policy on this machine, for the demo to watch, and to change.
public final class DemoPage implements AutoCloseable {
  static final String ID = "demo-policy";

  private final HttpServer server;
  private volatile String html = resource("policy-before.html");

  public DemoPage() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/policy",
        exchange -> {
          byte[] body = html.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /// A folder with the declaration of this page.
  public Path declaredIn(Path folder) throws IOException {
    Path declarations = Files.createDirectories(folder.resolve("pages"));
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/policy";
    Files.writeString(
        declarations.resolve(ID + ".yaml"),
        """
        id: %s
        title: { en: The demo's policy, fr: La politique de la démonstration }
        language: en
        url: %s
        declaration: { fetch: "%s", select: [main] }
        interval: PT1S
        minimumWords: 50
        watchLinks: []
        source: invented for the demo
        """
            .formatted(ID, url, url),
        StandardCharsets.UTF_8);
    return declarations;
  }

  /// Its words about AI and objecting move.
  void change() {
    html = resource("policy-after.html");
  }

  static String resource(String name) {
    try (var in = Objects.requireNonNull(DemoPage.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the jar lacks " + name, e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
