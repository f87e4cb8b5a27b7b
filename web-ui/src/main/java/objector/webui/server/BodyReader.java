package objector.webui.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import objector.limit.ByteBudget;

/// Takes what is posted into memory, only ever there: a mail that is merely checked never touches a
/// disk. What is no form, or says itself that it is too large, is not read at all; every byte is
/// asked for in the budget of all before it is kept.
final class BodyReader {
  private static final int FIRST = 1024;

  private final int most;
  private final ByteBudget.Share share;
  private final LongConsumer progress;
  private final Consumer<Body> then;
  private final Consumer<Problem> instead;
  private byte[] bytes = new byte[0];
  private int length;
  private boolean done;

  /// @param most bytes of the whole body, whatever is in it
  /// @param share of the budget; closed where `then` is not called
  /// @param progress hears how many bytes have come
  /// @param instead called once where `then` is not; the rest of the body is not wanted
  BodyReader(
      int most,
      ByteBudget.Share share,
      LongConsumer progress,
      Consumer<Body> then,
      Consumer<Problem> instead) {
    this.most = most;
    this.share = share;
    this.progress = progress;
    this.then = then;
    this.instead = instead;
  }

  enum Problem {
    TOO_LARGE,
    UNREADABLE,
    /// Others have what there is.
    NO_ROOM
  }

  /// What was posted, as it came.
  ///
  /// @param type in small letters but for what follows it
  /// @param bytes of which `length` count
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Body(String type, byte[] bytes, int length) {}

  void read(HttpServerRequest request) {
    long declared = declared(request);
    if (declared > most) {
      giveUp(Problem.TOO_LARGE);
      return;
    }
    if (!FormDecoder.isForm(type(request)) && !isEmpty(request, declared)) {
      giveUp(Problem.UNREADABLE);
      return;
    }
    progress.accept(0);
    request.handler(chunk -> take(chunk));
    request.exceptionHandler(gone -> giveUp(Problem.UNREADABLE));
    request.endHandler(nothing -> {
      if (!done) {
        done = true;
        then.accept(new Body(type(request), bytes, length));
      }
    });
  }

  private void take(Buffer chunk) {
    if (done) {
      return;
    }
    if ((long) length + chunk.length() > most) {
      giveUp(Problem.TOO_LARGE);
      return;
    }
    if (!grow(length + chunk.length())) {
      giveUp(Problem.NO_ROOM);
      return;
    }
    chunk.getBytes(bytes, length);
    length += chunk.length();
    progress.accept(length);
  }

  /// By doubling, so that a body in a million pieces is not copied a million times; what is asked
  /// for is what is held, not what has come.
  private boolean grow(int wanted) {
    if (wanted <= bytes.length) {
      return true;
    }
    int next = (int) Math.min(most, Math.max(Math.max(FIRST, wanted), 2L * bytes.length));
    if (!share.growTo(next, Duration.ZERO)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, next);
    return true;
  }

  private void giveUp(Problem problem) {
    if (!done) {
      done = true;
      bytes = new byte[0];
      share.close();
      instead.accept(problem);
    }
  }

  private static String type(HttpServerRequest request) {
    String header = request.getHeader("content-type");
    return header == null ? "" : header.strip();
  }

  private static boolean isEmpty(HttpServerRequest request, long declared) {
    return declared == 0 && request.getHeader("transfer-encoding") == null;
  }

  private static long declared(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      // The HTTP decoder has refused what is no number; one beyond all numbers is too large.
      return Long.MAX_VALUE;
    }
  }
}
