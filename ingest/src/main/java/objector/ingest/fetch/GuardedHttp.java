package objector.ingest.fetch;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import objector.ingest.fetch.AddressGuard.Refused;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.apache.hc.core5.util.Timeout;

/// One request and its response by Apache HttpClient, over a connection to one of the addresses
/// that were let through, and to no other. TLS is always verified against the name.
///
/// Of HttpClient it takes the connection and what is said on it. What would be done with an answer
/// beyond that, following redirects, keeping cookies or connections, saying passwords, asking
/// again, unpacking without bounds, is not there to be switched off. Nothing that was resolved or
/// learned for one request is there for another.
final class GuardedHttp {
  /// HttpClient's limits are the first that is refused.
  private static final Http1Config BOUNDS =
      Http1Config.custom()
          .setMaxLineLength(16_384 + 1)
          .setMaxHeaderCount(200 + 1)
          .setMaxEmptyLineCount(1)
          .build();

  private static final HttpConnectionFactory<ManagedHttpClientConnection> CONNECTIONS =
      ManagedHttpClientConnectionFactory.builder()
          .http1Config(BOUNDS)
          .responseParserFactory(_ -> new Heads())
          .build();

  private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

  private final AddressGuard guard;
  private final Dial dial;
  private final SSLSocketFactory tls;
  private final FetchLimits limits;

  GuardedHttp(AddressGuard guard, Dial dial, SSLSocketFactory tls, FetchLimits limits) {
    this.guard = guard;
    this.dial = dial;
    this.tls = tls;
    this.limits = limits;
  }

  /// @param bytes the most that are taken, unpacked
  Http1Response get(URI at, Map<String, String> headers, int bytes, FetchDeadline deadline)
      throws Refused, IOException {
    List<InetAddress> addresses = guard.resolve(at);
    HttpHost host = new HttpHost(at.getScheme(), AddressGuard.host(at), at.getPort());
    ClassicHttpRequest request = request(at, headers);
    ManagedHttpClientConnection connection = CONNECTIONS.createConnection(null);
    int left = deadline.leftMillis();
    // Whatever it is at by then, a handshake or a body.
    CompletableFuture<Void> end =
        new CompletableFuture<Void>().completeOnTimeout(null, left, TimeUnit.MILLISECONDS);
    var _ = end.thenRun(() -> connection.close(CloseMode.IMMEDIATE));
    try {
      HttpClientContext context = HttpClientContext.create();
      connect(connection, host, addresses, Timeout.ofMilliseconds(left), context);
      return Http1Response.of(EXECUTOR.execute(request, connection, context), bytes);
    } catch (IOException | HttpException | RuntimeException e) {
      if (end.isDone()) {
        throw (IOException) new SocketTimeoutException("not all there in time").initCause(e);
      }
      // Of the last kind is what HttpClient throws for a status of 000.
      throw e instanceof IOException io ? io : new IOException("a broken answer", e);
    } finally {
      end.cancel(false);
      connection.close(CloseMode.IMMEDIATE);
    }
  }

  private static ClassicHttpRequest request(URI at, Map<String, String> headers) {
    URI address = URI.create(at.toASCIIString());
    ClassicHttpRequest request = new BasicClassicHttpRequest("GET", address);
    request.setHeader("Host", address.getRawAuthority());
    headers.forEach(request::setHeader);
    request.setHeader("Connection", "close");
    return request;
  }

  private void connect(
      ManagedHttpClientConnection connection,
      HttpHost host,
      List<InetAddress> addresses,
      Timeout left,
      HttpClientContext context)
      throws IOException {
    TlsSocketStrategy secured = (plain, name, port, _, _) -> secured(plain, name, port);
    Timeout connect = Timeout.of(limits.connect());
    new DefaultHttpClientConnectionOperator(
            _ -> new Dialled(dial),
            null,
            new Checked(addresses),
            scheme -> "https".equalsIgnoreCase(scheme) ? secured : null)
        .connect(
            connection,
            host,
            null,
            (InetSocketAddress) null,
            connect.compareTo(left) < 0 ? connect : left,
            SocketConfig.custom().setSoTimeout(left).build(),
            TlsConfig.custom().setHandshakeTimeout(left).build(),
            context);
  }

  private SSLSocket secured(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /// Resolves nothing: hands over what was checked.
  private record Checked(List<InetAddress> addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) {
      return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  /// A socket that is connected by [Dial].
  private static final class Dialled extends Socket {
    private final Dial dial;
    private boolean dialling;

    Dialled(Dial dial) {
      this.dial = dial;
    }

    @Override
    public void connect(SocketAddress to, int patienceMillis) throws IOException {
      if (dialling) {
        super.connect(to, patienceMillis);
      } else {
        dialling = true;
        dial.connect(this, (InetSocketAddress) to, patienceMillis);
      }
    }
  }

  /// The heads of one connection's answers. HttpClient takes a head that breaks off for a whole
  /// one, and any number of interim answers (100 Continue, 103 Early Hints).
  private static final class Heads extends DefaultHttpResponseParser {
    private static final int MOST = 6;

    private int heads;

    Heads() {
      super(BOUNDS, new Lines(), null);
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
        throws IOException, HttpException {
      if (++heads > MOST) {
        throw new MessageConstraintException("only interim answers");
      }
      return super.parse(buffer, new Whole(in));
    }
  }

  /// A line that is no header is passed over, not the whole answer.
  private static final class Lines extends LazyLaxLineParser {
    @Override
    public Header parseHeader(CharArrayBuffer line) throws ParseException {
      return line.indexOf(':') > 0 ? super.parseHeader(line) : new BasicHeader("", null);
    }
  }

  private static final class Whole extends FilterInputStream {
    Whole(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      if (read < 0) {
        throw new EOFException("the answer broke off");
      }
      return read;
    }
  }
}
