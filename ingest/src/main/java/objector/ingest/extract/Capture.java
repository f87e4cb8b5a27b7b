package objector.ingest.extract;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A page as fetched, all its documents in one: the first byte for byte, each further one behind a
/// line with its address.
public final class Capture {
  private Capture() {}

  /// Puts documents together.
  ///
  /// @param bodies in the order of the documents
  public static byte[] of(List<Declaration> documents, List<byte[]> bodies) {
    if (bodies.size() == 1) {
      return bodies.getFirst();
    }
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    for (int i = 0; i < bodies.size(); i++) {
      if (i > 0) {
        capture.writeBytes(line(documents.get(i).fetch()));
      }
      capture.writeBytes(bodies.get(i));
    }
    return capture.toByteArray();
  }

  /// The documents again; the whole as one where it is no such capture.
  static List<byte[]> documents(byte[] capture, List<Declaration> documents) {
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (Declaration next : documents.subList(1, documents.size())) {
      byte[] line = line(next.fetch());
      int at = indexOf(capture, line, from);
      if (at < 0) {
        return List.of(capture);
      }
      parts.add(Arrays.copyOfRange(capture, from, at));
      from = at + line.length;
    }
    parts.add(Arrays.copyOfRange(capture, from, capture.length));
    return parts;
  }

  private static byte[] line(URI address) {
    String text = "\n<!-- next document: " + address + " -->\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int indexOf(byte[] whole, byte[] part, int from) {
    for (int at = from; at <= whole.length - part.length; at++) {
      if (whole[at] == part[0]
          && Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    return -1;
  }
}
