package objector.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import objector.ingest.fetch.FetchedDocument.Failed;
import objector.outside.AddressGuard;
import objector.outside.Dial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Counts the connections that are made: none to where nobody may go.
final class NoConnectionTest {
  private static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), 100_000, 3);

  private final ConcurrentLinkedQueue<InetAddress> dialled = new ConcurrentLinkedQueue<>();
  private final HttpServer server = started();

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @MethodSource("objector.ingest.fetch.HostileAddresses#all")
  void aHostileAddressIsNotConnectedTo(String address) throws Exception {
    FetchedDocument fetched = fetcher(new AddressGuard(false)).fetch(request(address));

    assertThat(fetched).isInstanceOf(Failed.class);
    assertThat(dialled).isEmpty();
  }

  /// The first address may be asked, the one that it sends to may not: nothing is dialled beyond
  /// the two questions (robots.txt, page) to the first.
  @ParameterizedTest
  @MethodSource("objector.ingest.fetch.HostileAddresses#all")
  void aRedirectToAHostileAddressIsNotFollowed(String target) throws Exception {
    String start = "http://127.0.0.1:" + server.getAddress().getPort() + "/start";
    server.createContext(
        "/start",
        exchange -> {
          exchange.getResponseHeaders().add("Location", target);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    AddressGuard onlyTheStart =
        new AddressGuard(
            host -> {
              InetAddress[] found = InetAddress.getAllByName(host);
              boolean first = host.equals("127.0.0.1") && dialled.size() < 2;
              return first ? found : hidden(found);
            },
            true);

    FetchedDocument fetched = fetcher(onlyTheStart).fetch(request(start));

    assertThat(fetched).isInstanceOf(Failed.class);
    assertThat(dialled).hasSize(2).allMatch(InetAddress::isLoopbackAddress);
  }

  /// A name that answers with a public address when it is checked, and with this machine, its
  /// network or its cloud when it is to be connected to.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "::1",
        "fd00:ec2::254",
        "fe80::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1"
      })
  void aNameThatChangesItsAnswerIsNotConnectedTo(String hostile) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AddressGuard guard =
        new AddressGuard(
            host ->
                new InetAddress[] {
                  InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "93.184.215.14" : hostile)
                },
            false);

    fetcher(guard).fetch(request("https://rebind.example/secret"));

    assertThat(asked).hasValueGreaterThan(1);
    assertThat(dialled).isEmpty();
  }

  @Test
  void theTableIsLong() {
    assertThat(HostileAddresses.all()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  private HttpPageFetcher fetcher(AddressGuard guard) {
    Dial counting =
        (socket, to, patience) -> {
          dialled.add(to.getAddress());
          if (!to.getAddress().isLoopbackAddress()) {
            throw new ConnectException("no connection leaves this test");
          }
          socket.connect(to, patience);
        };
    return new HttpPageFetcher(
        guard,
        LIMITS,
        "Objector-test",
        InstantSource.system(),
        counting,
        (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static HttpServer started() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// This machine is allowed to the guard of this test, but only as the start: afterwards its
  /// addresses count as private ones.
  private static InetAddress[] hidden(InetAddress[] found) {
    boolean loopback = List.of(found).stream().anyMatch(InetAddress::isLoopbackAddress);
    return loopback ? new InetAddress[] {InetAddress.ofLiteral("10.9.9.9")} : found;
  }

  private static PageRequest request(String address) {
    return PageRequest.of(URI.create(address), null);
  }
}
