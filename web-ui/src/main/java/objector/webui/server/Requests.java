package objector.webui.server;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import objector.limit.ByteBudget;
import objector.limit.SourceKey;
import objector.webui.access.AccessFilter;
import objector.webui.access.Refusals;
import objector.webui.live.LivePage;
import objector.webui.request.PageHandler;
import objector.webui.request.Route;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;

/// One request's way: its body is read on the event loop, its page answers on a virtual thread, and
/// the answer goes back.
///
/// @param largestMail that is taken, in bytes
record Requests(
    RequestReader reader,
    AccessFilter access,
    ErrorPage errors,
    LivePage live,
    Connections connections,
    RequestMemory memory,
    int largestMail,
    Refusals refusals,
    Workers workers,
    Answers answers) {
  private static final long REFUSED_CLOSES_AFTER_MILLIS = 10_000;

  /// For an address that leads somewhere.
  void take(RoutingContext routing, Route route) {
    HttpServerRequest request = routing.request();
    if (route instanceof Route.Live) {
      listen(routing);
    } else if (request.method().equals(HttpMethod.POST)) {
      post(routing, route);
    } else {
      answer(route, reader.read(routing, WebRequest.Form.empty()), request);
    }
  }

  /// For any other. Whatever is sent there is never read.
  void lost(RoutingContext routing) {
    closeUnread(routing.request());
    answer(
        unrouted(errors::noSuchPage),
        reader.read(routing, WebRequest.Form.empty()),
        routing.request());
  }

  private void post(RoutingContext routing, Route route) {
    HttpServerRequest request = routing.request();
    Context loop = here();
    request.pause();
    workers.execute(() -> {
      WebRequest unread = reader.read(routing, WebRequest.Form.empty());
      Optional<WebResponse> refused = access.refuse(route, unread);
      workers.back(
          loop,
          () -> {
            if (refused.isPresent()) {
              closeUnread(request);
              request.resume();
              answers.send(refused.get(), request);
            } else {
              read(routing, route);
            }
          });
    });
  }

  private void read(RoutingContext routing, Route route) {
    HttpServerRequest request = routing.request();
    HttpConnection connection = request.connection();
    Context loop = here();
    long begun = connections.now();
    ByteBudget.Share share = memory.arriving().open(SourceKey.of(reader.from(request).address()));
    new BodyReader(
            route.most(largestMail),
            share,
            bytes -> connections.brought(connection, begun, bytes),
            body -> {
              connections.asked(connection);
              work(routing, route, loop, body, share);
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
      Context loop,
      BodyReader.Body body,
      ByteBudget.Share share) {
    workers.execute(() -> {
      try (share;
          ByteBudget.Share working = memory.working().open("")) {
        WebResponse answer =
            working.growTo(memory.work(body.length()), RequestMemory.PATIENCE)
                ? FormDecoder.decode(body)
                    .map(form -> access.answer(route, reader.read(routing, form)))
                    .orElseGet(
                        () -> answerTo(routing, told(Refusals.Why.UNREADABLE, errors::badInput)))
                : answerTo(routing, told(Refusals.Why.BUSY, errors::busy));
        workers.back(loop, () -> answers.send(answer, routing.request()));
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
  private static void closeUnread(HttpServerRequest request) {
    if (!request.isEnded()) {
      here()
          .owner()
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
    Context loop = here();
    workers.execute(() -> {
      WebResponse answer = access.answer(route, asked);
      workers.back(loop, () -> answers.send(answer, request));
    });
  }

  private void listen(RoutingContext routing) {
    WebRequest request = reader.read(routing, WebRequest.Form.empty());
    EventStream stream = new EventStream(routing.request(), here(), workers, connections);
    workers.execute(() -> live.connect(request, stream));
  }

  /// The event loop that serves this connection.
  private static Context here() {
    return Objects.requireNonNull(Vertx.currentContext(), "not on an event loop");
  }
}
