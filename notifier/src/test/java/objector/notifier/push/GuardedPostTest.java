package objector.notifier.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import objector.notifier.outgoing.SendOutcome;
import objector.outside.AddressGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a server that says whatever it is told to, and servers that must never be asked.
final class GuardedPostTest {
  private final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();
  private ServerSocket server = unbound();
  private volatile String answer = "HTTP/1.1 204 No Content\r\n\r\n";

  private static ServerSocket unbound() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void open() {
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200, Sent",
    "204, Sent",
    "301, Refused",
    "400, Refused",
    "404, Refused",
    "408, Deferred",
    "410, Refused",
    "429, Deferred",
    "500, Deferred",
    "503, Deferred",
  })
  void theStatusSaysWhatBecameOfIt(int status, String outcome) {
    answer = "HTTP/1.1 " + status + " Said\r\nLocation: https://elsewhere.example/\r\n\r\n";

    assertThat(post(true).getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(asked).hasSize(1);
  }

  @Test
  void headersAndBodyGoAsTheyAre() {
    post(true);

    assertThat(asked.getFirst())
        .startsWith("POST /hook?a=b HTTP/1.1\r\n")
        .contains("Objector-Id: 1\r\n", "Content-Length: 5\r\n")
        .endsWith("\r\n\r\nh€!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://10.0.0.1/",
        "https://169.254.169.254/",
        "https://localhost/",
        "http://93.184.215.14/",
        "https://93.184.215.14:22/",
        "https://anna@93.184.215.14/",
        "file:///etc/passwd",
      })
  void whatIsNotOnTheInternetIsNeverAsked(String url) {
    SendOutcome outcome =
        new GuardedPost(new AddressGuard(false)).post(url, headers(), "x".getBytes(UTF_8));

    assertThat(outcome).isInstanceOf(SendOutcome.Deferred.class);
    assertThat(((SendOutcome.Deferred) outcome).reason()).doesNotContain("93.184", "127.0");
  }

  @Test
  void aServerThatSaysNothingEndsInTime() {
    answer = "";

    long before = System.nanoTime();
    SendOutcome outcome = post(true);

    assertThat(outcome).isInstanceOf(SendOutcome.Deferred.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void anAnswerWithoutEndIsNotReadToIt() {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n";

    assertThat(post(true)).isInstanceOf(SendOutcome.Sent.class);
  }

  @Test
  void aHeadWithoutEndIsRefused() {
    answer = "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(50_000);

    assertThat(post(true)).isInstanceOf(SendOutcome.Deferred.class);
  }

  private SendOutcome post(boolean here) {
    GuardedPost post =
        new GuardedPost(
            new AddressGuard(here),
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            Duration.ofMillis(1_500));
    return post.post(
        "http://127.0.0.1:" + server.getLocalPort() + "/hook?a=b",
        headers(),
        "h€!".getBytes(UTF_8));
  }

  private static Map<String, String> headers() {
    return Map.of("Content-Type", "text/plain; charset=utf-8", "Objector-Id", "1");
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket visitor = server.accept();
        Thread.ofVirtual().start(() -> serve(visitor));
      } catch (IOException e) {
        // Closed: the loop's condition says so.
      }
    }
  }

  private void serve(Socket visitor) {
    try (visitor) {
      byte[] buffer = new byte[8_192];
      StringBuilder read = new StringBuilder();
      while (!read.toString().contains("\r\n\r\n") || !read.toString().endsWith("!")) {
        int length = visitor.getInputStream().read(buffer);
        if (length < 0) {
          break;
        }
        read.append(new String(buffer, 0, length, UTF_8));
      }
      asked.add(read.toString());
      if (answer.isEmpty()) {
        Thread.sleep(4_000);
      }
      visitor.getOutputStream().write(answer.getBytes(UTF_8));
    } catch (IOException e) {
      // The visitor left.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
