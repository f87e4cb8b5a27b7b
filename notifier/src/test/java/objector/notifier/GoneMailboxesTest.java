package objector.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import objector.events.id.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GoneMailboxesTest {
  private static final PersonId ANNA = new PersonId("a".repeat(26));
  private static final PersonId BEN = new PersonId("b".repeat(26));

  @Test
  void eachIsToldAndAgainUntilIngestHasIt() throws Exception {
    Deque<Integer> answers = new ArrayDeque<>(List.of(503, 202, 202));
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    HttpServer ingest =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ingest.createContext(
        "/returned",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI().getQuery()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(answers.remove(), -1);
          exchange.close();
        });
    ingest.start();
    Deque<Boolean> isKnown = new ArrayDeque<>(List.of(false, true, true, true));
    Supplier<URI> url =
        () -> {
          if (!isKnown.remove()) {
            throw new IllegalStateException("ingest is not started");
          }
          return URI.create("http://127.0.0.1:" + ingest.getAddress().getPort());
        };
    try (GoneMailboxes gone = new GoneMailboxes(url, "a-token")) {
      gone.accept(ANNA);
      gone.accept(ANNA);
      gone.accept(BEN);
      Thread.ofVirtual().start(gone);

      assertThat(next(asked)).isEqualTo("POST person=" + ANNA + " Bearer a-token");
      assertThat(next(asked)).as("again after a 503").contains("=" + ANNA + " ");
      assertThat(next(asked)).contains("=" + BEN + " ");
      assertThat(asked.poll(1_500, TimeUnit.MILLISECONDS)).isNull();
    } finally {
      ingest.stop(0);
    }
  }

  private static @Nullable String next(BlockingQueue<String> asked) throws InterruptedException {
    return asked.poll(20, TimeUnit.SECONDS);
  }
}
