package objector.webui.server;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is no HTTP, or HTTP that can be read in two ways: answered in a line, and the connection
/// closed. Told in the log once a minute, however many there were, and without a word of theirs.
final class Misread {
  private static final Logger LOG = LoggerFactory.getLogger(Misread.class);
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanos;
  private final AtomicLong untold = new AtomicLong();
  private final AtomicLong next;
  private final LongAdder all = new LongAdder();

  Misread(LongSupplier nanos) {
    this.nanos = nanos;
    this.next = new AtomicLong(nanos.getAsLong());
  }

  /// How many there were.
  long all() {
    return all.sum();
  }

  void refuse(HttpServerRequest request) {
    count();
    if (request.response().headWritten() || request.response().closed()) {
      var _ = request.connection().close();
      return;
    }
    request
        .response()
        .setStatusCode(status(request.decoderResult().cause()))
        .putHeader("Connection", "close")
        .end()
        .onComplete(sent -> request.connection().close());
  }

  private static int status(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException line -> 414;
      case TooLongHttpHeaderException header -> 431;
      case null, default -> 400;
    };
  }

  /// A handshake that came to nothing.
  void note(Throwable failure) {
    count();
  }

  private void count() {
    untold.incrementAndGet();
    all.increment();
    long now = nanos.getAsLong();
    long then = next.get();
    if (now - then >= 0 && next.compareAndSet(then, now + PAUSE_NANOS)) {
      LOG.atInfo()
          .addKeyValue("number", untold.getAndSet(0))
          .log("Requests that are no plain HTTP were refused");
    }
  }
}
