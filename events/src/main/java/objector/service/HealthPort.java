package objector.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `GET /health` for a service without a port of its own: 200, or 503 when a part is down, and the
/// parts as JSON; `/health/live` is 503 only where a restart would help, `/health/ready` where the
/// work is not done. Made for container health checks and uptime monitors.
public final class HealthPort implements AutoCloseable {
  private final String host;
  private final int port;
  private final HttpHandler handler;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;

  /// A port that answers what these parts say of themselves.
  ///
  /// @param port 0 chooses a free one
  public HealthPort(String host, int port, Supplier<List<Health>> health) {
    this.host = host;
    this.port = port;
    this.handler = handler(health);
  }

  /// The same answer, to be mounted on another port of the JDK's HTTP server.
  public static HttpHandler handler(Supplier<List<Health>> health) {
    return exchange -> answer(exchange, health.get());
  }

  private static void answer(HttpExchange exchange, List<Health> parts) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/health" -> send(exchange, HealthAnswer.all(parts));
      case "/health/live" -> send(exchange, HealthAnswer.live(parts));
      case "/health/ready" -> send(exchange, HealthAnswer.ready(parts));
      default -> {
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
      }
    }
  }

  /// Begins to listen.
  ///
  /// @throws Service.StartFailure when the port is not free
  public void start() {
    try {
      HttpServer bound = HttpServer.create(new InetSocketAddress(host, port), 0);
      bound.createContext("/health", handler);
      threads = Executors.newVirtualThreadPerTaskExecutor();
      bound.setExecutor(threads);
      bound.start();
      server = bound;
    } catch (IOException e) {
      throw new Service.StartFailure(
          "Port " + port + " for health checks is not free: set another port.", e);
    }
  }

  /// The port that is listened on.
  public int port() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
    if (threads != null) {
      threads.close();
      threads = null;
    }
  }

  private static void send(HttpExchange exchange, HealthAnswer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
