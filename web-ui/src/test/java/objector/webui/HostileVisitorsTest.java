package objector.webui;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import objector.webui.server.TrustedProxies;
import objector.webui.server.WebServerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Strangers who mean ill, each over real connections: whatever they do, the others are served.
/// They come from this machine, where a proxy is believed; so each can say who they are.
@Timeout(90)
class HostileVisitorsTest {
  private static final String MAIL = "text=From+Meta&subject=Hello";

  private final List<Socket> sockets = new ArrayList<>();
  private RunningSite site;

  @BeforeEach
  void open(@TempDir Path folder) {
    site = new RunningSite(folder.resolve("state"), null);
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    site.close();
  }

  @Test
  void fourSlowMailsShutNobodyOut() throws IOException, InterruptedException {
    for (int i = 0; i < 12; i++) {
      say(post("/check", "203.0.113." + i, 1_000_000) + "text=slow");
    }

    HttpResponse<String> answer = site.post("/check", MAIL);

    // Ingest is not there in this test: that it was asked is what counts.
    assertThat(answer.body()).contains("We cannot read mails just now");
  }

  @Test
  void nineHundredHalfSentFormsEndNothing() throws IOException, InterruptedException {
    assertThat(site.get("/").statusCode()).isEqualTo(200);
    assertThat(site.post("/check", MAIL).statusCode()).isEqualTo(503);
    long before = heap();
    byte[] half = "x".repeat(250_000).getBytes(US_ASCII);
    for (int i = 0; i < 900; i++) {
      String who = "203.0." + (i / 250) + "." + (i % 250);
      Socket socket = say(post("/check", who, 500_000) + "text=");
      send(socket, half);
    }

    assertThat(site.get("/").statusCode()).isEqualTo(200);
    assertThat(site.post("/sign-in", "email=anna%40example.org").statusCode()).isEqualTo(200);
    // 900 of them were 225 MB.
    assertThat(heap() - before).isLessThan(Runtime.getRuntime().maxMemory() / 8 + (48L << 20));
  }

  @Test
  void whenOthersHoldWhatThereIsOneIsToldToComeAgain() throws IOException {
    byte[] most = "x".repeat(8_000_000).getBytes(US_ASCII);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 40 && answers.isEmpty(); i++) {
      Socket socket = say(post("/check", "203.0.113." + i, 9_000_000) + "text=");
      send(socket, most);
      socket.setSoTimeout(300);
      answer(socket).lines().findFirst().ifPresent(answers::add);
    }

