package objector.webui.server;

import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.Executor;
import objector.webui.live.LivePage;

/// Server-sent events to one browser.
final class EventStream implements LivePage.Wire {
  private static final int MOST_UNSENT_BYTES = 1024 * 1024;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final HttpConnection connection;
  private final Context context;
  private final Executor threads;
  private volatile boolean closed;
  private volatile Runnable whenClosed = () -> {};

  EventStream(HttpServerRequest request, Context context, Executor threads) {
    this.request = request;
    this.response = request.response();
    this.connection = request.connection();
    this.context = context;
    this.threads = threads;
  }

  @Override
  public void open(Runnable onClose) {
    whenClosed = onClose;
    context.runOnContext(nothing -> {
      response.setChunked(true);
      response.setWriteQueueMaxSize(MOST_UNSENT_BYTES);
      response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
      response.putHeader("Cache-Control", "no-store");
      response.putHeader("X-Accel-Buffering", "no");
      // The identity coding: a compressor would hold events back.
      response.putHeader("Content-Encoding", "identity");
      // The one when a browser goes, the other when we end it ourselves.
      response.closeHandler(gone -> close(onClose));
      response.endHandler(gone -> close(onClose));
      if (response.closed()) {
        // It went before anybody listened.
        close(onClose);
        return;
      }
      write(": here\n\n");
      // What a browser said of itself is read, and would stay in memory as long as the page is
      // open.
      request.headers().clear();
    });
  }

  private void close(Runnable onClose) {
    if (!closed) {
      closed = true;
      threads.execute(onClose);
    }
  }

  @Override
  public void refuse(int status) {
    context.runOnContext(nothing -> {
      if (!response.closed()) {
        response.setStatusCode(status).end();
      }
    });
  }

  @Override
  public void event(String name, String html) {
    StringBuilder event = new StringBuilder(html.length() + 64);
    event.append("event: ").append(name).append('\n');
    html.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
    String text = event.append('\n').toString();
    context.runOnContext(nothing -> write(text));
  }

  @Override
  public void beat() {
    context.runOnContext(nothing -> write(": still here\n\n"));
  }

  @Override
  public void end() {
    context.runOnContext(nothing -> {
      if (!closed && !response.ended()) {
        response.end();
      }
    });
  }

  /// A browser that does not read is cut off; it asks again and gets everything.
  private void write(String text) {
    if (closed || response.ended()) {
      return;
    }
    if (response.writeQueueFull()) {
      // Told at once: Vert.x closes only once the browser has read what is queued, or is gone.
      close(whenClosed);
      var _ = connection.close();
      return;
    }
    response.write(text);
  }
}
