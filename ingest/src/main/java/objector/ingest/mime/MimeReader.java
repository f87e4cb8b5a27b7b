package objector.ingest.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes a mail apart (RFC 2045, 2046). Our own reader, because signatures need the bytes of mail
/// and attached mail as they are, and because nothing that is sent to us may cost more than it
/// weighs: whatever is beyond the bounds is left out, never an error.
public final class MimeReader {
  /// Larger mails are not judged.
  public static final int LARGEST = 25 * 1024 * 1024;

  static final int DEEPEST = 20;
  public static final int MOST_PARTS = 1_000;

  private final byte[] bytes;
  private final List<Mail.Part> parts = new ArrayList<>();

  private MimeReader(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Mail read(byte[] bytes) {
    MimeReader reader = new MimeReader(bytes);
    Headers headers = Headers.read(bytes, 0, bytes.length);
    MediaType type = type(headers, "text/plain");
    reader.take(headers, type, bytes.length, 0);
    return new Mail(new Octets(bytes), headers, type, List.copyOf(reader.parts));
  }

  private void take(Headers headers, MediaType type, int to, int depth) {
    if (parts.size() >= MOST_PARTS) {
      return;
    }
    String boundary = type.parameter("boundary");
    boolean multipart = type.value().startsWith("multipart/");
    if (!multipart || depth >= DEEPEST || !split(headers, type, boundary, to, depth)) {
      leaf(headers, multipart ? MediaType.of("text/plain") : type, to);
    }
  }

  /// False when there are no parts between such boundaries.
  private boolean split(Headers headers, MediaType type, String boundary, int to, int depth) {
    if (boundary.isEmpty()) {
      return false;
    }
    byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
    String usual = type.value().equals("multipart/digest") ? "message/rfc822" : "text/plain";
    int start = -1;
    int at = headers.end();
    while (at < to) {
      if (isDelimiter(delimiter, at, to)) {
        if (start >= 0) {
          part(start, beforeLineEnd(start, at), usual, depth);
        }
        if (isLast(delimiter, at, to)) {
          return start >= 0;
        }
        start = ByteLines.next(bytes, at, to);
      }
      at = ByteLines.next(bytes, at, to);
    }
    if (start >= 0) {
      part(start, to, usual, depth);
    }
    return start >= 0;
  }

  private void part(int from, int to, String usual, int depth) {
    if (parts.size() < MOST_PARTS) {
      Headers headers = Headers.read(bytes, from, to);
      take(headers, type(headers, usual), to, depth + 1);
    }
  }

  private void leaf(Headers headers, MediaType type, int to) {
    MediaType disposition = MediaType.of(headers.first("Content-Disposition").orElse(""));
    String name = disposition.parameter("filename");
    String called = EncodedWords.decode(name.isEmpty() ? type.parameter("name") : name);
    boolean attached =
        disposition.value().equals("attachment")
            || (!called.isEmpty()
                && !type.value().isEmpty()
                && disposition.value().isEmpty()
                && !type.value().startsWith("text/"));
    String encoding = headers.first("Content-Transfer-Encoding").orElse("");
    byte[] content =
        TransferDecoding.decode(
            Arrays.copyOfRange(bytes, Math.min(headers.end(), to), to), encoding);
    if (encoding.isBlank() && !attached && type.value().startsWith("text/")) {
      content = TransferDecoding.unsaid(content);
    }
    parts.add(new Mail.Part(headers, type, called, attached, new Octets(content)));
  }

  private static MediaType type(Headers headers, String usual) {
    MediaType type = MediaType.of(headers.first("Content-Type").orElse(usual));
    boolean meaningless = !type.value().contains("/");
    return meaningless ? new MediaType(usual, type.parameters()) : type;
  }

  /// The line end before a delimiter belongs to it.
  private int beforeLineEnd(int from, int at) {
    int end = at > from && bytes[at - 1] == '\n' ? at - 1 : at;
    return end > from && end < at && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  private boolean isDelimiter(byte[] delimiter, int at, int to) {
    if (to - at < delimiter.length || bytes[at] != '-') {
      return false;
    }
    for (int i = 0; i < delimiter.length; i++) {
      if (bytes[at + i] != delimiter[i]) {
        return false;
      }
    }
    int after = at + delimiter.length;
    int end = ByteLines.end(bytes, after, to);
    if (after + 1 < end && bytes[after] == '-' && bytes[after + 1] == '-') {
      return true;
    }
    while (after < end && (bytes[after] == ' ' || bytes[after] == '\t')) {
      after++;
    }
    return after == end;
  }

  private boolean isLast(byte[] delimiter, int at, int to) {
    int after = at + delimiter.length;
    return after + 1 < to && bytes[after] == '-' && bytes[after + 1] == '-';
  }
}
