package objector.webui.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import objector.webui.live.LivePage;
import org.jspecify.annotations.Nullable;

/// Server-sent events to one browser. Once it has begun, all that HTTP took is let go of and the
/// bare connection is left: many thousands of pages are open at once, and nothing else is said on
/// theirs. What is not final is touched on the connection's event loop only, but for the loop.
final class EventStream extends ChannelInboundHandlerAdapter implements LivePage.Wire {
  private static final WriteBufferWaterMark MOST_UNSENT =
      new WriteBufferWaterMark(512 * 1024, 1024 * 1024);
  private static final byte[] HERE = ": here\n\n".getBytes(US_ASCII);
  private static final byte[] STILL_HERE = ": still here\n\n".getBytes(US_ASCII);

  private final Workers workers;
  private final Connections connections;
  private volatile Executor loop;
  private volatile Runnable whenClosed = () -> {};
  private @Nullable HttpServerRequest request;
  private @Nullable Channel channel;
  private @Nullable List<byte[]> early = new ArrayList<>();
  private boolean closed;

  EventStream(
      HttpServerRequest request, Context context, Workers workers, Connections connections) {
    this.request = request;
    this.workers = workers;
    this.connections = connections;
    this.loop = task -> context.runOnContext(nothing -> task.run());
  }

  @Override
  public void open(Runnable onClose) {
    whenClosed = onClose;
    workers.back(loop, this::begin);
  }

  private void begin() {
    HttpServerRequest asked = request;
    if (asked == null || closed) {
      return;
    }
    request = null;
    HttpServerResponse response = asked.response();
    if (response.closed()) {
      // It went before anybody listened.
      gone();
      return;
    }
    response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
    response.putHeader("Cache-Control", "no-store");
    response.putHeader("X-Accel-Buffering", "no");
    // The identity coding: a compressor would hold events back.
    response.putHeader("Content-Encoding", "identity");
    // The stream is over when the connection is.
    response.putHeader("Connection", "close");
    // Vert.x lets a connection out of HTTP only for whoever asks for another protocol, and then
    // says so. Nobody did: the browser gets a plain answer that does not end.
    asked.headers().set("Connection", "Upgrade");
    response.headersEndHandler(nothing -> response.setStatusCode(200));
    HttpConnection before = asked.connection();
    asked
        .toNetSocket()
        .onComplete(socket -> {
          if (socket.succeeded()) {
            take(socket.result(), before);
          } else {
            gone();
          }
        });
  }

  private void take(NetSocket socket, HttpConnection before) {
    Channel bare = ((NetSocketInternal) socket).channelHandlerContext().channel();
    ChannelPipeline pipeline = bare.pipeline();
    for (Map.Entry<String, ChannelHandler> handler : pipeline) {
      if (!(handler.getValue() instanceof SslHandler)) {
        pipeline.remove(handler.getValue());
      }
    }
    pipeline.addLast(this);
    bare.config().setWriteBufferWaterMark(MOST_UNSENT);
    connections.moved(
        before,
        bare,
        () -> {
          var _ = bare.close();
        });
    channel = bare;
    loop = bare.eventLoop();
    if (closed || !bare.isActive()) {
      closeNow(bare);
      return;
    }
    write(HERE);
    List<byte[]> waiting = early;
    early = null;
    if (waiting != null) {
      waiting.forEach(this::write);
    }
  }

  @Override
  public void refuse(int status) {
    workers.back(
        loop,
        () -> {
          HttpServerRequest asked = request;
          if (asked != null && !asked.response().closed()) {
            asked
                .response()
                .setStatusCode(status)
                .end()
                .onComplete(sent -> connections.answered(asked.connection()));
          }
        });
  }

  @Override
  public void event(String name, String html) {
    StringBuilder event = new StringBuilder(html.length() + 64);
    event.append("event: ").append(name).append('\n');
    html.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
    byte[] bytes = event.append('\n').toString().getBytes(UTF_8);
    workers.back(loop, () -> write(bytes));
  }

  @Override
  public void beat() {
    workers.back(loop, () -> write(STILL_HERE));
  }

  @Override
  public void end() {
    workers.back(
        loop,
        () -> {
          if (channel != null) {
            closeNow(channel);
            return;
          }
          gone();
          if (request != null) {
            request.connection().close();
          }
        });
  }

  private void write(byte[] bytes) {
    Channel open = channel;
    if (closed) {
      return;
    }
    if (open == null) {
      if (early != null) {
        early.add(bytes);
      }
    } else if (open.isWritable()) {
      var _ = open.writeAndFlush(Unpooled.wrappedBuffer(bytes));
    } else {
      // A browser that does not read is cut off; it asks again and gets everything.
      closeNow(open);
    }
  }

  private void closeNow(Channel open) {
    gone();
    connections.leave(open);
    var _ = open.close();
  }

  /// Told once.
  private void gone() {
    if (!closed) {
      closed = true;
      workers.execute(whenClosed);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closeNow(context.channel());
  }

  /// A browser has nothing to say here.
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message);
    closeNow(context.channel());
  }

  /// Who hangs up while we speak is no fault of ours.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    closeNow(context.channel());
  }
}
