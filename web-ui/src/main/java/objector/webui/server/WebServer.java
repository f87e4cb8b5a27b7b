package objector.webui.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.limit.ByteBudget;
import objector.limit.SourceKey;
import objector.service.Service.StartFailure;
import objector.service.TlsFiles;
import objector.telemetry.LimitMeters;
import objector.webui.access.AccessFilter;
import objector.webui.access.Refusals;
import objector.webui.live.LivePage;
import objector.webui.request.PageHandler;
import objector.webui.request.Route;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import org.jspecify.annotations.Nullable;

/// HTTP comes in here: bounds what is taken, makes it a [WebRequest], lets a page answer on a
/// virtual thread, and sends the answer. Nothing blocks an event loop.
public final class WebServer implements AutoCloseable {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final long SWEEP_MILLIS = 1_000;
  private static final long CERTIFICATE_MILLIS = 10_000;
  private static final long REFUSED_CLOSES_AFTER_MILLIS = 10_000;

  private final WebServerSettings settings;
  private final List<Route> routes;
  private final AccessFilter access;
  private final ErrorPage errors;
  private final LivePage live;
  private final boolean secure;
  private final RequestReader reader;
  private final Connections connections;
  private final RequestMemory memory;
  private final Misread misread;
  private final Refusals refusals;
  private @Nullable Vertx vertx;
  private @Nullable ExecutorService threads;
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
    this.access = access;
    this.errors = errors;
    this.live = live;
    this.secure = secure;
    this.reader =
        new RequestReader(clock, publicHere, settings.proxies(), settings.identityHeader());
    this.connections =
        new Connections(
            (int) Math.min(settings.connections(), OpenFiles.most() / 2),
            settings.sourceConnections(),
            settings.proxies(),
            System::nanoTime);
    this.memory =
        RequestMemory.of(
            Runtime.getRuntime().maxMemory(), settings.maxMailBytes() + Route.AROUND_A_MAIL);
    this.misread = new Misread(System::nanoTime);
    this.refusals = refusals;
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
    threads = Executors.newVirtualThreadPerTaskExecutor();
    Router router = Router.router(started);
    for (Route route : routes) {
      String path = route.path();
      router.route(HttpMethod.valueOf(route.method()), path).handler(c -> take(c, route));
      if (route instanceof Route.Open && route.method().equals("GET")) {
        router.route(HttpMethod.HEAD, path).handler(c -> take(c, route));
      }
    }
    // Whatever is sent there is never read.
    router
        .route()
        .handler(c -> {
          closeUnread(c.request());
          answer(
              unrouted(errors::noSuchPage), reader.read(c, WebRequest.Form.empty()), c.request());
        });
    router.route().failureHandler(c -> misread.refuse(c.request()));
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

  private void take(RoutingContext routing, Route route) {
    HttpServerRequest request = routing.request();
    if (route instanceof Route.Live) {
      listen(routing);
      return;
    }
    if (!request.method().equals(HttpMethod.POST)) {
      answer(route, reader.read(routing, WebRequest.Form.empty()), request);
      return;
    }
    Context context = here();
    request.pause();
    Objects.requireNonNull(threads)
        .execute(() -> {
          WebRequest unread = reader.read(routing, WebRequest.Form.empty());
          Optional<WebResponse> refused = access.refuse(route, unread);
          context.runOnContext(nothing -> {
            if (refused.isPresent()) {
              closeUnread(request);
              request.resume();
              send(refused.get(), request);
            } else {
              read(routing, route);
            }
          });
        });
  }

  private void read(RoutingContext routing, Route route) {
    HttpServerRequest request = routing.request();
    HttpConnection connection = request.connection();
    Context context = here();
    long begun = connections.now();
    ByteBudget.Share share = memory.arriving().open(SourceKey.of(reader.from(request).address()));
    new BodyReader(
            route.most(settings.maxMailBytes()),
            share,
            bytes -> connections.brought(connection, begun, bytes),
            body -> {
              connections.asked(connection);
              work(routing, route, context, body, share);
            },
            problem ->
                refuse(
                    routing,
                    switch (problem) {
                      case TOO_LARGE -> told(Refusals.Why.TOO_LARGE, errors::tooLarge);
                      case UNREADABLE -> told(Refusals.Why.UNREADABLE, errors::badInput);
                      case NO_ROOM -> told(Refusals.Why.BUSY, errors::busy);
                    }))
        .read(request);
    request.resume();
  }

