package objector.ingest.outlook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import objector.ingest.mime.ByteLines;

/// Mails one after another in a file (RFC 4155), as mail programs keep and export folders. A line
/// `From … Mon Apr 14 10:00:00 2025` begins each; `>From` in a mail was `From` (mboxrd, mboxo).
public final class Mbox {
  /// One file brings no more.
  public static final int MOST = 200;

  private static final int LONGEST_POSTMARK = 400;
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> DAYS = Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final Set<String> MONTHS =
      Set.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private Mbox() {}

  /// Whether it begins as such a file does. A single mail may, too.
  public static boolean isOne(byte[] file) {
    return isPostmark(file, 0);
  }

  /// The mails in it, at most [#MOST] and one more; what is no such file is one mail.
  public static List<byte[]> mails(byte[] file) {
    if (!isOne(file)) {
      return List.of(file);
    }
    List<byte[]> mails = new ArrayList<>();
    int start = ByteLines.next(file, 0, file.length);
    boolean free = false;
    int at = start;
    while (at < file.length && mails.size() <= MOST) {
      if (free && isPostmark(file, at)) {
        mails.add(mail(file, start, at));
        start = ByteLines.next(file, at, file.length);
      }
      free = ByteLines.end(file, at, file.length) == at;
      at = ByteLines.next(file, at, file.length);
    }
    if (mails.size() <= MOST) {
      mails.add(mail(file, start, file.length));
    }
    return mails;
  }

  /// Without the free line that ends it, and with its own `From` again.
  private static byte[] mail(byte[] file, int from, int to) {
    byte[] mail = new byte[to - from];
    int length = 0;
    for (int at = from; at < to; ) {
      int next = ByteLines.next(file, at, to);
      int begin = isQuotedFrom(file, at, next) ? at + 1 : at;
      System.arraycopy(file, begin, mail, length, next - begin);
      length += next - begin;
      at = next;
    }
    return Arrays.copyOf(mail, withoutFreeLine(mail, length));
  }

  private static int withoutFreeLine(byte[] mail, int length) {
    int last = length > 0 && mail[length - 1] == '\n' ? length - 1 : length;
    last = last > 0 && last < length && mail[last - 1] == '\r' ? last - 1 : last;
    boolean free = last > 0 && last < length && mail[last - 1] == '\n';
    return free ? last : length;
  }

  private static boolean isQuotedFrom(byte[] file, int from, int to) {
    int at = from;
    while (at < to && file[at] == '>') {
      at++;
    }
    return at > from && startsWithFrom(file, at);
  }

  /// By its date, as anybody may begin a line with "From".
  private static boolean isPostmark(byte[] file, int at) {
    int end = ByteLines.end(file, at, Math.min(file.length, at + LONGEST_POSTMARK));
    if (!startsWithFrom(file, at)) {
      return false;
    }
    boolean day = false;
    boolean month = false;
    boolean time = false;
    for (String word : new String(file, at, end - at, StandardCharsets.ISO_8859_1).split(" ", -1)) {
      day |= DAYS.contains(word);
      month |= MONTHS.contains(word);
      time |= word.length() >= 5 && word.length() <= 8 && word.charAt(2) == ':';
    }
    return day && month && time;
  }

  private static boolean startsWithFrom(byte[] file, int at) {
    return at + FROM.length <= file.length
        && Arrays.equals(file, at, at + FROM.length, FROM, 0, FROM.length);
  }
}
