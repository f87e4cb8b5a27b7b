package objector.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 answer (RFC 9112), read with bounds on everything.
///
/// @param headers by lower-case name; of several with one name the first
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Http1Response(int status, Map<String, String> headers, byte[] body) {
  private static final int LONGEST_LINE = 16_384;
  private static final int MOST_LINES = 200;

  @Nullable String header(String name) {
    return headers.get(name);
  }

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
  }

  private static InputStream framed(InputStream in, Map<String, String> headers)
      throws IOException {
    String coding = headers.get("transfer-encoding");
    if (coding != null) {
      if (!coding.equalsIgnoreCase("chunked")) {
        throw new IOException("an unknown transfer encoding");
      }
      return new Chunks(in);
    }
    String length = headers.get("content-length");
    return length == null ? in : new Exactly(in, number(length, 10));
  }

  private static InputStream unpacked(InputStream in, Map<String, String> headers)
      throws IOException {
    String coding = headers.getOrDefault("content-encoding", "identity").toLowerCase(Locale.ROOT);
    return switch (coding) {
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

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the answer broke off");
      }
      if (line.size() == LONGEST_LINE) {
        throw new IOException("a header line without end");
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static int number(String text, int radix) throws IOException {
    try {
      int number = Integer.parseInt(text.strip(), radix);
      if (number < 0) {
        throw new IOException("a negative length");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new IOException("not a number, or too large", e);
    }
  }

  /// More bytes than we take.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super("larger than we take");
    }
  }

  /// A body of a told length: less is a broken answer.
  private static final class Exactly extends InputStream {
    private final InputStream in;
    private int left;

    Exactly(InputStream in, int length) {
      this.in = in;
      left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(buffer, from, Math.min(length, left));
      if (read < 0) {
        throw new EOFException("the answer broke off");
      }
      left -= read;
      return read;
    }
  }

  private static final class Chunks extends InputStream {
    private final InputStream in;
    private int left;
    private boolean first = true;
    private boolean done;

    Chunks(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      if (left == 0 && !done) {
        next();
      }
      if (done) {
        return -1;
      }
      int read = in.read(buffer, from, Math.min(length, left));
      if (read < 0) {
        throw new EOFException("the answer broke off");
      }
      left -= read;
      return read;
    }

    private void next() throws IOException {
      if (!first) {
        line(in);
      }
      first = false;
      String size = line(in);
      int extension = size.indexOf(';');
      left = number(extension < 0 ? size : size.substring(0, extension), 16);
      done = left == 0;
    }
  }
}
