package objector.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import objector.events.Json;
import objector.service.Health;
import objector.service.HealthAnswer;

/// What a part answers to whoever watches over it, to be mounted on a port for machines:
///
/// | path | answer |
/// |---|---|
/// | `/health` | 200, or 503 when a part is down, and the parts as JSON |
/// | `/health/live` | 503 only where a restart would help |
/// | `/health/ready` | 503 where the work is not done |
/// | `/metrics` | what is counted, as Prometheus reads it |
/// | `/report` | the same and the newest troubles, for the operator's page: with the service token |
public final class Monitoring {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final String service;
  private final Supplier<List<Health>> health;
  private final Telemetry telemetry;
  private final byte[] bearer;
  private final InstantSource clock;
  private final Instant started;

  /// A part's answers.
  ///
  /// @param service whose they are
  /// @param token opens `/report`
  public Monitoring(
      String service,
      Supplier<List<Health>> health,
      Telemetry telemetry,
      String token,
      InstantSource clock) {
    this.service = service;
    this.health = health;
    this.telemetry = telemetry;
    this.bearer = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
    this.started = clock.instant();
  }

  /// How this process is now.
  public PartReport report() {
    return PartReport.of(service, started, clock.instant(), health.get(), telemetry);
  }

  /// The numbers, as Prometheus reads them.
  public String scrape() {
    return telemetry.scrape();
  }

  /// By path; each takes what lies below it, too.
  public Map<String, HttpHandler> handlers() {
    return Map.of("/health", this::health, "/metrics", this::metrics, "/report", this::report);
  }

  private void health(HttpExchange exchange) throws IOException {
    List<Health> parts = health.get();
    switch (exchange.getRequestURI().getPath()) {
      case "/health" -> send(exchange, HealthAnswer.all(parts));
      case "/health/live" -> send(exchange, HealthAnswer.live(parts));
      case "/health/ready" -> send(exchange, HealthAnswer.ready(parts));
      default -> nothing(exchange, 404);
    }
  }

  private void metrics(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/metrics")) {
      send(exchange, new HealthAnswer(200, PROMETHEUS, scrape()));
    } else {
      nothing(exchange, 404);
    }
  }

  private void report(HttpExchange exchange) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    if (given == null || !MessageDigest.isEqual(bearer, given.getBytes(StandardCharsets.UTF_8))) {
      nothing(exchange, 401);
      return;
    }
    String body = new String(Json.write(report()), StandardCharsets.UTF_8);
    send(exchange, new HealthAnswer(200, "application/json", body));
  }

  private static void nothing(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static void send(HttpExchange exchange, HealthAnswer answer) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }
}
