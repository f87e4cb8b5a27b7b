import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;

/// A reverse proxy as one writes it down: says who came, and that they came by TLS. Run in a
/// container, from its source. Where a visitor sees it from is what the header `Peer` says.
public final class ReverseProxy {
  /// The site, and the port to listen on.
  public static void main(String[] arguments) throws IOException {
    HttpClient http = HttpClient.newHttpClient();
    HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(arguments[1])), 0);
    server.createContext("/", exchange -> pass(http, URI.create(arguments[0]), exchange));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private static void pass(HttpClient http, URI site, HttpExchange exchange) throws IOException {
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
}
