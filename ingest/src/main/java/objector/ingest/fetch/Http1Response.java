package objector.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpMessage;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/// An HTTP answer, unpacked within bounds.
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
<<<<<<< HEAD:ingest/src/main/java/objector/ingest/fetch/Http1Response.java
record Http1Response(int status, Map<String, String> headers, byte[] body) {
  private static final int LONGEST_LINE = 16_384;
  private static final int MOST_LINES = 200;

=======
record Answer(int status, HttpMessage head, byte[] body) {
  /// Of several with one name the first.
>>>>>>> a89e4e0 (Pages come by Apache HttpClient 5, over the addresses that AddressGuard checked; a TLS handshake that drips ends with the look):ingest/src/main/java/objector/ingest/page/Answer.java
  @Nullable String header(String name) {
    return header(head, name);
  }

<<<<<<< HEAD:ingest/src/main/java/objector/ingest/fetch/Http1Response.java
  static Http1Response read(InputStream in, int mostBytes) throws IOException {
    Http1Response head = head(in);
    // 100 Continue, 103 Early Hints: the answer itself follows.
    for (int interim = 0; head.status < 200; interim++) {
      if (interim == 5) {
        throw new IOException("only interim answers");
      }
      head = head(in);
    }
    if (head.status == 204 || head.status == 304) {
      return head;
    }
    byte[] body = bounded(unpacked(framed(in, head.headers), head.headers), mostBytes);
    return new Http1Response(head.status, head.headers, body);
  }

  private static Http1Response head(InputStream in) throws IOException {
    String[] status = line(in).split(" ", 3);
    if (status.length < 2 || !status[0].startsWith("HTTP/1.") || status[1].length() != 3) {
      throw new IOException("not an HTTP/1.1 answer");
    }
    Map<String, String> headers = new HashMap<>();
    for (int lines = 0; ; lines++) {
      String line = line(in);
      if (line.isEmpty()) {
        return new Http1Response(number(status[1], 10), headers, new byte[0]);
      }
      if (lines == MOST_LINES) {
        throw new IOException("too many header lines");
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.putIfAbsent(name, line.substring(colon + 1).strip());
      }
    }
=======
  static Answer of(ClassicHttpResponse response, int mostBytes) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] body =
        entity == null
            ? new byte[0]
            : bounded(
                unpacked(entity.getContent(), header(response, "content-encoding")), mostBytes);
    return new Answer(response.getCode(), response, body);
  }

  private static @Nullable String header(HttpMessage head, String name) {
    Header header = head.getFirstHeader(name);
    return header == null ? null : header.getValue();
>>>>>>> a89e4e0 (Pages come by Apache HttpClient 5, over the addresses that AddressGuard checked; a TLS handshake that drips ends with the look):ingest/src/main/java/objector/ingest/page/Answer.java
  }

  private static InputStream unpacked(InputStream in, @Nullable String coding) throws IOException {
    return switch (coding == null ? "" : coding.toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in, 8_192);
      case "deflate" -> new InflaterInputStream(in);
      case "br" -> new BrotliInputStream(in);
      case "identity", "" -> in;
      default -> throw new IOException("an unknown content encoding");
    };
  }

  private static byte[] bounded(InputStream in, int most) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[16_384];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (out.size() + read > most) {
        throw new TooLarge();
      }
      out.write(buffer, 0, read);
    }
    return out.toByteArray();
  }

  /// More bytes than we take.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super("larger than we take");
    }
  }
}