  private PageHandler told(Refusals.Why why, PageHandler page) {
    refusals.count(why);
    return page;
  }

  /// Only what is whole waits for its turn: whoever sends slowly keeps nobody's place.
  private void work(
      RoutingContext routing,
      Route route,
      Context context,
      BodyReader.Body body,
      ByteBudget.Share share) {
    Objects.requireNonNull(threads)
        .execute(() -> {
          try (share;
              ByteBudget.Share working = memory.working().open("")) {
            WebResponse answer =
                working.growTo(memory.work(body.length()), RequestMemory.PATIENCE)
                    ? FormDecoder.decode(body)
                        .map(form -> access.answer(route, reader.read(routing, form)))
                        .orElseGet(() ->
                            answerTo(routing, told(Refusals.Why.UNREADABLE, errors::badInput)))
                    : answerTo(routing, told(Refusals.Why.BUSY, errors::busy));
            context.runOnContext(nothing -> send(answer, routing.request()));
          }
        });
  }

  private WebResponse answerTo(RoutingContext routing, PageHandler page) {
    return access.answer(unrouted(page), reader.read(routing, WebRequest.Form.empty()));
  }

  private void refuse(RoutingContext routing, PageHandler page) {
    closeUnread(routing.request());
    answer(unrouted(page), reader.read(routing, WebRequest.Form.empty()), routing.request());
  }

  /// For what no route was found, or may not be reached.
  private static Route unrouted(PageHandler page) {
    return new Route.Open("GET", "/", Route.Guard.PLAIN, page);
  }

  /// Vert.x drops what nobody reads, so that a browser gets to our answer; but not for ever.
  private void closeUnread(HttpServerRequest request) {
    if (!request.isEnded()) {
      Objects.requireNonNull(vertx)
          .setTimer(
              REFUSED_CLOSES_AFTER_MILLIS,
              id -> {
                if (!request.isEnded()) {
                  request.connection().close();
                }
              });
    }
  }

  private void answer(Route route, WebRequest asked, HttpServerRequest request) {
    Context context = here();
    Objects.requireNonNull(threads)
        .execute(() -> {
          WebResponse answer = access.answer(route, asked);
          context.runOnContext(nothing -> send(answer, request));
        });
  }

  private void listen(RoutingContext routing) {
    Context context = here();
    WebRequest request = reader.read(routing, WebRequest.Form.empty());
    ExecutorService pool = Objects.requireNonNull(threads);
    pool.execute(() -> live.connect(request, new EventStream(routing.request(), context, pool)));
  }

  /// The event loop that serves this connection.
  private Context here() {
    return Objects.requireNonNull(vertx).getOrCreateContext();
  }

  private void send(WebResponse answer, HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    HttpConnection connection = request.connection();
    byte[] body = answer.body();
    ByteBudget.Share share = memory.leaving().open(SourceKey.of(reader.from(request).address()));
    harden(response);
    if (!share.growTo(memory.answer(body.length), Duration.ZERO)) {
      response.setStatusCode(503).putHeader("Retry-After", "30").putHeader("Connection", "close");
      response.end();
      return;
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    if (!answer.cookies().isEmpty()) {
      response.putHeader("Set-Cookie", answer.cookies());
    }
    connections.answering(connection, body.length);
    response
        .end(Buffer.buffer(body))
        .onComplete(sent -> {
          share.close();
          connections.answered(connection);
        });
  }

  private void harden(HttpServerResponse response) {
    response
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (secure) {
      response.putHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  @Override
  public void close() {
    live.close();
    Vertx running = vertx;
    if (running != null) {
      try {
        running.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        // Nothing is left to undo: the process gives the port back.
        server = null;
      }
      vertx = null;
    }
    ExecutorService pool = threads;
    if (pool != null) {
      pool.shutdownNow();
      threads = null;
    }
  }
}
