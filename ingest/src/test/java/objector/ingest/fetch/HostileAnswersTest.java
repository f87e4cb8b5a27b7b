package objector.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import objector.events.page.Blindness;
import objector.ingest.fetch.FetchedDocument.Failed;
import objector.ingest.fetch.FetchedDocument.NotModified;
import objector.ingest.fetch.FetchedDocument.Page;
import objector.outside.AddressGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that answer whatever they like, byte by byte: what is taken of it, and how long.
final class HostileAnswersTest {
  /// Patient, as a machine may be busy; what must not use that up is held to half of it.
  private static final FetchLimits PATIENT =
      new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 100_000, 3);

  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  /// For servers that would keep us for ten seconds at least.
  private static final FetchLimits SHORT =
      new FetchLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), 100_000, 3);

  private static final Duration IN_TIME = Duration.ofSeconds(7);

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String MOST_LINES = "X-Bird: parrot\r\n".repeat(199);

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket server = opened();
  private final Thread serving = Thread.ofVirtual().start(this::serve);
  private volatile Behaviour behaviour = out -> {};

  /// What a server does once it was asked for the page.
  private interface Behaviour {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    serving.interrupt();
  }

  @Test
  void twoHundredHeaderLinesAreTakenAndNotOneMore() throws Exception {
    assertThat(body(OK + MOST_LINES + "Content-Length: 4\r\n\r\nSong")).isEqualTo("Song");
    assertThat(failed(OK + MOST_LINES + "A: b\r\nContent-Length: 4\r\n\r\nSong").why())
        .isEqualTo(Blindness.UNREACHABLE);
  }

  @Test
  void aHeaderLineMayBeLongButNotLonger() throws Exception {
    String longest = "X-Song: " + "la".repeat((16_384 - 10) / 2);

    assertThat(body(OK + longest + "\r\n\r\nSong")).isEqualTo("Song");
    assertThat(failed(OK + longest + "lala\r\n\r\nSong").why()).isEqualTo(Blindness.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|la",
        "HTTP/1.1 200 |O",
        "HTTP/1.1 200 OK~X-Bird: |la",
        "HTTP/1.1 200 OK~|X-Bird: parrot~",
        "HTTP/1.1 200 OK~X-Bird: parrot~| folded~",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~|la",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1;|la",
        "|HTTP/1.1 100 Continue~~",
        "|HTTP/1.1 103 Early Hints~Link: <a>~~",
      })
  void aHeadWithoutEndIsNotReadToItsEnd(String answer) throws Exception {
    Failed failed = (Failed) timed(AT_ONCE, out -> endless(out, answer));

    assertThat(failed.why()).isEqualTo(Blindness.UNREACHABLE);
    assertThat(failed.detail()).isEqualTo("a broken answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK~~|Song",
        "HTTP/1.1 200 OK~Content-Length: 2000000000~~|Song",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~|4~Song~",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~7FFFFFFF~|Song",
      })
  void aBodyWithoutEndIsNotReadToItsEnd(String answer) throws Exception {
    Failed failed = (Failed) timed(AT_ONCE, out -> endless(out, answer));

    assertThat(failed.detail()).isEqualTo("larger than we take");
  }

  @Test
  void whatFollowsTheLastChunkIsNotReadToItsEnd() throws Exception {
    String answer = "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~Song~0~|X-Bird: parrot~";

    // A page or none: but at once.
    timed(AT_ONCE, out -> endless(out, answer));
  }

  @Test
  void aFewInterimAnswersAreSkipped() throws Exception {
    String interim = "HTTP/1.1 103 Early Hints\r\nLink: </song.css>\r\n\r\n";

    assertThat(body(interim.repeat(5) + OK + "\r\nSong")).isEqualTo("Song");
    assertThat(failed(interim.repeat(6) + OK + "\r\nSong").why()).isEqualTo(Blindness.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK~",
        "HTTP/1.1 200 OK~Content-Type: text/html",
        "HTTP/1.1 200 OK~Content-Type: text/html~",
        "HTTP/1.1 200 OK~Content-Length: 10~~Song",
        "HTTP/1.1 200 OK~Content-Length: -4~~Song",
        "HTTP/1.1 200 OK~Content-Length: four~~Song",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~8~Song",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~Song",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~Song~",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~-4~Song~0~~",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~four~Song~0~~",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~FFFFFFFFF~Song~0~~",
        "HTTP/1.1 200 OK~Transfer-Encoding: song~~Song",
        "HTTP/1.1 200 OK~Content-Encoding: song~~Song",
        "HTTP/1.1 200 OK~Content-Encoding: gzip~~Song",
        "HTTP/1.1 2000 OK~~Song",
        "HTTP/1.1 000 OK~~Song",
        "HTTP/1.1 -20 OK~~Song",
        "HTTP/1.1 OK~~Song",
        "HTTP/2 200 OK~~Song",
        "SSH-2.0-OpenSSH_9.2p1~",
        "<p>Song</p>",
      })
  void aBrokenAnswerIsNoPage(String answer) throws Exception {
    Failed failed = failed(answer.replace("~", "\r\n"));

    assertThat(failed.why()).isEqualTo(Blindness.UNREACHABLE);
    assertThat(failed.detail()).isEqualTo("a broken answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK~~Song",
        "HTTP/1.1 200~~Song",
        "HTTP/1.0 200 OK~~Song",
        "HTTP/1.1 203 From Elsewhere~~Song",
        "HTTP/1.1 200 OK\n\nSong",
        "HTTP/1.1 200 OK~no header~~Song",
        "HTTP/1.1 200 OK~: no name~~Song",
        "HTTP/1.1 200 OK~Content-Length: 4~~Song and more",
        "HTTP/1.1 200 OK~content-length:4~~Song and more",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~4~Song~0~~",
        "HTTP/1.1 200 OK~Transfer-Encoding: Chunked~~2;of=birds~So~2~ng~0~X-Bird: parrot~~",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~Content-Length: 900~~4~Song~0~~",
        "HTTP/1.1 200 OK~Content-Encoding: identity~~Song",
        "HTTP/1.1 200 OK~Content-Encoding:~~Song",
        "HTTP/1.1 200 OK~Connection: keep-alive~Content-Length: 4~~Song",
        "HTTP/1.1 200 OK~Upgrade: h2c~Connection: Upgrade~Content-Length: 4~~Song",
      })
  void whatCanBeReadIsRead(String answer) throws Exception {
    assertThat(body(answer.replace("~", "\r\n"))).isEqualTo("Song");
  }

  @Test
  void oneAnswerIsReadWhateverFollows() throws Exception {
    String more = "HTTP/1.1 200 OK\r\n\r\nSong".repeat(100);

    assertThat(fetch("HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\n" + more))
        .isInstanceOf(NotModified.class);
    assertThat(failed("HTTP/1.1 204 No Content\r\n\r\n" + more).status()).isEqualTo(204);
    assertThat(failed("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic\r\n\r\n" + more).status())
        .isEqualTo(401);
  }

  @Test
  void aBodyOfAllThatWeTakeIsTakenAndNotOneByteMore() throws Exception {
    assertThat(body(OK + "\r\n" + "x".repeat(100_000))).hasSize(100_000);
    assertThat(failed(OK + "\r\n" + "x".repeat(100_001)).detail()).isEqualTo("larger than we take");
    assertThat(failed(OK + "Content-Length: 100001\r\n\r\n" + "x".repeat(100_001)).detail())
        .isEqualTo("larger than we take");
  }

  /// A byte every tenth of a second would take for ever, though no single one is late.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "|H",
        "HTTP/1.1 |2",
        "HTTP/1.1 200 OK~X-Bird: |a",
        "HTTP/1.1 200 OK~|A: b~",
        "HTTP/1.1 200 OK~~|S",
        "HTTP/1.1 200 OK~Content-Length: 900~~|S",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~|1~S~",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1;|of",
        "HTTP/1.1 103 Early Hints~~|HTTP/1.1 103 Early Hints~~",
        "HTTP/1.1 200 OK~Content-Encoding: gzip~~|S",
        "|",
        "HTTP/1.1 200 OK~Content-Length: 900~~Song|",
      })
  void whoDripsIsNotWaitedFor(String answer) throws Exception {
    int bar = answer.indexOf('|');
    byte[] first = bytes(answer.substring(0, bar).replace("~", "\r\n"));
    byte[] drops = bytes(answer.substring(bar + 1).replace("~", "\r\n"));

    FetchedDocument fetched =
        timed(
            SHORT,
            IN_TIME,
            out -> {
              out.write(first);
              out.flush();
              for (int i = 0; i < 100; i++) {
                if (drops.length > 0) {
                  out.write(drops, i % drops.length, 1);
                  out.flush();
                }
                Thread.sleep(100);
              }
            });

    assertThat(((Failed) fetched).why()).isEqualTo(Blindness.UNREACHABLE);
  }

  @Test
  void theTimeIsThatOfAllRedirectsTogether() throws Exception {
    FetchedDocument fetched =
        timed(
            SHORT,
            IN_TIME,
            out -> {
              Thread.sleep(900);
              out.write(
                  bytes("HTTP/1.1 302 Found\r\nLocation: /again" + requests.size() + "\r\n\r\n"));
            });

    assertThat(fetched).isEqualTo(new Failed(Blindness.UNREACHABLE, "no answer in time"));
  }

  /// Nothing that a server says is thrown at whoever looks.
  @Test
  void changedAndShortenedAnswersAreTakenOrNot() throws Exception {
    Random random = new Random(20_260_331);
    List<String> whole =
        List.of(
            "HTTP/1.1 200 OK~Content-Type: text/html~ETag: \"7\"~Content-Length: 4~~Song",
            "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2;of=birds~So~2~ng~0~X: y~~",
            "HTTP/1.1 103 Early Hints~Link: <a>~~HTTP/1.1 200 OK~Content-Encoding: br~~Song",
            "HTTP/1.1 304 Not Modified~ETag: \"7\"~~");
    for (int i = 0; i < 1_000; i++) {
      byte[] answer = bytes(whole.get(i % whole.size()).replace("~", "\r\n"));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        answer[random.nextInt(answer.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(answer.length) : answer.length;
      byte[] sent = Arrays.copyOf(answer, length);

      assertThat(timed(AT_ONCE, out -> out.write(sent))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 401 No~WWW-Authenticate: Basic realm=\"birds\"~Content-Length: 0~~",
        "HTTP/1.1 503 Later~Retry-After: 0~Content-Length: 0~~",
        "HTTP/1.1 429 Later~Retry-After: 0~Content-Length: 0~~",
        "HTTP/1.1 408 Slow~Connection: keep-alive~Content-Length: 0~~",
        "HTTP/1.1 421 Elsewhere~Content-Length: 0~~",
      })
  void nothingIsAskedTwice(String answer) throws Exception {
    failed(answer.replace("~", "\r\n"));

    assertThat(requests).hasSize(2);
    assertThat(requests.getFirst()).startsWith("GET /robots.txt ");
  }

  @Test
  void aServerLearnsNoMoreOfUsThanItMust() throws Exception {
    URI address = at("/song//of%20birds?by=a%26b&c=\u00fc");
    PageRequest request =
        new PageRequest(address, "fr\r\nX-Evil: 1", "\"7\"", "Mon, 02 Mar 2026 10:00:00 GMT");

    fetch(
        request,
        out ->
            out.write(
                bytes(
                    requests.size() == 2
                        ? "HTTP/1.1 302 Found\r\nSet-Cookie: bird=parrot\r\nLocation: //127.0.0.1:"
                            + server.getLocalPort()
                            + "\r\n\r\n"
                        : OK + "\r\nSong")));

    String host = "Host: 127.0.0.1:" + server.getLocalPort();
    String agent = "User-Agent: Objector-test";
    String accept = "Accept: text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5";
    String packing = "Accept-Encoding: gzip, br";
    String language = "Accept-Language: frX-Evil: 1";
    String close = "Connection: close";
    assertThat(requests).hasSize(3);
    assertThat(requests.get(0).lines())
        .containsExactlyInAnyOrder("GET /robots.txt HTTP/1.1", host, agent, accept, packing, close);
    assertThat(requests.get(1).lines())
        .containsExactlyInAnyOrder(
            "GET /song//of%20birds?by=a%26b&c=%C3%BC HTTP/1.1",
            host,
            agent,
            accept,
            packing,
            language,
            "If-None-Match: \"7\"",
            "If-Modified-Since: Mon, 02 Mar 2026 10:00:00 GMT",
            close);
    assertThat(requests.get(2).lines())
        .containsExactlyInAnyOrder("GET / HTTP/1.1", host, agent, accept, packing, language, close);
  }

  @Test
  void aPathMayBeginWithTwoSlashes() throws Exception {
    fetch(PageRequest.of(at("//song"), null), out -> out.write(bytes(OK + "\r\nSong")));

    assertThat(requests.getLast()).startsWith("GET //song HTTP/1.1\r\n");
  }

  private String body(String answer) throws InterruptedException {
    return new String(((Page) fetch(answer)).body(), ISO_8859_1);
  }

  private Failed failed(String answer) throws InterruptedException {
    return (Failed) fetch(answer);
  }

  private FetchedDocument fetch(String answer) throws InterruptedException {
    return timed(AT_ONCE, out -> out.write(bytes(answer)));
  }

  private FetchedDocument timed(Duration most, Behaviour behaviour) throws InterruptedException {
    return timed(PATIENT, most, behaviour);
  }

  private FetchedDocument timed(FetchLimits limits, Duration most, Behaviour behaviour)
      throws InterruptedException {
    long start = System.nanoTime();
    FetchedDocument fetched = fetch(limits, PageRequest.of(at("/"), null), behaviour);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(most);
    return fetched;
  }

  private FetchedDocument fetch(PageRequest request, Behaviour behaviour)
      throws InterruptedException {
    return fetch(PATIENT, request, behaviour);
  }

  private FetchedDocument fetch(FetchLimits limits, PageRequest request, Behaviour behaviour)
      throws InterruptedException {
    HttpPageFetcher fetcher =
        new HttpPageFetcher(
            new AddressGuard(true), limits, "Objector-test", InstantSource.system());
    this.behaviour = behaviour;
    return fetcher.fetch(request);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
  }

  /// What is behind the bar again and again, until the client hangs up.
  private static void endless(OutputStream out, String answer) throws IOException {
    int bar = answer.indexOf('|');
    out.write(bytes(answer.substring(0, bar).replace("~", "\r\n")));
    byte[] again = bytes(answer.substring(bar + 1).replace("~", "\r\n").repeat(1_000));
    for (int i = 0; i < 100_000; i++) {
      out.write(again);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        String request = request(socket.getInputStream());
        requests.add(request);
        OutputStream out = socket.getOutputStream();
        if (request.startsWith("GET /robots.txt ")) {
          out.write(bytes("HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n"));
        } else {
          behaviour.answer(out);
        }
      } catch (IOException _) {
        // The client hung up, or the test is over.
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("no request");
      }
      head.write(c);
    }
    return head.toString(ISO_8859_1).stripTrailing();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static ServerSocket opened() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
