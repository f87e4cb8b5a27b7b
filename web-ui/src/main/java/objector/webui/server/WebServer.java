package objector.webui.server;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import objector.service.Service.StartFailure;
import objector.webui.access.AccessFilter;
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
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";

  /// Mails are held whole while they are read and answered: that many at a time.
  private static final int MOST_MAILS = 4;

  private static final int MOST_FIELDS = 20;
  private static final long REFUSED_CLOSES_AFTER_MILLIS = 10_000;

  private final String host;
  private final int port;
  private final List<Route> routes;
  private final AccessFilter access;
  private final ErrorPage errors;
  private final LivePage live;
  private final boolean secure;
  private final RequestReader reader;
  private final Semaphore mails = new Semaphore(MOST_MAILS);
  private @Nullable Vertx vertx;
  private @Nullable ExecutorService threads;
  private @Nullable HttpServer server;

  /// A server that is not open yet.
  ///
  /// @param publicHere whether people reach the pages by a name of this machine
  public WebServer(
      String host,
      int port,
      Clock clock,
      List<Route> routes,
      AccessFilter access,
      ErrorPage errors,
      LivePage live,
      boolean secure,
      boolean publicHere) {
    this.host = host;
    this.port = port;
    this.routes = routes;
    this.access = access;
    this.errors = errors;
    this.live = live;
    this.secure = secure;
    this.reader = new RequestReader(clock, publicHere);
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
              unrouted(errors::noSuchPage), reader.read(c, WebRequest.Form.empty()), c.response());
        });
    router.route().failureHandler(c -> c.response().setStatusCode(400).end());
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setCompressionSupported(true)
            .setMaxInitialLineLength(4096)
            .setMaxHeaderSize(16 * 1024)
            .setMaxFormFields(MOST_FIELDS)
            .setMaxFormAttributeSize(Route.MAX_TEXT_BYTES)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(75);
    try {
      server =
          started
              .createHttpServer(options)
              .requestHandler(router)
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The start was interrupted.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StartFailure(
          "Port "
              + port
              + " for the web pages is not free: stop what uses it, or set web.port to another.",
          e);
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
    HttpServerResponse response = request.response();
    if (route instanceof Route.Live) {
      listen(routing);
      return;
    }
    if (!request.method().equals(HttpMethod.POST)) {
      answer(route, reader.read(routing, WebRequest.Form.empty()), response);
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
              send(refused.get(), response);
            } else {
              read(routing, route);
            }
          });
        });
  }

  private void read(RoutingContext routing, Route route) {
    HttpServerRequest request = routing.request();
    HttpServerResponse response = request.response();
    Runnable leave = enter(route);
    if (leave == null) {
      refuse(routing, errors::busy);
      request.resume();
      return;
    }
    FormReader incoming =
        new FormReader(
            route.most(),
            form -> answer(route, reader.read(routing, form), response, leave),
            problem -> {
              leave.run();
              refuse(
                  routing,
                  switch (problem) {
                    case TOO_LARGE -> errors::tooLarge;
                    case UNREADABLE -> errors::badInput;
                  });
            });
    incoming.read(request, Objects.requireNonNull(vertx));
    request.resume();
  }

  /// Returns how to leave again; null where too many mails are being read.
  private @Nullable Runnable enter(Route route) {
    if (!route.takesMail()) {
      return () -> {};
    }
    if (!mails.tryAcquire()) {
      return null;
    }
    AtomicBoolean left = new AtomicBoolean();
    return () -> {
      if (left.compareAndSet(false, true)) {
        mails.release();
      }
    };
  }

  private void refuse(RoutingContext routing, PageHandler page) {
    closeUnread(routing.request());
    answer(unrouted(page), reader.read(routing, WebRequest.Form.empty()), routing.response());
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

  private void answer(Route route, WebRequest request, HttpServerResponse response) {
    answer(route, request, response, () -> {});
  }

  private void answer(
      Route route, WebRequest request, HttpServerResponse response, Runnable after) {
    Context context = here();
    Objects.requireNonNull(threads)
        .execute(() -> {
          try {
            WebResponse answer = access.answer(route, request);
            context.runOnContext(nothing -> send(answer, response));
          } finally {
            after.run();
          }
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

  private void send(WebResponse answer, HttpServerResponse response) {
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    harden(response);
    answer.headers().forEach(response::putHeader);
    if (!answer.cookies().isEmpty()) {
      response.putHeader("Set-Cookie", answer.cookies());
    }
    response.end(Buffer.buffer(answer.body()));
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
