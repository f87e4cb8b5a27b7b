package objector.endtoend.installation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A reverse proxy as one writes it down: says who came, and that they came by TLS. Where it sees a
/// visitor come from is what the header `Peer` says. A container runs it from this very file, with
/// nothing but a JDK.
final class ReverseProxy implements AutoCloseable {
  private final URI site;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  ReverseProxy(URI site, InetSocketAddress at) throws IOException {
    this.site = site;
    server = HttpServer.create(at, 0);
    server.createContext("/", this::pass);
    server.setExecutor(threads);
    server.start();
  }

  /// The site, and the port to listen on.
  public static void main(String[] arguments) throws IOException {
    var _ =
        new ReverseProxy(
            URI.create(arguments[0]), new InetSocketAddress(Integer.parseInt(arguments[1])));
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String before = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
      String peer = exchange.getRequestHeaders().getFirst("Peer");
      HttpRequest.Builder request =
          HttpRequest.newBuilder(site.resolve(exchange.getRequestURI().toString()))
              .header("X-Forwarded-For", before == null ? peer : before + ", " + peer)
              .header("X-Forwarded-Proto", "https")
              .header("X-Forwarded-Host", "objector.example")
              .method(
                  exchange.getRequestMethod(),
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      for (String name : new String[] {"Origin", "Content-Type"}) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
          request.header(name, value);
        }
      }
      exchange.sendResponseHeaders(
          http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode(), -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A form that a visitor sends to such a proxy.
  ///
  /// @param proxy where it listens
  /// @param visitor where the proxy sees them come from
  /// @param says what they say themselves; empty: nothing
  static int signIn(URI proxy, String visitor, String says)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(proxy.resolve("/sign-in"))
            .header("Peer", visitor)
            .header("Origin", "https://objector.example")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("email=nobody%40example.org"));
    if (!says.isEmpty()) {
      request.header("X-Forwarded-For", says);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }
}
