package objector.webui.server;

import java.util.List;
import java.util.regex.Pattern;

/// What a request's head must not leave open: where a proxy and we would read it differently, one
/// visitor's request becomes a part of another's (RFC 9112, section 11.2).
final class StrictRequest {
  private static final int LONGEST_HOST = 255;
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{0,5})?");

  /// Browsers send some twenty, proxies add some ten.
  private static final int MOST_FIELDS = 100;

  private StrictRequest() {}

  /// Whether a head has no more fields than people's browsers send: each takes much more memory
  /// than its letters.
  static boolean isShort(int fields) {
    return fields <= MOST_FIELDS;
  }

  /// Whether it can be read one way only.
  ///
  /// @param oldVersion HTTP/1.0, which knows neither hosts nor chunks
  static boolean isPlain(
      boolean oldVersion, String target, List<String> hosts, List<String> transferEncodings) {
    boolean host =
        hosts.isEmpty() ? oldVersion : hosts.size() == 1 && isHost(hosts.getFirst().strip());
    boolean chunks =
        transferEncodings.isEmpty()
            || (!oldVersion
                && transferEncodings.size() == 1
                && transferEncodings.getFirst().strip().equalsIgnoreCase("chunked"));
    return target.startsWith("/") && isPlain(target) && host && chunks;
  }

  /// What stands in an address, with every escape whole (RFC 3986, section 2.1).
  private static boolean isPlain(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      boolean escape = c != '%' || (isHex(target, i + 1) && isHex(target, i + 2));
      if (c <= ' ' || c >= 0x7f || !escape) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
  }

  private static boolean isHost(String host) {
    return host.length() <= LONGEST_HOST && HOST.matcher(host).matches();
  }
}
