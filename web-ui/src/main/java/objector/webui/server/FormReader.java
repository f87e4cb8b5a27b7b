package objector.webui.server;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import objector.events.Topics;
import objector.webui.request.WebRequest;
import org.jspecify.annotations.Nullable;

/// Reads what is posted, in memory only: a mail that is merely checked never touches a disk. What
/// is no form, or says itself that it is too large, is not read at all.
final class FormReader {
  private static final long WITHIN_MILLIS = 120_000;

  private final long most;
  private final Consumer<WebRequest.Form> then;
  private final Consumer<Problem> instead;
  private final Buffer file = Buffer.buffer();
  private long read;
  private boolean tooLarge;
  private boolean done;
  private Runnable stopTimer = () -> {};

  /// @param most bytes of the whole body, whatever is in it
  /// @param instead called once where `then` is not; the rest of the body is not wanted
  FormReader(long most, Consumer<WebRequest.Form> then, Consumer<Problem> instead) {
    this.most = most;
    this.then = then;
    this.instead = instead;
  }

  enum Problem {
    TOO_LARGE,
    UNREADABLE
  }

  void read(HttpServerRequest request, Vertx timers) {
    if (declared(request) > most) {
      end(() -> instead.accept(Problem.TOO_LARGE));
      return;
    }
    if (!isForm(request) && !isEmpty(request)) {
      end(() -> instead.accept(Problem.UNREADABLE));
      return;
    }
    if (isForm(request)) {
      request.setExpectMultipart(true);
    }
    long timer = timers.setTimer(WITHIN_MILLIS, id -> giveUp());
    stopTimer = () -> timers.cancelTimer(timer);
    request.handler(chunk -> count(chunk, request));
    request.uploadHandler(
        upload -> upload.handler(this::take).exceptionHandler(problem -> giveUp()));
    // Vert.x reports a text field beyond its limit like any other broken form.
    request.exceptionHandler(problem -> giveUp());
    request.endHandler(nothing -> {
      if (tooLarge) {
        end(() -> instead.accept(Problem.TOO_LARGE));
      } else {
        end(() -> then.accept(form(request)));
      }
    });
  }

  private void giveUp() {
    end(() -> instead.accept(Problem.UNREADABLE));
  }

  /// Every byte counts, those of fields and of chunked bodies too: these declare no length.
  private void count(Buffer chunk, HttpServerRequest request) {
    read += chunk.length();
    if (read > most && !done) {
      // The form's fields are collected for as long as the body flows.
      request.pause();
      request.response().endHandler(nothing -> request.connection().close());
      end(() -> instead.accept(Problem.TOO_LARGE));
    }
  }

  private void take(Buffer part) {
    if (done || file.length() + part.length() > Topics.MAX_EVIDENCE_BYTES) {
      tooLarge = true;
      return;
    }
    file.appendBuffer(part);
  }

  private void end(Runnable last) {
    if (!done) {
      done = true;
      stopTimer.run();
      last.run();
    }
  }

  private WebRequest.Form form(HttpServerRequest request) {
    Map<String, List<String>> fields = new HashMap<>();
    request
        .formAttributes()
        .forEach((name, value) -> fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    byte @Nullable [] bytes = file.length() == 0 ? null : file.getBytes();
    return new WebRequest.Form(fields, bytes);
  }

  private static boolean isForm(HttpServerRequest request) {
    String header = request.getHeader("content-type");
    String type = header == null ? "" : header.toLowerCase(Locale.ROOT);
    return type.startsWith("application/x-www-form-urlencoded")
        || type.startsWith("multipart/form-data");
  }

  private static boolean isEmpty(HttpServerRequest request) {
    return declared(request) == 0 && request.getHeader("transfer-encoding") == null;
  }

  private static long declared(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
