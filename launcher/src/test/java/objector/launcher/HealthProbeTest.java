package objector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HealthProbeTest {
  private static int probed(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      return HealthProbe.run(String.valueOf(server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void itEndsWellOnlyWhereTheServiceSaysSo() throws IOException {
    assertThat(probed(200)).isZero();
    assertThat(probed(503)).isEqualTo(1);
  }

  @Test
  void whereNobodyListensItIsNotWell() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(HealthProbe.probe(port, Duration.ofSeconds(1))).isEqualTo(1);
  }

  @Test
  void whoTakesTheConnectionAndSaysNothingIsNotWell() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(HealthProbe.probe(socket.getLocalPort(), Duration.ofMillis(200))).isEqualTo(1);
    }
  }

  @Test
  void whatIsNoPortIsSaid() {
    assertThat(HealthProbe.run()).isEqualTo(2);
    assertThat(HealthProbe.run("web")).isEqualTo(2);
    assertThat(HealthProbe.run("99999")).isEqualTo(1);
  }
}
