package objector.ingest.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import objector.events.page.Blindness;
import objector.ingest.fetch.FetchedDocument.Failed;
import objector.ingest.fetch.FetchedDocument.Page;
import objector.outside.AddressGuard;
import objector.outside.Dial;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whom a page is taken from: the name that was asked for, and nobody else.
final class PageTlsTest {
  private static final FetchLimits PATIENT =
      new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 100_000, 3);

  private static final FetchLimits SHORT =
      new FetchLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), 100_000, 3);

  private static final AddressGuard.Resolver HERE =
      host -> new InetAddress[] {InetAddress.getLoopbackAddress()};

  private static SSLContext known;

  /// What names the client asked for, and in which TLS.
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /// A certificate of `birds.example`, that the client knows.
  @BeforeAll
  static void certificate(@TempDir Path folder) throws Exception {
    Path keys = folder.resolve("keys");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "birds",
                "-dname",
                "CN=birds.example",
                "-ext",
                "san=dns:birds.example",
                "-storepass",
                "parrot",
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, "parrot".toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("birds", store.getCertificate("birds"));
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(store, "parrot".toCharArray());
    TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
    others.init(trusted);
    known = SSLContext.getInstance("TLS");
    known.init(own.getKeyManagers(), others.getTrustManagers(), null);
  }

  @Test
  void thePageOfTheNameThatWasAskedForIsTaken() throws Exception {
    try (ServerSocket server = secure()) {
      Page page = (Page) fetch("birds.example", server, known);

      assertThat(page.body()).isEqualTo("Song".getBytes(US_ASCII));
      assertThat(asked).hasSize(2).allMatch(name -> name.equals("birds.example TLSv1.3"));
    }
  }

  @Test
  void anotherNamesCertificateIsNot() throws Exception {
    try (ServerSocket server = secure()) {
      Failed failed = (Failed) fetch("fish.example", server, known);

      assertThat(failed.why()).isEqualTo(Blindness.UNREACHABLE);
      assertThat(asked).isEmpty();
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNot() throws Exception {
    try (ServerSocket server = secure()) {
      Failed failed = (Failed) fetch("birds.example", server, SSLContext.getDefault());

      assertThat(failed.why()).isEqualTo(Blindness.UNREACHABLE);
      assertThat(asked).isEmpty();
    }
  }

  @Test
  void whenOneAddressIsDownTheNextIsAsked() throws Exception {
    InetAddress down = InetAddress.ofLiteral("127.0.0.2");
    AddressGuard.Resolver both = host -> new InetAddress[] {down, InetAddress.getLoopbackAddress()};
    Dial dial =
        (socket, to, patience) -> {
          if (to.getAddress().equals(down)) {
            throw new ConnectException("down");
          }
          socket.connect(to, patience);
        };
    try (ServerSocket server = secure()) {
      assertThat(fetch("birds.example", server, fetcher(known, PATIENT, both, dial)))
          .isInstanceOf(Page.class);
    }
  }

  @Test
  void oldTlsIsNotSpoken() throws Exception {
    try (ServerSocket server = secure("TLSv1.1")) {
      assertThat(fetch("birds.example", server, known)).isInstanceOf(Failed.class);
      assertThat(asked).isEmpty();
    }
  }

  /// A record of 16 kB is announced, and then comes byte by byte.
  @Test
  @Timeout(30)
  void aHandshakeThatDripsIsNotWaitedFor() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> drip(server));
      long start = System.nanoTime();

      HttpPageFetcher fetcher = fetcher(known, SHORT, HERE, new Dial.Direct());
      Failed failed = (Failed) fetch("birds.example", server, fetcher);

      assertThat(failed.why()).isEqualTo(Blindness.UNREACHABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
    }
  }

  private static FetchedDocument fetch(String name, ServerSocket server, SSLContext trusted)
      throws InterruptedException {
    return fetch(name, server, fetcher(trusted, PATIENT, HERE, new Dial.Direct()));
  }

  private static FetchedDocument fetch(String name, ServerSocket server, HttpPageFetcher fetcher)
      throws InterruptedException {
    String address = "https://" + name + ":" + server.getLocalPort() + "/";
    return fetcher.fetch(PageRequest.of(URI.create(address), null));
  }

  private static HttpPageFetcher fetcher(
      SSLContext trusted, FetchLimits limits, AddressGuard.Resolver names, Dial dial) {
    return new HttpPageFetcher(
        new AddressGuard(names, true),
        limits,
        "Objector-test",
        InstantSource.system(),
        dial,
        trusted.getSocketFactory());
  }

  private ServerSocket secure(String... protocols) throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(() -> serve(server, protocols));
    return server;
  }

  private void serve(ServerSocket server, String... protocols) {
    while (!server.isClosed()) {
      try (Socket plain = server.accept();
          SSLSocket socket =
              (SSLSocket) known.getSocketFactory().createSocket(plain, null, false)) {
        socket.setUseClientMode(false);
        if (protocols.length > 0) {
          socket.setEnabledProtocols(protocols);
        }
        answer(socket);
      } catch (IOException _) {
        // The client hung up, as it should, or the test is over.
      }
    }
  }

  private void answer(SSLSocket socket) throws IOException {
    StringBuilder request = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (request.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return;
      }
      request.append((char) c);
    }
    ExtendedSSLSession session = (ExtendedSSLSession) socket.getSession();
    String name = new String(session.getRequestedServerNames().getFirst().getEncoded(), US_ASCII);
    asked.add(name + " " + session.getProtocol());
    boolean robots = request.indexOf("GET /robots.txt ") == 0;
    OutputStream out = socket.getOutputStream();
    out.write(
        ("HTTP/1.1 " + (robots ? 404 : 200) + " So\r\nContent-Length: 4\r\n\r\nSong")
            .getBytes(US_ASCII));
  }

  private static void drip(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getOutputStream().write(new byte[] {22, 3, 3, 0x40, 0, 2, 0, 0x3F, (byte) 0xFC});
        while (!server.isClosed()) {
          socket.getOutputStream().write(3);
          Thread.sleep(100);
        }
      } catch (IOException _) {
        // The client hung up, as it should.
      } catch (InterruptedException _) {
        return;
      }
    }
  }
}