    assertThat(answers).containsExactly("HTTP/1.1 503 Service Unavailable");
  }

  @Test
  void aFormThatIsNoMailIsSmall() throws IOException, InterruptedException {
    assertThat(site.post("/subscribe", "email=" + "x".repeat(17_000)).statusCode()).isEqualTo(413);
    assertThat(site.post("/stop", "t=" + "x".repeat(17_000)).statusCode()).isEqualTo(413);
    assertThat(site.post("/sign-out", "t=" + "x".repeat(17_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void aMailLargerThanAnyThatIsTakenIsTooLarge() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/check", "text=" + "x".repeat(11 << 20));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("That was too large for us.");
  }

  @Test
  void whoDripsIsClosed() throws IOException, InterruptedException {
    Socket head = say("GET / HTTP/1.1\r\nHost: localhost\r\n");
    Socket body = say(post("/check", "203.0.113.1", 1_000_000) + "text=");
    Socket silent = say("");
    long end = System.nanoTime() + Duration.ofSeconds(25).toNanos();
    while (System.nanoTime() < end && !(closed(head) && closed(body) && closed(silent))) {
      drip(head, "X-A: b\r\n");
      drip(body, "x");
      Thread.sleep(500);
    }

    assertThat(closed(head)).as("a head that never ends").isTrue();
    assertThat(closed(body)).as("a body of two bytes a second").isTrue();
    assertThat(closed(silent)).as("who says nothing").isTrue();
  }

  @Test
  void behindAProxyEachVisitorIsCountedAlone() throws IOException, InterruptedException {
    List<Integer> one = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      one.add(signIn("203.0.113.9"));
    }

    assertThat(one.subList(0, 30)).containsOnly(200);
    assertThat(one.getLast()).isEqualTo(429);
    assertThat(signIn("203.0.113.10")).isEqualTo(200);
    // What a visitor told the proxy stands at the left.
    assertThat(signIn("198.51.100.1, 203.0.113.9")).isEqualTo(429);
  }

  @Test
  void sixtyAddressesOfOneNetworkAreOneVisitor() throws IOException, InterruptedException {
    List<Integer> answers = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      answers.add(signIn("2001:db8:0:7:" + Integer.toHexString(i) + "::1"));
    }

    assertThat(answers.stream().filter(status -> status == 429)).hasSize(30);
    assertThat(signIn("2001:db8:0:8::1")).isEqualTo(200);
    assertThat(signIn("::ffff:203.0.113.77")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1||",
        "GET / HTTP/1.1|Host: a.example|Host: b.example||",
        "GET / HTTP/1.1|Host: a b||",
        "GET http://evil.example/ HTTP/1.1|Host: localhost||",
        "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: 3|Transfer-Encoding: chunked||0||",
        "POST /sign-in HTTP/1.1|Host: localhost|Transfer-Encoding: gzip||0||",
        "POST /sign-in HTTP/1.1|Host: localhost|Transfer-Encoding: x, chunked||0||",
        "POST /sign-in HTTP/1.0|Host: localhost|Transfer-Encoding: chunked||0||",
        "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: 3|Content-Length: 4||abc",
        "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: -3||abc",
        "GET /\u0000 HTTP/1.1|Host: localhost||",
        "GET /%zz HTTP/1.1|Host: localhost||",
        "PRI * HTTP/2.0||SM||",
        "CONNECT evil.example:443 HTTP/1.1|Host: evil.example||",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000||",
      })
  void whatCanBeReadInTwoWaysIsRefused(String request) throws IOException {
    Socket socket = say(request.replace("|", "\r\n"));

    assertThat(answer(socket)).containsPattern("\\AHTTP/[12]\\.[01] (?:400|501) ");
    assertThat(closed(socket)).isTrue();
  }

  @Test
  void malformedRequestsCostOneLineOfLog() throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    Logger ours = (Logger) LoggerFactory.getLogger("objector.webui.server");
    ours.setLevel(Level.INFO);
    try {
      for (int i = 0; i < 20; i++) {
        answer(say("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        answer(say("nonsense\r\n\r\n"));
        answer(say("POST /check HTTP/1.1\r\nHost: a\r\nContent-Length: nine\r\n\r\n"));
      }
    } finally {
      root.detachAppender(log);
      ours.setLevel(null);
    }

    assertThat(log.list)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getThrowableProxy()).isNull();
          assertThat(line.getMessage()).isEqualTo("Requests that are no plain HTTP were refused");
        });
  }

  @Test
  void noOtherProtocolIsSpoken() throws IOException {
    String upgrade =
        "Connection: Upgrade, HTTP2-Settings|Upgrade: h2c|HTTP2-Settings: AAMAAABkAAQ||";
    Socket socket =
        say("GET /health/live HTTP/1.1|Host: localhost|".concat(upgrade).replace("|", "\r\n"));
    socket.setSoTimeout(2_000);

    assertThat(answer(socket)).startsWith("HTTP/1.1 200").contains("live");
  }

  @Test
  void aHeadBeyondAllMeasureIsRefused() throws IOException {
    assertThat(answer(say("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: a\r\n\r\n")))
        .startsWith("HTTP/1.0 414");
    assertThat(answer(say("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(9_000) + "\r\n\r\n")))
        .contains(" 431 ");
  }

  /// Each field takes far more memory than its letters.
  @Test
  void aHeadOfManyTinyFieldsIsRefused() throws IOException {
    assertThat(answer(say("GET / HTTP/1.1\r\nHost: a\r\n" + "a:1\r\n".repeat(1_000) + "\r\n")))
        .contains(" 400 ");
    assertThat(answer(say("GET / HTTP/1.1\r\nHost: a\r\n" + "a:1\r\n".repeat(60) + "\r\n")))
        .contains(" 200 ");
  }

  /// Noise, and connections that are torn in the middle: the next visitor is served.
  @Test
  void noiseEndsNothing() throws IOException, InterruptedException {
    Random random = new Random(11);
    byte[] whole =
        (post("/sign-in", "203.0.113.1", 28) + "email=a%40example.org&lang=fr").getBytes(US_ASCII);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = whole.clone();
      for (int change = random.nextInt(8); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try (Socket socket = connect()) {
        send(socket, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        socket.setSoLinger(random.nextBoolean(), 0);
      }
    }

    assertThat(site.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void oneSourceHasItsShareOfTheConnectionsOnly(@TempDir Path folder)
      throws IOException, InterruptedException {
    site.close();
    site =
        new RunningSite(
            folder.resolve("other"),
            null,
            new WebServerSettings(
                "127.0.0.1", 0, TrustedProxies.of(""), 100, 5, 1 << 20, null, null));
    List<Socket> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(say("GET /health/live HTTP/1.1\r\nHost: localhost\r\n"));
    }
    Thread.sleep(500);
    assertThat(many.stream().filter(HostileVisitorsTest::closed)).hasSize(15);

    for (Socket socket : many) {
      socket.close();
    }
    Thread.sleep(500);
    assertThat(site.get("/").statusCode()).isEqualTo(200);
  }

  private int signIn(String forwardedFor) throws IOException, InterruptedException {
    return site.http()
        .send(
            site.request("/sign-in", "X-Forwarded-For", forwardedFor)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=nobody%40example.org"))
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private static String post(String path, String from, int length) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: "
        + from
        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private Socket say(String text) throws IOException {
    Socket socket = connect();
    sockets.add(socket);
    send(socket, text.getBytes(ISO_8859_1));
    return socket;
  }

  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // Closed in our face: that is an answer, too.
      assertThat(e).isInstanceOf(SocketException.class);
    }
  }

  private static void drip(Socket socket, String text) {
    send(socket, text.getBytes(US_ASCII));
  }

  /// What came until the end, or until nothing more came.
  private static String answer(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[8192];
    try {
      int read = socket.getInputStream().read(buffer);
      while (read >= 0) {
        text.append(new String(buffer, 0, read, ISO_8859_1));
        read = socket.getInputStream().read(buffer);
      }
    } catch (SocketTimeoutException | SocketException e) {
      return text.toString();
    }
    return text.toString();
  }

  private static boolean closed(Socket socket) {
    try {
      socket.setSoTimeout(5);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
