package objector.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// As whom somebody on the net is counted. An IPv6 source is its network, as whoever has one has
/// 2^64 addresses; an IPv4 source is its address, also where it is written as IPv6.
public final class SourceKey {
  private static final int NETWORK_BYTES = 8;

  private SourceKey() {}

  /// The key of an address.
  public static String of(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
        : address.getHostAddress();
  }

  /// The key of what should be an address; what is none is its own key. Nobody's DNS is asked.
  public static String of(String address) {
    try {
      return of(InetAddress.ofLiteral(unbracketed(address)));
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  private static String unbracketed(String address) {
    return address.startsWith("[") && address.endsWith("]")
        ? address.substring(1, address.length() - 1)
        : address;
  }
}
