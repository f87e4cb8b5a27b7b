package objector.webui.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import objector.limit.ByteBudget;
import objector.limit.SourceKey;
import objector.webui.request.WebResponse;

/// Sends what a page answered, with what every answer tells a browser. On event loops only.
///
/// @param secure whether browsers are told to come by TLS only
record Answers(
    RequestReader reader, Connections connections, RequestMemory memory, boolean secure) {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  void send(WebResponse answer, HttpServerRequest request) {
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
}
