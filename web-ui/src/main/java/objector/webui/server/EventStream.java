package objector.webui.server;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.Executor;
import objector.webui.live.LivePage;

/// Server-sent events to one browser.
final class EventStream implements LivePage.Wire {
  private static final int MOST_UNSENT_BYTES = 1024 * 1024;

  private final HttpServerResponse response;
  private final Context context;
  private final Executor threads;
  private volatile boolean closed;

  EventStream(HttpServerResponse response, Context context, Executor threads) {
    this.response = response;
    this.context = context;
    this.threads = threads;
  }

  @Override
  public void open(Runnable onClose) {
    context.runOnContext(nothing -> {
      response.setChunked(true);
      response.setWriteQueueMaxSize(MOST_UNSENT_BYTES);
      response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
      response.putHeader("Cache-Control", "no-store");
      response.putHeader("X-Accel-Buffering", "no");
      // The identity coding: a compressor would hold events back.
      response.putHeader("Content-Encoding", "identity");
      response.closeHandler(gone -> close(onClose));
      if (response.closed()) {
        // It went before anybody listened.
        close(onClose);
        return;
      }
      write(": here\n\n");
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
      response.reset();
      return;
    }
    response.write(text);
  }
}
