package objector.ingest.outlook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import objector.ingest.mime.ByteLines;

/// Mails one after another in a file (RFC 4155), as mail programs keep and export folders. A line
/// `From … Mon Apr 14 10:00:00 2025` begins each (see [Postmark]); `>From` in a mail was `From`
/// (mboxrd, mboxo).
public final class Mbox {
  /// One file brings no more.
  public static final int MOST = 200;

  private Mbox() {}

  /// Whether it begins as such a file does. A single mail may, too.
  public static boolean isOne(byte[] file) {
    return Postmark.isAt(file, start(file), true);
  }

  /// The mails in it, at most [#MOST] and one more; what is no such file is one mail.
  public static List<byte[]> mails(byte[] file) {
    if (!isOne(file)) {
      return List.of(file);
    }
    List<byte[]> mails = new ArrayList<>();
    int start = ByteLines.next(file, start(file), file.length);
    boolean free = false;
    int at = start;
    while (at < file.length && mails.size() <= MOST) {
      if (at >= start && Postmark.isAt(file, at, free)) {
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

  /// Behind the mark that some editors put in front of UTF-8.
  private static int start(byte[] file) {
    boolean marked =
        file.length > 3
            && file[0] == (byte) 0xef
            && file[1] == (byte) 0xbb
            && file[2] == (byte) 0xbf;
    return marked ? 3 : 0;
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
    boolean quoted = at + 4 < to && Postmark.startsWithFrom(file, at);
    return at > from && quoted && file[at + 4] == ' ';
  }
}
