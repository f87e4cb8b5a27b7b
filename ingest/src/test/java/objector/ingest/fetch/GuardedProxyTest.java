package objector.ingest.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import objector.outside.AddressGuard;
import objector.outside.Dial;
import objector.outside.FetchDeadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a browser may reach through its only way out.
final class GuardedProxyTest {
  private final AtomicInteger dialled = new AtomicInteger();

  @ParameterizedTest
  @MethodSource("objector.ingest.fetch.HostileAddresses#all")
  void aHostileAddressIsNeitherTunnelledNorAsked(String address) throws Exception {
    try (GuardedProxy proxy = proxy(new AddressGuard(false))) {
      URI uri = URI.create(address);
      String authority = String.valueOf(uri.getRawAuthority());
      String tunnel = authority.matches(".*:\\d+") ? authority : authority + ":443";

      // A tunnel has neither scheme nor user: what is hostile in those is no tunnel.
      if ("https".equals(uri.getScheme()) && uri.getRawUserInfo() == null) {
        ask(proxy, "CONNECT " + tunnel + " HTTP/1.1\r\nHost: x\r\n\r\n");
      }
      ask(proxy, "GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(dialled).hasValue(0);
    }
  }

  @Test
  void aNameThatChangesItsAnswerIsRefusedWhenItDoes() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AddressGuard guard =
        new AddressGuard(
            host -> {
              String answer = asked.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1";
              return new InetAddress[] {InetAddress.ofLiteral(answer)};
            },
            false);
    try (GuardedProxy proxy = proxy(guard)) {
      ask(proxy, "CONNECT rebind.example:443 HTTP/1.1\r\n\r\n");
      String second = ask(proxy, "CONNECT rebind.example:443 HTTP/1.1\r\n\r\n");

      assertThat(second).startsWith("HTTP/1.1 403");
      assertThat(dialled).hasValue(1);
      assertThat(proxy.refused()).isEqualTo(1);
    }
  }

  @Test
  void whatIsAllowedIsPassedOnWithoutTheProxysOwnLines() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/song",
        exchange -> {
          byte[] body =
              (exchange.getRequestURI()
                      + " "
                      + exchange.getRequestHeaders().getFirst("X-Bird")
                      + " "
                      + exchange.getRequestHeaders().getFirst("Proxy-Connection"))
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try (GuardedProxy proxy =
        GuardedProxy.open(
            new AddressGuard(true),
            new Dial.Direct(),
            FetchLimits.standard(),
            new FetchDeadline(Duration.ofSeconds(10)))) {
      String answer =
          ask(
              proxy,
              "GET http://127.0.0.1:"
                  + server.getAddress().getPort()
                  + "/song?of=birds HTTP/1.1\r\n"
                  + "Host: x\r\n"
                  + "X-Bird: parrot\r\n"
                  + "Proxy-Connection: keep-alive\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("/song?of=birds parrot null");
    } finally {
      server.stop(0);
    }
  }

  private GuardedProxy proxy(AddressGuard guard) throws IOException {
    Dial counting =
        (socket, to, patience) -> {
          dialled.incrementAndGet();
          throw new IOException("no connection leaves this test");
        };
    return GuardedProxy.open(
        guard, counting, FetchLimits.standard(), new FetchDeadline(Duration.ofSeconds(10)));
  }

  private static String ask(GuardedProxy proxy, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
