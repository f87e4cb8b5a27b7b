package objector.launcher.soak.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ClusterNetworkTest {
  private static final int SHORT = 300;
  private static final int LONG = 20_000;

  private ServerSocket broker = unbound();
  private String caller = "tracker-1";

  private static ServerSocket unbound() {
    try {
      return new ServerSocket();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// It says everything back.
  @BeforeEach
  void anEcho() throws IOException {
    broker = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          while (!broker.isClosed()) {
            try {
              Socket socket = broker.accept();
              Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException e) {
              // The test is over.
            }
          }
        });
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      // The other side hung up.
    }
  }

  @AfterEach
  void close() throws IOException {
    broker.close();
  }

  @Test
  void whoIsNotCutOffIsHeard() throws IOException {
    try (ClusterNetwork network = new ClusterNetwork(_ -> caller);
        Socket socket = open(network)) {
      network.cut("broker-2");
      network.cut("tracker-2");

      assertThat(said(socket, 'a')).isEqualTo('a');
    }
  }

  @Test
  void whoIsCutOffIsNotHeardUntilTheCableIsBackAndLosesNothing() throws IOException {
    try (ClusterNetwork network = new ClusterNetwork(_ -> caller);
        Socket socket = open(network)) {
      assertThat(said(socket, 'a')).isEqualTo('a');

      network.cut("tracker-1");
      assertUnheard(socket, 'b');
      network.mend("tracker-1");

      socket.setSoTimeout(LONG);
      assertThat(socket.getInputStream().read()).isEqualTo('b');
    }
  }

  @Test
  void aBrokerThatIsCutOffIsReachedByNobodyButItself() throws IOException {
    try (ClusterNetwork network = new ClusterNetwork(_ -> caller)) {
      network.cut("broker-1");
      try (Socket socket = open(network)) {
        assertUnheard(socket, 'a');
      }

      caller = "broker-1";
      try (Socket socket = open(network)) {
        assertThat(said(socket, 'c')).isEqualTo('c');
      }
    }
  }

  @Test
  void whoSpeaksIsFoundByTheSocket() throws IOException {
    long self = ProcessHandle.current().pid();
    boolean[] ours = {false};
    ClusterNetwork.Callers callers =
        socket -> {
          ours[0] = SocketOwner.has(self, socket);
          return caller;
        };
    try (ClusterNetwork network = new ClusterNetwork(callers);
        Socket socket = open(network)) {
      assertThat(said(socket, 'a')).isEqualTo('a');

      assertThat(ours[0]).isTrue();
      assertThat(SocketOwner.has(self, "socket:[0]")).isFalse();
    }
  }

  private Socket open(ClusterNetwork network) throws IOException {
    return new Socket(
        InetAddress.getLoopbackAddress(), network.gate("broker-1", broker.getLocalPort()));
  }

  private static void assertUnheard(Socket socket, char letter) throws IOException {
    socket.setSoTimeout(SHORT);
    socket.getOutputStream().write(letter);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  private static int said(Socket socket, char letter) throws IOException {
    socket.setSoTimeout(LONG);
    socket.getOutputStream().write(letter);
    return socket.getInputStream().read();
  }
}
