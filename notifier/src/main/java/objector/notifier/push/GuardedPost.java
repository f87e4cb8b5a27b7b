package objector.notifier.push;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import objector.notifier.outgoing.SendOutcome;
import objector.outside.AddressGuard;
import objector.outside.AddressGuard.Refused;
import objector.outside.Dial;
import objector.outside.FetchDeadline;
import objector.outside.OutsideSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/// One POST to an address that somebody named, and how it was answered: the status alone counts,
/// nothing else of the answer is read. No redirect is followed, and nothing is kept for the next.
public final class GuardedPost {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(15);

  /// An answer, after so many interim ones less one.
  private static final int MOST_HEADS = 6;

  private static final Http1Config BOUNDS =
      Http1Config.custom()
          .setBufferSize(2_048)
          .setMaxLineLength(8_192)
          .setMaxHeaderCount(100)
          .setMaxEmptyLineCount(1)
          .build();

  private static final DefaultBHttpClientConnectionFactory CONNECTIONS =
      DefaultBHttpClientConnectionFactory.builder().http1Config(BOUNDS).build();

  private final OutsideSocket sockets;
  private final Duration whole;

  public GuardedPost(AddressGuard guard) {
    this(guard, (SSLSocketFactory) SSLSocketFactory.getDefault(), WHOLE);
  }

  /// Trusts whom that factory trusts, for as long.
  GuardedPost(AddressGuard guard, SSLSocketFactory tls, Duration whole) {
    this.sockets = new OutsideSocket(guard, new Dial.Direct(), tls, CONNECT);
    this.whole = whole;
  }

  /// Reasons name neither the address nor what was answered.
  public SendOutcome post(String to, Map<String, String> headers, byte[] body) {
    try {
      URI url = URI.create(to);
      ClassicHttpRequest request = request(url, headers, body);
      try (Socket socket = sockets.open(url, new FetchDeadline(whole))) {
        HttpClientConnection connection = CONNECTIONS.createConnection(socket);
        return outcome(answered(connection, request));
      }
    } catch (Refused e) {
      // Names change what they stand for: it may be public again.
      return new SendOutcome.Deferred(String.valueOf(e.getMessage()));
    } catch (IOException | HttpException e) {
      return new SendOutcome.Deferred(e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      return new SendOutcome.Refused("cannot be sent: " + e.getClass().getSimpleName());
    }
  }

  private static ClassicHttpRequest request(URI url, Map<String, String> headers, byte[] body) {
    String path = url.getRawPath();
    String query = url.getRawQuery();
    ClassicHttpRequest request =
        new BasicClassicHttpRequest(
            "POST",
            (HttpHost) null,
            (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query));
    request.setHeader("Host", url.getRawAuthority());
    request.setHeader("User-Agent", "Objector");
    headers.forEach(request::setHeader);
    request.setHeader("Content-Length", String.valueOf(body.length));
    request.setHeader("Connection", "close");
    request.setEntity(new ByteArrayEntity(body, ContentType.parse(headers.get("Content-Type"))));
    return request;
  }

  private static int answered(HttpClientConnection connection, ClassicHttpRequest request)
      throws IOException, HttpException {
    connection.sendRequestHeader(request);
    connection.sendRequestEntity(request);
    connection.flush();
    for (int heads = 0; heads < MOST_HEADS; heads++) {
      ClassicHttpResponse response = connection.receiveResponseHeader();
      if (response.getCode() >= 200) {
        return response.getCode();
      }
    }
    throw new IOException("only interim answers");
  }

  /// What the other side may take another time is tried again.
  static SendOutcome outcome(int status) {
    if (status < 300) {
      return new SendOutcome.Sent();
    }
    boolean later = status >= 500 || status == 408 || status == 425 || status == 429;
    String reason = "HTTP " + status;
    return later ? new SendOutcome.Deferred(reason) : new SendOutcome.Refused(reason);
  }
}
