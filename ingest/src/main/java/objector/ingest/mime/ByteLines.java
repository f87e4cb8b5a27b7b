package objector.ingest.mime;

/// Lines in bytes; LF ends one, with or without CR.
public final class ByteLines {
  private ByteLines() {}

  /// Where the line's text ends.
  public static int end(byte[] bytes, int at, int to) {
    int lf = lineFeed(bytes, at, to);
    return lf > at && bytes[lf - 1] == '\r' ? lf - 1 : lf;
  }

  /// Where the next line begins.
  public static int next(byte[] bytes, int at, int to) {
    return Math.min(lineFeed(bytes, at, to) + 1, to);
  }

  private static int lineFeed(byte[] bytes, int at, int to) {
    int i = at;
    while (i < to && bytes[i] != '\n') {
      i++;
    }
    return i;
  }
}
