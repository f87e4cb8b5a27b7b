package objector.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import objector.events.page.Blindness;
import objector.ingest.fetch.FetchedDocument.Failed;
import objector.ingest.fetch.FetchedDocument.NotModified;
import objector.ingest.fetch.FetchedDocument.Page;
import objector.outside.AddressGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpPageFetcherTest {
  private static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), 100_000, 3);

  private final HttpServer server = started();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpPageFetcher fetcher =
      new HttpPageFetcher(new AddressGuard(true), LIMITS, "Objector-test", InstantSource.system());

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aPageComesWithWhatTheServerSaysOfIt() throws Exception {
    on(
        "/policy",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.getResponseHeaders().add("ETag", "\"7\"");
          answer(exchange, 200, "<p>Song</p>");
        });

    Page page = (Page) fetch("/policy");

    assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("<p>Song</p>");
    assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
    assertThat(page.etag()).isEqualTo("\"7\"");
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() throws Exception {
    on(
        "/policy",
        exchange -> {
          exchange.getResponseHeaders().add("ETag", "\"7\"");
          boolean known = "\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          answer(exchange, known ? 304 : 200, known ? "" : "Song");
        });
    Page first = (Page) fetch("/policy");

    FetchedDocument second = fetcher.fetch(PageRequest.of(at("/policy"), "en").since(first));

    assertThat(second).isInstanceOf(NotModified.class);
  }

  @Test
  void thePagesLanguageIsAskedFor() throws Exception {
    on(
        "/policy",
        exchange ->
            answer(exchange, 200, exchange.getRequestHeaders().getFirst("Accept-Language")));

    Page page = (Page) fetcher.fetch(PageRequest.of(at("/policy"), "fr"));

    assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("fr");
  }

  @Test
  void packedAnswersAreUnpacked() throws Exception {
    on(
        "/policy",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          answer(exchange, 200, packed("Song".repeat(1_000)));
        });

    Page page = (Page) fetch("/policy");

    assertThat(page.body()).hasSize(4_000);
  }

  @Test
  void aBombIsNotUnpacked() throws Exception {
    on(
        "/policy",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          answer(exchange, 200, packed("\0".repeat(5_000_000)));
        });

    assertThat(((Failed) fetch("/policy")).detail()).isEqualTo("larger than we take");
  }

  @Test
  void brotliIsUnpackedAndItsBombsAreNot() throws Exception {
    // 4,000 bytes of "Song", and 5,000,000 zeros.
    brotli("/policy", "G58P+KWnztzexGkBgNUBACc=");
    brotli("/bomb", "mz9LTPgnAOKxQCBfiAk=");

    assertThat(((Page) fetch("/policy")).body()).hasSize(4_000);
    assertThat(((Failed) fetch("/bomb")).detail()).isEqualTo("larger than we take");
  }

  @Test
  void brokenPackingIsABrokenAnswer() throws Exception {
    brotli("/policy", "/////w==");

    assertThat(((Failed) fetch("/policy")).why()).isEqualTo(Blindness.UNREACHABLE);
  }

  @Test
  void answersWithoutALengthAreRead() throws Exception {
    on(
        "/policy",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("So".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          exchange.getResponseBody().write("ng".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });

    Page page = (Page) fetch("/policy");

    assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("Song");
  }

  @Test
  void redirectsAreFollowed() throws Exception {
    redirect("/old", "/newer#part");
    redirect("/newer", at("/policy").toString());
    on("/policy", exchange -> answer(exchange, 200, "Song"));

    Page page = (Page) fetch("/old");

    assertThat(page.address()).isEqualTo(at("/policy"));
  }

  @Test
  void anAddressInRawUtf8IsPercentEncoded() throws Exception {
    String raw = "/règles à l'oiseau|1";
    redirect("/old", latin1(raw));
    redirect("/règles à l'oiseau|1", latin1("/policy?é"));
    on("/", exchange -> answer(exchange, 200, exchange.getRequestURI().toString()));

    Page page = (Page) fetch("/old");

    assertThat(page.address()).isEqualTo(at("/policy?%C3%A9"));
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("/policy?%C3%A9");
  }

  @Test
  void whatIsEncodedAlreadyStays() {
    assertThat(HttpPageFetcher.encoded("https://parrot.example/a%20b?c=%C3%A9&d=[1]#e"))
        .isEqualTo("https://parrot.example/a%20b?c=%C3%A9&d=[1]#e");
    assertThat(HttpPageFetcher.encoded("/鳥")).isEqualTo("/%E9%B3%A5");
  }

  /// As a header's bytes come.
  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void redirectsWithoutEndAreNot() throws Exception {
    redirect("/round", "/round");

    assertThat(((Failed) fetch("/round")).detail()).contains("redirects");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "http://192.168.1.1/",
        "https://[fd00:ec2::254]/",
        "file:///etc/passwd",
        "https://[::ffff:10.1.1.1]/",
        "https://user@127.0.0.1/",
        "//10.0.0.1/x",
        "https://100.100.100.200/",
        "gopher://x.example/",
      })
  void redirectsIntoTheNetworkAreRefused(String target) throws Exception {
    redirect("/old", target);

    Failed failed = (Failed) fetch("/old");

    assertThat(failed.why()).isEqualTo(Blindness.UNREACHABLE);
    assertThat(failed.detail()).startsWith("refused");
  }

  @Test
  void aNameServerThatChangesItsAnswerGainsNothing() throws Exception {
    AtomicInteger times = new AtomicInteger();
    on("/secret", exchange -> answer(exchange, 200, "a secret of this machine"));
    AddressGuard guard =
        new AddressGuard(
            host -> {
              String answer = times.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1";
              return new InetAddress[] {InetAddress.ofLiteral(answer)};
            },
            false);
    HttpPageFetcher strict =
        new HttpPageFetcher(guard, LIMITS, "Objector-test", InstantSource.system());
    URI rebinding = URI.create("https://rebind.example/secret");

    Failed failed = (Failed) strict.fetch(PageRequest.of(rebinding, null));

    assertThat(failed.why()).isEqualTo(Blindness.UNREACHABLE);
    assertThat(times).hasValueGreaterThan(1);
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "401, LOGIN_WALL",
    "403, ERROR",
    "404, ERROR",
    "429, BOT_WALL",
    "500, ERROR",
    "503, ERROR"
  })
  void aStatusIsNoPage(int status, Blindness why) throws Exception {
    on("/policy", exchange -> answer(exchange, status, "An error page with many words."));

    assertThat(((Failed) fetch("/policy")).why()).isEqualTo(why);
  }

  @Test
  void beingSentToALoginIsALoginWall() throws Exception {
    redirect("/policy", "/login/?next=policy");
    on("/login/", exchange -> answer(exchange, 200, "Log in"));

    assertThat(((Failed) fetch("/policy")).why()).isEqualTo(Blindness.LOGIN_WALL);
  }

  @Test
  void whatASiteDoesNotWantToBeLookedAtIsNot() throws Exception {
    AtomicInteger looked = new AtomicInteger();
    on(
        "/robots.txt",
        exchange -> answer(exchange, 200, "User-agent: *\nDisallow: /cage\nAllow: /cage/open\n"));
    on(
        "/cage",
        exchange -> {
          looked.incrementAndGet();
          answer(exchange, 200, "Song");
        });

    FetchedDocument closed = fetch("/cage/1");
    FetchedDocument open = fetch("/cage/open");

    assertThat(closed).isEqualTo(new Failed(Blindness.NOT_ALLOWED, "robots.txt"));
    assertThat(open).isInstanceOf(Page.class);
    assertThat(looked).hasValue(1);
  }

  @Test
  void aSiteThatCannotSayIsNotLookedAt() throws Exception {
    on("/robots.txt", exchange -> answer(exchange, 503, "Later"));
    on("/policy", exchange -> answer(exchange, 200, "Song"));

    Failed failed = (Failed) fetch("/policy");

    assertThat(failed.why()).isEqualTo(Blindness.UNREACHABLE);
    assertThat(asked).hasValue(1);
  }

  @Test
  void aServerThatDripsIsNotWaitedFor() throws Exception {
    try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> drip(dripping));
      URI address = URI.create("http://127.0.0.1:" + dripping.getLocalPort() + "/");
      long start = System.nanoTime();

      Failed failed = (Failed) fetcher.fetch(PageRequest.of(address, null));

      assertThat(failed.why()).isEqualTo(Blindness.UNREACHABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws Exception {
    server.stop(0);

    assertThat(((Failed) fetch("/policy")).why()).isEqualTo(Blindness.UNREACHABLE);
  }

  /// A byte every now and then, until the client hangs up: for robots.txt, then for the page.
  private static void drip(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        byte[] head = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(head);
        while (!server.isClosed()) {
          socket.getOutputStream().write('.');
          socket.getOutputStream().flush();
          Thread.sleep(100);
        }
      } catch (IOException _) {
        // The client hung up, as it should.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private FetchedDocument fetch(String path) throws InterruptedException {
    return fetcher.fetch(PageRequest.of(at(path), null));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void brotli(String path, String base64) {
    on(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "br");
          answer(exchange, 200, Base64.getDecoder().decode(base64));
        });
  }

  private void redirect(String from, String to) {
    on(
        from,
        exchange -> {
          exchange.getResponseHeaders().add("Location", to);
          answer(exchange, 302, "");
        });
  }

  private void on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          asked.incrementAndGet();
          handler.handle(exchange);
        });
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static HttpServer started() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return server;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
