package objector.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import objector.outside.AddressGuard.Refused;

/// Connections to one of the addresses that the guard let through, and to no other; TLS is always
/// verified against the name.
///
/// @param connect how long until a connection stands
public record OutsideSocket(AddressGuard guard, Dial dial, SSLSocketFactory tls, Duration connect) {

  /// Connects.
  ///
  /// @param deadline when all that is done with it must be over
  /// @throws Refused when the address must not be asked
  public Socket open(URI at, FetchDeadline deadline) throws Refused, IOException {
    Socket plain = connected(at, guard.resolve(at), deadline);
    try {
      return secured(plain, at);
    } catch (IOException | Refused | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private Socket connected(URI at, List<InetAddress> addresses, FetchDeadline deadline)
      throws IOException {
    int port = at.getPort() >= 0 ? at.getPort() : isSecure(at) ? 443 : 80;
    IOException last = new IOException("no address");
    for (InetAddress address : addresses) {
      int patience = (int) Math.min(connect.toMillis(), deadline.leftMillis());
      Socket socket = new DeadlineSocket(deadline);
      try {
        dial.connect(socket, new InetSocketAddress(address, port), patience);
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  private static boolean isSecure(URI at) {
    return "https".equalsIgnoreCase(at.getScheme());
  }

  private Socket secured(Socket plain, URI at) throws Refused, IOException {
    if (!isSecure(at)) {
      return plain;
    }
    SSLSocket socket =
        (SSLSocket) tls.createSocket(plain, AddressGuard.host(at), plain.getPort(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }
}
