package objector.ingest.fetch;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import objector.outside.AddressGuard;
import objector.outside.AddressGuard.Refused;
import objector.outside.Dial;
import objector.outside.FetchDeadline;
import objector.outside.OutsideSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.util.CharArrayBuffer;

/// One request and its response by Apache HttpCore, the part of HttpClient 5 that speaks HTTP/1.1,
/// over a connection to one of the addresses that were let through, and to no other. TLS is always
/// verified against the name.
///
/// What a whole client would do with an answer beyond that, resolving the name once more, following
/// redirects, keeping cookies or connections, saying passwords, asking again, unpacking without
/// bounds, is not there to be switched off. Nothing that was learned for one request is there for
/// another.
final class GuardedHttp {
  /// HttpCore's limits are the first that is refused.
  private static final Http1Config BOUNDS =
      Http1Config.custom()
          // Two for each connection, made anew: a body is read past them.
          .setBufferSize(2_048)
          .setMaxLineLength(16_384 + 1)
          .setMaxHeaderCount(200 + 1)
          .setMaxEmptyLineCount(1)
          .build();

  private static final HttpConnectionFactory<? extends HttpClientConnection> CONNECTIONS =
      DefaultBHttpClientConnectionFactory.builder()
          .http1Config(BOUNDS)
          .responseParserFactory(_ -> new Heads())
          .build();

  /// An answer, after so many interim ones (100 Continue, 103 Early Hints) less one.
  private static final int MOST_HEADS = 6;

  private final OutsideSocket sockets;

  GuardedHttp(AddressGuard guard, Dial dial, SSLSocketFactory tls, FetchLimits limits) {
    this.sockets = new OutsideSocket(guard, dial, tls, limits.connect());
  }

  /// @param bytes the most that are taken, unpacked
  Http1Response get(URI at, Map<String, String> headers, int bytes, FetchDeadline deadline)
      throws Refused, IOException {
    ClassicHttpRequest request = request(at, headers);
    try (Socket socket = sockets.open(at, deadline)) {
      // It holds nothing but the socket.
      HttpClientConnection connection = CONNECTIONS.createConnection(socket);
      return Http1Response.of(answered(connection, request), bytes);
    } catch (HttpException | RuntimeException e) {
      // Of the last kind is what HttpCore throws for a status of 000.
      throw new IOException("a broken answer", e);
    }
  }

  private static ClassicHttpRequest request(URI at, Map<String, String> headers) {
    URI address = URI.create(at.toASCIIString());
    String query = address.getRawQuery();
    String path = address.getRawPath();
    ClassicHttpRequest request =
        new BasicClassicHttpRequest(
            "GET",
            (HttpHost) null,
            (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query));
    request.setHeader("Host", address.getRawAuthority());
    headers.forEach(request::setHeader);
    request.setHeader("Connection", "close");
    return request;
  }

  private static ClassicHttpResponse answered(
      HttpClientConnection connection, ClassicHttpRequest request)
      throws IOException, HttpException {
    connection.sendRequestHeader(request);
    connection.flush();
    for (int heads = 0; heads < MOST_HEADS; heads++) {
      ClassicHttpResponse response = connection.receiveResponseHeader();
      if (response.getCode() >= HttpStatus.SC_SUCCESS) {
        if (MessageSupport.canResponseHaveBody("GET", response)) {
          connection.receiveResponseEntity(response);
        }
        return response;
      }
    }
    throw new IOException("only interim answers");
  }

  /// HttpCore takes a head that breaks off for a whole one.
  private static final class Heads extends DefaultHttpResponseParser {
    Heads() {
      super(BOUNDS, new Lines(), null);
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
        throws IOException, HttpException {
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
