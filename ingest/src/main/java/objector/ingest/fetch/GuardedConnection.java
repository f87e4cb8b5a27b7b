package objector.ingest.fetch;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A connection to one of the addresses that were let through, and to no other. TLS is always
/// verified against the name.
///
/// The JDK's HTTP client resolves names by itself, a second time: that is why this exists.
final class GuardedConnection implements Closeable {
  private final Socket socket;
  private final InputStream in;
  private final FetchDeadline deadline;

  private GuardedConnection(Socket socket, FetchDeadline deadline) throws IOException {
    this.socket = socket;
    this.deadline = deadline;
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
  }

  static GuardedConnection open(
      URI address,
      String host,
      List<InetAddress> addresses,
      Dial dial,
      SSLSocketFactory tls,
      FetchLimits limits,
      FetchDeadline deadline)
      throws IOException {
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    IOException last = new IOException("no address");
    for (InetAddress candidate : addresses) {
      Socket socket = new Socket();
      try {
        int patience = (int) Math.min(limits.connect().toMillis(), deadline.leftMillis());
        dial.connect(socket, new InetSocketAddress(candidate, port), patience);
        socket.setSoTimeout(deadline.leftMillis());
        return new GuardedConnection(secure ? secured(socket, host, port, tls) : socket, deadline);
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  private static Socket secured(Socket plain, String host, int port, SSLSocketFactory tls)
      throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  void send(byte[] request) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(request);
    out.flush();
  }

  /// The answer's bytes; every read is held to the deadline.
  InputStream answer() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        socket.setSoTimeout(deadline.leftMillis());
        return in.read();
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        socket.setSoTimeout(deadline.leftMillis());
        return in.read(buffer, from, length);
      }
    };
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
