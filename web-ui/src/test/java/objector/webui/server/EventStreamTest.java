package objector.webui.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Server-sent events over a real connection.
final class EventStreamTest {
  private final Vertx vertx = Vertx.vertx();
  private final Workers workers = new Workers();
  private final Connections connections =
      new Connections(10, 0, TrustedProxies.HERE, System::nanoTime);
  private final BlockingQueue<EventStream> streams = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
  private @Nullable HttpServer server;

  @BeforeEach
  void listen() throws Exception {
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setCompressionSupported(true))
            .connectionHandler(
                connection -> connections.enter(connection, "::1", connection::close))
            .requestHandler(request ->
                streams.add(
                    new EventStream(request, vertx.getOrCreateContext(), workers, connections)))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    workers.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aPieceOfSeveralLinesIsOneEvent() throws Exception {
    try (Socket browser = browser()) {
      EventStream stream = opened();

      stream.event("top", "<p>one\ntwo</p>");

      assertThat(until(browser, "data: two</p>\n\n"))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .doesNotContainIgnoringCase("upgrade")
          .contains("Content-Type: text/event-stream; charset=utf-8")
          .contains("Cache-Control: no-store")
          .contains("event: top\ndata: <p>one\ndata: two</p>\n\n");
    }
  }

  @Test
  void aBeatIsACommentThatNoPageSees() throws Exception {
    try (Socket browser = browser()) {
      opened().beat();

      assertThat(until(browser, ": still here\n\n")).doesNotContain("event:");
    }
  }

  @Test
  void aBrowserThatGoesIsTold() throws Exception {
    try (Socket browser = browser()) {
      opened();
      until(browser, ": here");
    }

    assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo("closed");
  }

  @Test
  void aStreamThatWeEndIsToldOnceThoughTheBrowserKeepsItsConnection() throws Exception {
    try (Socket browser = browser()) {
      EventStream stream = opened();
      until(browser, ": here");

      stream.end();
      stream.end();

      assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo("closed");
    }
    assertThat(closed.poll(300, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void aBrowserThatSpeaksHereIsCutOff() throws Exception {
    try (Socket browser = browser()) {
      opened();
      until(browser, ": here");

      browser.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));

      assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo("closed");
    }
  }

  /// Whoever went is counted out of the connections, too.
  @Test
  void anEndedStreamLeavesItsPlaceAmongTheConnections() throws Exception {
    try (Socket browser = browser()) {
      EventStream stream = opened();
      until(browser, ": here");
      assertThat(connections.size()).isEqualTo(1);

      stream.end();

      assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo("closed");
      until(browser, "nothing");
      assertThat(connections.size()).isZero();
    }
  }

  @Test
  void aStreamThatIsEndedBeforeItBeganLeavesNobodyWaiting() throws Exception {
    try (Socket browser = browser()) {
      EventStream stream = take();

      stream.end();
      stream.open(() -> closed.add("closed"));

      assertThat(until(browser, "here")).isEmpty();
    }
  }

  @Test
  void whatComesAfterTheEndIsDropped() throws Exception {
    try (Socket browser = browser()) {
      EventStream stream = opened();
      stream.end();

      stream.event("top", "late");
      stream.beat();

      assertThat(until(browser, "late")).doesNotContain("late").doesNotContain("still here");
    }
  }

  @Test
  void aRefusalIsAPlainAnswer() throws Exception {
    try (Socket browser = browser()) {
      take().refuse(429);

      assertThat(until(browser, "\r\n\r\n")).startsWith("HTTP/1.1 429 ");
    }
  }

  /// A megabyte may wait for a slow browser; then it is cut off, and asks again for everything.
  @Test
  void aBrowserThatDoesNotReadIsCutOff() throws Exception {
    int sent = 0;
    try (Socket browser = browser()) {
      EventStream stream = opened();
      String piece = "x".repeat(64 * 1024);
      while (browser.isConnected() && closed.peek() == null && sent < 2_000) {
        stream.event("top", piece);
        sent++;
        Thread.sleep(1);
      }

      assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo("closed");
      assertThat(sent).isLessThan(2_000);
    }
  }

  private Socket browser() throws IOException {
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Objects.requireNonNull(server).actualPort());
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write(
            "GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".getBytes(UTF_8));
    return socket;
  }

  private EventStream take() throws InterruptedException {
    return Objects.requireNonNull(streams.poll(10, TimeUnit.SECONDS));
  }

  private EventStream opened() throws InterruptedException {
    EventStream stream = take();
    stream.open(() -> closed.add("closed"));
    return stream;
  }

  private static String until(Socket browser, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    InputStream in = browser.getInputStream();
    byte[] buffer = new byte[4096];
    while (text.indexOf(end) < 0) {
      int read = in.read(buffer);
      if (read < 0) {
        break;
      }
      text.append(new String(buffer, 0, read, UTF_8));
    }
    return text.toString();
  }
}
