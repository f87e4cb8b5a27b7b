package objector.webui.server;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The proxies that are believed when they say for whom they ask: addresses and networks. Nobody
/// else is, since whoever may say where they come from cannot be counted.
public final class TrustedProxies {
  /// Those of this machine alone.
  public static final TrustedProxies HERE = TrustedProxies.of("127.0.0.0/8, ::1");

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /// Reads a list with commas, such as `127.0.0.1, 10.1.0.0/16, fd00::/8`; empty for none.
  ///
  /// @throws IllegalArgumentException naming what is neither an address nor a network
  public static TrustedProxies of(String list) {
    return new TrustedProxies(
        Stream.of(list.split(",", -1))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .map(Network::of)
            .toList());
  }

  /// What is no address is nobody's.
  boolean contains(String address) {
    byte[] bytes;
    try {
      bytes = InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
    return networks.stream().anyMatch(network -> network.contains(bytes));
  }

  /// @param bits how many of them all its addresses share
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Network(byte[] address, int bits) {
    static Network of(String text) {
      int slash = text.indexOf('/');
      try {
        byte[] address =
            InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int all = address.length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        // `10.1` would be 10.0.0.1.
        boolean whole = text.contains(":") || text.chars().filter(c -> c == '.').count() == 3;
        if (whole && bits >= 0 && bits <= all) {
          return new Network(address, bits);
        }
      } catch (IllegalArgumentException e) {
        // Told below, as for a network of too many bits.
      }
      throw new IllegalArgumentException(
          "Setting web.trusted-proxies: '"
              + text
              + "' is neither an address nor a network such as 10.1.0.0/16");
    }

    boolean contains(byte[] other) {
      Objects.requireNonNull(other);
      int whole = bits / Byte.SIZE;
      int mask = 0xff00 >> (bits % Byte.SIZE) & 0xff;
      return other.length == address.length
          && Arrays.equals(address, 0, whole, other, 0, whole)
          && (mask == 0 || (address[whole] & mask) == (other[whole] & mask));
    }
  }
}
