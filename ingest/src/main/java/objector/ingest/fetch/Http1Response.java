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
record Http1Response(int status, HttpMessage head, byte[] body) {
  /// Of several with one name the first.
  @Nullable String header(String name) {
    return header(head, name);
  }

  static Http1Response of(ClassicHttpResponse response, int mostBytes) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] body =
        entity == null
            ? new byte[0]
            : bounded(
                unpacked(entity.getContent(), header(response, "content-encoding")), mostBytes);
    return new Http1Response(response.getCode(), response, body);
  }

  private static @Nullable String header(HttpMessage head, String name) {
    Header header = head.getFirstHeader(name);
    return header == null ? null : header.getValue();
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
