package objector.outside;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// The one place where a connection to a page's server is made, so that a test can count them.
public interface Dial {
  void connect(Socket socket, InetSocketAddress to, int patienceMillis) throws IOException;

  /// As the network has it.
  final class Direct implements Dial {
    @Override
    public void connect(Socket socket, InetSocketAddress to, int patienceMillis)
        throws IOException {
      socket.connect(to, patienceMillis);
    }
  }
}
