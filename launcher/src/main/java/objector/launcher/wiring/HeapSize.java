package objector.launcher.wiring;

import java.util.Locale;

/// A size as Java's `-Xmx` takes it.
public final class HeapSize {
  private static final int LONGEST = 9;

  private HeapSize() {}

  /// Whether a heap is of that size; collectors keep a part of it to themselves.
  public static boolean isAbout(String size, long heap) {
    long wanted = bytes(size);
    return wanted > 0 && heap > wanted / 10 * 8 && heap < wanted / 10 * 12;
  }

  /// In bytes; 0 for what is no size.
  static long bytes(String size) {
    if (size.length() < 2 || size.length() > LONGEST) {
      return 0;
    }
    int shift =
        switch (size.toLowerCase(Locale.ROOT).charAt(size.length() - 1)) {
          case 'k' -> 10;
          case 'm' -> 20;
          case 'g' -> 30;
          default -> -1;
        };
    long number = 0;
    for (int i = 0; i < size.length() - 1; i++) {
      char c = size.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      number = number * 10 + c - '0';
    }
    return shift < 0 ? 0 : number << shift;
  }
}
