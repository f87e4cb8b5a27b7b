package objector.webui.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.service.Service.StartFailure;
import objector.service.TlsFiles;
import objector.telemetry.LimitMeters;
import objector.webui.access.AccessFilter;
import objector.webui.access.Refusals;
import objector.webui.live.LivePage;
import objector.webui.request.Route;
import objector.webui.template.ErrorPage;
import org.jspecify.annotations.Nullable;

/// HTTP comes in here: bounds what is taken, makes it a [WebRequest], lets a page answer on a
/// virtual thread, and sends the answer. Nothing blocks an event loop.
public final class WebServer implements AutoCloseable {
  private static final long SWEEP_MILLIS = 1_000;
  private static final long CERTIFICATE_MILLIS = 10_000;

  private final WebServerSettings settings;
  private final List<Route> routes;
  private final LivePage live;
  private final Connections connections;
  private final RequestMemory memory;
  private final Misread misread = new Misread(System::nanoTime);
  private final Workers workers = new Workers();
  private final Requests requests;
  private @Nullable Vertx vertx;
  private @Nullable HttpServer server;
  private @Nullable Certificate certificate;

  /// A server that is not open yet.
  ///
  /// @param secure whether browsers are told to come by TLS only
  /// @param publicHere whether people reach the pages by a name of this machine
  public WebServer(
      WebServerSettings settings,
      Clock clock,
      List<Route> routes,
      AccessFilter access,
      ErrorPage errors,
      LivePage live,
      boolean secure,
      boolean publicHere,
      Refusals refusals) {
    this.settings = settings;
    this.routes = routes;
    this.live = live;
    this.connections =
        new Connections(
            (int) Math.min(settings.connections(), OpenFiles.most() / 2),
            settings.sourceConnections(),
            settings.proxies(),
            System::nanoTime);
    this.memory =
        RequestMemory.of(
            Runtime.getRuntime().maxMemory(), settings.maxMailBytes() + Route.AROUND_A_MAIL);
    RequestReader reader =
        new RequestReader(clock, publicHere, settings.proxies(), settings.identityHeader());
    this.requests =
        new Requests(
            reader,
            access,
            errors,
            live,
            connections,
            memory,
            settings.maxMailBytes(),
            refusals,
            workers,
            new Answers(reader, connections, memory, secure));
  }

  /// Tells a monitor who is here, and what was turned away.
  public void tell(MeterRegistry meters) {
    Gauge.builder("objector.web.connections", connections, Connections::size)
        .description("Browsers and others that are connected now")
        .strongReference(true)
        .register(meters);
    FunctionCounter.builder("objector.web.misread", misread, Misread::all)
        .description("Requests that are no plain HTTP")
        .register(meters);
    LimitMeters limits = new LimitMeters(meters);
    connections.tell(limits);
    limits.count("request memory", memory, RequestMemory::refused);
  }

  public void start() {
    Vertx started = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
    vertx = started;
    Router router = router(started);
    HttpServerOptions options = options();
    try {
      server =
          started
              .createHttpServer(options)
              .connectionHandler(this::connected)
              .requestHandler(request -> asked(request, router))
              .invalidRequestHandler(misread::refuse)
              .exceptionHandler(misread::note)
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .get(30, TimeUnit.SECONDS);
      watch(started, certificate, server);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The start was interrupted.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StartFailure(refusal(e), e);
    }
  }

  private Router router(Vertx started) {
    Router router = Router.router(started);
    for (Route route : routes) {
      String path = route.path();
      router.route(HttpMethod.valueOf(route.method()), path).handler(c -> requests.take(c, route));
      if (route instanceof Route.Open && route.method().equals("GET")) {
        router.route(HttpMethod.HEAD, path).handler(c -> requests.take(c, route));
      }
    }
    router.route().handler(requests::lost);
    router.route().failureHandler(c -> misread.refuse(c.request()));
    return router;
  }

  private HttpServerOptions options() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            // One protocol: what HTTP/2 saves these small pages is not worth its attacks.
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false)
            .setCompressionSupported(true)
            .setMaxInitialLineLength(4096)
            .setMaxHeaderSize(8 * 1024)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(75);
    TlsFiles tls = settings.tls();
    if (tls == null) {
      return options;
    }
    certificate = new Certificate(tls);
    return certificate.on(options);
  }

  private static void watch(Vertx timers, @Nullable Certificate watched, HttpServer serving) {
    if (watched != null) {
      timers.setPeriodic(CERTIFICATE_MILLIS, id -> watched.renew(serving));
    }
  }

  private String refusal(Exception e) {
    if (e.getCause() instanceof BindException || settings.tls() == null) {
      return "Port "
          + settings.port()
          + " for the web pages is not free: stop what uses it, or set web.port to another.";
    }
    return "TLS for the web pages cannot be set up with web.certificate and web.key: "
        + e.getCause();
  }

  private void connected(HttpConnection connection) {
    // Who hangs up while we speak is no fault of ours.
    connection.exceptionHandler(gone -> {});
    if (connections.size() == 0) {
      Vertx running = Objects.requireNonNull(vertx);
      running.setPeriodic(
          SWEEP_MILLIS,
          id -> {
            if (!connections.sweep()) {
              running.cancelTimer(id);
            }
          });
    }
    String peer = connection.remoteAddress().hostAddress();
    if (connections.enter(connection, peer == null ? "" : peer, connection::close)) {
      connection.closeHandler(gone -> connections.leave(connection));
    } else {
      var _ = connection.close();
    }
  }

  private void asked(HttpServerRequest request, Router router) {
    connections.asked(request.connection());
    boolean plain =
        StrictRequest.isShort(request.headers().entries().size())
            && StrictRequest.isPlain(
                request.version() == HttpVersion.HTTP_1_0,
                request.uri(),
                request.headers().getAll("host"),
                request.headers().getAll("transfer-encoding"));
    if (plain) {
      router.handle(request);
    } else {
      misread.refuse(request);
    }
  }

  public int port() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server.actualPort();
  }

  /// What is being answered is answered; what comes meanwhile is dropped.
  @Override
  public void close() {
    live.close();
    workers.close();
    Vertx running = vertx;
    if (running != null) {
      vertx = null;
      try {
        running.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        // Nothing is left to undo: the process gives the port back.
        server = null;
      }
    }
  }
}
