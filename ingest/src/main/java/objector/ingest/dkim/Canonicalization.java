package objector.ingest.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.ingest.mime.ByteLines;
import objector.ingest.mime.Headers;
import objector.ingest.mime.Octets;

/// Header and body in the form that is signed (RFC 6376, 3.4 and 3.7). Lines may have come to us
/// with LF alone; they were signed with CRLF.
final class Canonicalization {
  private static final byte[] CRLF = {'\r', '\n'};

  private Canonicalization() {}

  static byte[] body(byte[] bytes, int from, int to, boolean relaxed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 16);
    int free = 0;
    int at = from;
    while (at < to) {
      int end = ByteLines.end(bytes, at, to);
      int last = relaxed ? trimmed(bytes, at, end) : end;
      if (last == at) {
        free++;
      } else {
        for (; free > 0; free--) {
          out.writeBytes(CRLF);
        }
        line(out, bytes, at, last, relaxed);
        out.writeBytes(CRLF);
      }
      at = ByteLines.next(bytes, at, to);
    }
    if (out.size() == 0 && !relaxed) {
      out.writeBytes(CRLF);
    }
    return out.toByteArray();
  }

  /// The signed fields and the signature's own, emptied of its value.
  static byte[] header(Headers headers, DkimSignature signature) {
    return header(signedFields(headers, signature), signature);
  }

  /// @param fields the signed ones, each with its name
  static byte[] header(List<Octets> fields, DkimSignature signature) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);
    for (Octets field : fields) {
      field(out, field.array(), signature.relaxedHeader());
      out.writeBytes(CRLF);
    }
    field(out, withoutValue(raw(signature.field())), signature.relaxedHeader());
    return out.toByteArray();
  }

  /// As they stand, in the order in which they were signed.
  static List<Octets> signedFields(Headers headers, DkimSignature signature) {
    List<Octets> signed = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    for (String name : signature.signed()) {
      List<Headers.Field> fields = headers.all(name);
      int nth = taken.merge(name, 1, Integer::sum);
      // From the bottom up, as fields are put on top.
      if (nth <= fields.size()) {
        signed.add(new Octets(raw(fields.get(fields.size() - nth))));
      }
    }
    return signed;
  }

  private static byte[] raw(Headers.Field field) {
    return Arrays.copyOfRange(field.octets().array(), field.from(), field.to());
  }

  private static void field(ByteArrayOutputStream out, byte[] raw, boolean relaxed) {
    if (!relaxed) {
      withCrlf(out, raw);
      return;
    }
    int colon = 0;
    while (raw[colon] != ':') {
      colon++;
    }
    String name = new String(raw, 0, colon, StandardCharsets.ISO_8859_1);
    out.writeBytes(
        (name.strip().toLowerCase(Locale.ROOT) + ":").getBytes(StandardCharsets.ISO_8859_1));
    boolean space = false;
    boolean begun = false;
    for (int i = colon + 1; i < raw.length; i++) {
      byte b = raw[i];
      if (b == ' ' || b == '\t' || b == '\n' || endsLine(raw, i)) {
        space = true;
        continue;
      }
      if (space && begun) {
        out.write(' ');
      }
      out.write(b);
      space = false;
      begun = true;
    }
  }

  /// A CR alone ends no line, and was not there when it was signed.
  private static boolean endsLine(byte[] raw, int at) {
    return raw[at] == '\r' && at + 1 < raw.length && raw[at + 1] == '\n';
  }

  private static void withCrlf(ByteArrayOutputStream out, byte[] raw) {
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '\n' && (i == 0 || raw[i - 1] != '\r')) {
        out.write('\r');
      }
      out.write(raw[i]);
    }
  }

  /// The signature field with `b=` left empty, all else as it is.
  private static byte[] withoutValue(byte[] raw) {
    int at = 0;
    while (raw[at] != ':') {
      at++;
    }
    int start = at + 1;
    while (start < raw.length) {
      int end = start;
      while (end < raw.length && raw[end] != ';') {
        end++;
      }
      int equals = start;
      while (equals < end && raw[equals] != '=') {
        equals++;
      }
      String tag = new String(raw, start, equals - start, StandardCharsets.ISO_8859_1).strip();
      if (tag.equals("b") && equals < end) {
        byte[] emptied = new byte[equals + 1 + raw.length - end];
        System.arraycopy(raw, 0, emptied, 0, equals + 1);
        System.arraycopy(raw, end, emptied, equals + 1, raw.length - end);
        return emptied;
      }
      start = end + 1;
    }
    return raw;
  }

  private static void line(
      ByteArrayOutputStream out, byte[] bytes, int from, int to, boolean relaxed) {
    if (!relaxed) {
      out.write(bytes, from, to - from);
      return;
    }
    boolean space = false;
    for (int i = from; i < to; i++) {
      boolean white = bytes[i] == ' ' || bytes[i] == '\t';
      if (!white) {
        out.write(bytes[i]);
      } else if (!space) {
        out.write(' ');
      }
      space = white;
    }
  }

  private static int trimmed(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
      end--;
    }
    return end;
  }
}
