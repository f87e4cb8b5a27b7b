package objector.ingest.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import objector.events.Json;
import objector.service.Service.StartFailure;
import objector.service.TemporarilyUnavailable;
import objector.telemetry.Monitoring;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The internal port: other services of this installation bring uploads here and have mails judged.
/// Callers bear the service token, or one that is good for handing over mails only. Whoever must
/// look at what is asked is [InternalRoutes].
public final class InternalPort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InternalPort.class);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String RETRY_SECONDS = "60";

  private final InternalPortSettings config;
  private final InternalRoutes routes;
  private final Monitoring monitoring;
  private final List<byte[]> bearers;
  private final List<byte[]> mailBearers;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;
  private @Nullable ScheduledExecutorService watchdog;

  public InternalPort(InternalPortSettings config, InternalRoutes routes, Monitoring monitoring) {
    this.config = config;
    this.routes = routes;
    this.monitoring = monitoring;
    this.bearers = List.of(bearer(config.token()));
    this.mailBearers =
        config.mailToken() == null
            ? bearers
            : List.of(bearer(config.token()), bearer(config.mailToken()));
  }

  private static byte[] bearer(String token) {
    return ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  /// Begins to listen.
  ///
  /// @throws StartFailure when the port is not free
  public void start() {
    HttpServer bound;
    try {
      bound = HttpServer.create(new InetSocketAddress(config.host(), config.port()), 0);
    } catch (IOException e) {
      throw new StartFailure(
          "The internal port "
              + config.port()
              + " is in use or not allowed: stop what uses it, or set ingest.port.",
          e);
    }
    threads = Executors.newVirtualThreadPerTaskExecutor();
    ScheduledExecutorService dog =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ingest-http-watchdog").daemon().factory());
    watchdog = dog;
    bound.setExecutor(threads);
    monitoring.handlers().forEach(bound::createContext);
    bound.createContext("/", exchange -> handle(exchange, dog));
    bound.start();
    server = bound;
  }

  public int port() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange, ScheduledExecutorService dog) throws IOException {
    // Each request has a thread of its own: interrupting it closes its connection and no other.
    Future<?> bite =
        dog.schedule(Thread.currentThread()::interrupt, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    try (exchange) {
      Reply reply = reply(exchange);
      byte[] body = Json.write(reply.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (reply.status() == 503 || reply.status() == 429) {
        exchange.getResponseHeaders().set("Retry-After", RETRY_SECONDS);
      }
      if (reply.status() >= 400) {
        // The rest of a body that was refused is not waited for.
        exchange.getResponseHeaders().set("Connection", "close");
      }
      exchange.sendResponseHeaders(reply.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } finally {
      bite.cancel(false);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    try {
      if (!allowed(exchange)) {
        return Reply.error(401, "the token is missing or wrong");
      }
      return routes.answer(exchange);
    } catch (TemporarilyUnavailable e) {
      return Reply.error(503, "Kafka does not answer, please try again later");
    } catch (RuntimeException | Error e) {
      LOG.error("A request to the internal port failed", e);
      return Reply.error(500, "this failed, and was logged");
    }
  }

  private boolean allowed(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null) {
      return false;
    }
    byte[] presented = header.getBytes(StandardCharsets.UTF_8);
    boolean mail = exchange.getRequestURI().getPath().equals(InternalRoutes.DELIVER);
    return (mail ? mailBearers : bearers)
        .stream().anyMatch(bearer -> MessageDigest.isEqual(bearer, presented));
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(1);
      server = null;
    }
    if (threads != null) {
      threads.shutdownNow();
      threads.close();
      threads = null;
    }
    if (watchdog != null) {
      watchdog.shutdownNow();
      watchdog = null;
    }
  }

  /// A status and what goes out as JSON.
  record Reply(int status, Object body) {
    static Reply error(int status, String message) {
      return new Reply(status, Map.of("error", message));
    }
  }
}
