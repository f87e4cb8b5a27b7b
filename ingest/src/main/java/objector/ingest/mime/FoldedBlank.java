package objector.ingest.mime;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A line of white space alone, amid the header: by RFC 5322 (obs-FWS) it goes on with the field
/// above, and many programs take it for the free line that ends the header. What follows tells.
final class FoldedBlank {
  private static final Set<String> ONCE =
      Set.of("from", "to", "subject", "date", "message-id", "mime-version", "content-type");

  /// Fields without a hyphen; a text may begin "Note:", and not "Return-Path:".
  private static final Set<String> NAMES =
      Set.of(
          "bcc",
          "cc",
          "comments",
          "date",
          "from",
          "importance",
          "keywords",
          "organisation",
          "organization",
          "precedence",
          "priority",
          "received",
          "references",
          "sender",
          "sensitivity",
          "subject",
          "to");

  private FoldedBlank() {}

  /// Where the header ends that goes on below: until a free line there are only fields, and none of
  /// those that a mail has once stands above already. -1 when it does not go on.
  ///
  /// @param at where the line of white space begins
  /// @param above the fields read so far, without the one that the line stands below
  /// @param open the name of that one
  static int end(byte[] bytes, int at, int to, List<Headers.Field> above, String open) {
    int limit = (int) Math.min(to, (long) at + Headers.LARGEST);
    Set<String> once = new HashSet<>();
    above.forEach(field -> once.add(field.name().toLowerCase(Locale.ROOT)));
    once.add(open.toLowerCase(Locale.ROOT));
    once.retainAll(ONCE);
    boolean fields = false;
    boolean folded = false;
    for (int line = at; line < limit; line = ByteLines.next(bytes, line, to)) {
      int end = ByteLines.end(bytes, line, to);
      if (end == line) {
        return line;
      }
      if (bytes[line] == ' ' || bytes[line] == '\t') {
        folded |= !Headers.isBlank(bytes, line, end);
        continue;
      }
      String name = name(bytes, line, end);
      boolean known = NAMES.contains(name) || name.indexOf('-') > 0;
      if (!known || (ONCE.contains(name) && !once.add(name))) {
        return -1;
      }
      fields = true;
    }
    return fields && !folded ? limit : -1;
  }

  private static String name(byte[] bytes, int at, int end) {
    int colon = Headers.colon(bytes, at, end);
    return colon < 0
        ? ""
        : new String(bytes, at, colon - at, StandardCharsets.ISO_8859_1)
            .strip()
            .toLowerCase(Locale.ROOT);
  }
}
