package objector.ingest.outlook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import objector.ingest.mime.ByteLines;

/// The line that begins a mail in a file of several. Programs write the date as C does, as RFC 822
/// or ISO 8601 do, in the words of their language, or not at all; some leave no free line before
/// it. As anybody may begin a line with "From", all but the usual form must have a header below.
final class Postmark {
  private static final int LONGEST = 400;
  private static final int LINES_LOOKED_AT = 12;
  private static final byte[] FROM = "From".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> DAYS = Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final Set<String> MONTHS =
      Set.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /// Two of these make a header.
  private static final Set<String> FIELDS =
      Set.of(
          "from",
          "to",
          "subject",
          "date",
          "received",
          "return-path",
          "message-id",
          "mime-version",
          "content-type",
          "delivered-to",
          "dkim-signature",
          "x-mozilla-status",
          "x-uidl",
          "x-gmail-labels",
          "x-gm-thrid",
          "reply-to",
          "sender",
          "x-original-to",
          "envelope-to");

  private Postmark() {}

  /// @param free whether it is the first line, or the one above is free
  static boolean isAt(byte[] file, int at, boolean free) {
    if (!startsWithFrom(file, at)) {
      return false;
    }
    int end = ByteLines.end(file, at, Math.min(file.length, at + LONGEST));
    String line = new String(file, at, end - at, StandardCharsets.ISO_8859_1);
    if (free && isUsual(line)) {
      return true;
    }
    boolean bare = line.strip().equals("From") || line.strip().equals("From -");
    return (bare || isDated(line) || (free && isAddressed(line))) && isAboveHeader(file, at);
  }

  static boolean startsWithFrom(byte[] file, int at) {
    int after = at + FROM.length;
    return after <= file.length
        && Arrays.equals(file, at, after, FROM, 0, FROM.length)
        && (after == file.length || file[after] <= ' ');
  }

  private static boolean isUsual(String line) {
    boolean day = false;
    boolean month = false;
    boolean time = false;
    for (String word : line.split(" ", -1)) {
      day |= DAYS.contains(word);
      month |= MONTHS.contains(word);
      time |= word.length() >= 5 && word.length() <= 8 && word.charAt(2) == ':';
    }
    return day && month && time;
  }

  /// A year and a time of day, or a day as ISO writes it.
  private static boolean isDated(String line) {
    boolean year = false;
    boolean time = false;
    for (String word : line.split("[ \t,]", -1)) {
      boolean iso = word.length() >= 10 && shape(word).startsWith("9999-99-99");
      year |=
          iso || (shape(word).equals("9999") && (word.startsWith("19") || word.startsWith("2")));
      time |= iso || shape(word).startsWith("99:99") || shape(word).startsWith("9:99");
    }
    return year && time;
  }

  private static boolean isAddressed(String line) {
    String[] words = line.strip().split(" ", -1);
    return words.length == 2 && words[1].indexOf('@') > 0;
  }

  private static String shape(String word) {
    StringBuilder shape = new StringBuilder();
    for (int i = 0; i < Math.min(10, word.length()); i++) {
      char c = word.charAt(i);
      shape.append(c >= '0' && c <= '9' ? '9' : c);
    }
    return shape.toString();
  }

  private static boolean isAboveHeader(byte[] file, int at) {
    int fields = 0;
    int line = ByteLines.next(file, at, file.length);
    for (int i = 0; i < LINES_LOOKED_AT && line < file.length && fields < 2; i++) {
      int end = ByteLines.end(file, line, Math.min(file.length, line + 2_000));
      boolean folded = i > 0 && end > line && (file[line] == ' ' || file[line] == '\t');
      if (!folded) {
        String text = new String(file, line, end - line, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (!name.startsWith("x-") && !name.startsWith(">from") && !FIELDS.contains(name)) {
          return false;
        }
        fields += name.isEmpty() ? 0 : 1;
      }
      line = ByteLines.next(file, line, file.length);
    }
    return fields == 2;
  }
}
