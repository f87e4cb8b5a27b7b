package objector.outside;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which addresses may be asked. Whoever can name a page or an address to be told at, or redirect
/// one, must not reach this machine, its network or its cloud's metadata through us.
///
/// A name is resolved once, and all its addresses must be public; the connection then goes to one
/// of exactly those, so a name server that changes its answer gains nothing.
public final class AddressGuard {
  private static final Set<Integer> PORTS = Set.of(-1, 443);

  /// https://www.iana.org/assignments/iana-ipv4-special-registry/ , multicast, and an address that
  /// is public but means the machine's own host to some clouds.
  private static final List<Block> REFUSED_4 =
      Block.all(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "168.63.129.16/32");

  /// Of IPv6 only what is handed out is public; of that not what is for documents, tunnels and
  /// benchmarks: https://www.iana.org/assignments/iana-ipv6-special-registry/
  private static final List<Block> ALLOWED_6 = Block.all("2000::/3");

  private static final List<Block> REFUSED_6 =
      Block.all("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  /// Name servers, as a test may stand in for them.
  @FunctionalInterface
  public interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private final Resolver resolver;
  private final boolean allowLoopback;

  /// Lets public addresses through, and nothing else.
  ///
  /// @param allowLoopback for tests and the demo: this machine only, nothing else beside it
  public AddressGuard(boolean allowLoopback) {
    this(InetAddress::getAllByName, allowLoopback);
  }

  public AddressGuard(Resolver resolver, boolean allowLoopback) {
    this.resolver = resolver;
    this.allowLoopback = allowLoopback;
  }

  /// The addresses to connect to, in order.
  ///
  /// @throws Refused when the address must not be asked
  /// @throws UnknownHostException when there is no such name
  public List<InetAddress> resolve(URI address) throws Refused, UnknownHostException {
    String scheme = scheme(address);
    String host = host(address);
    if (!allowLoopback && isLocalName(host)) {
      throw new Refused("a name of a local network");
    }
    if (isAnotherNotation(host)) {
      throw new Refused("a number that others read as another address");
    }
    List<InetAddress> found = List.of(resolver.resolve(host));
    if (found.isEmpty()) {
      throw new UnknownHostException(host);
    }
    if (allowLoopback && found.stream().allMatch(InetAddress::isLoopbackAddress)) {
      return found;
    }
    if (!found.stream().allMatch(AddressGuard::isPublic)) {
      throw new Refused("an address that is not public");
    }
    if (!scheme.equals("https") || !PORTS.contains(address.getPort())) {
      throw new Refused("not https on its usual port");
    }
    return found;
  }

  /// What can be told from how it is written, before any name is asked for.
  ///
  /// @throws Refused when the address will never be asked
  static void checkWritten(URI address) throws Refused {
    if (!scheme(address).equals("https") || !PORTS.contains(address.getPort())) {
      throw new Refused("not https on its usual port");
    }
    String host = host(address);
    if (isLocalName(host) || isAnotherNotation(host)) {
      throw new Refused("a name of a local network");
    }
    if (isLiteral(host) && !isPublic(InetAddress.ofLiteral(host))) {
      throw new Refused("an address that is not public");
    }
  }

  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1));
  }

  private static String scheme(URI address) throws Refused {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new Refused("not a web address");
    }
    if (address.getRawUserInfo() != null) {
      throw new Refused("an address with a user name");
    }
    return scheme;
  }

  /// The name that TLS is verified against.
  public static String host(URI address) throws Refused {
    String host = address.getHost();
    if (host == null || host.isEmpty()) {
      throw new Refused("an address without a host");
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (bare.indexOf('%') >= 0) {
      throw new Refused("an address with a zone");
    }
    try {
      return bare.indexOf(':') >= 0 ? bare : IDN.toASCII(bare).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new Refused("not a host name");
    }
  }

  /// `0177.0.0.1`, `0x7f.1`, `2130706433`: what ends in a number is an IPv4 address
  /// (https://url.spec.whatwg.org/#ends-in-a-number-checker), and only its plain form is clear.
  private static boolean isAnotherNotation(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    boolean number = !last.isEmpty() && last.charAt(0) >= '0' && last.charAt(0) <= '9';
    if (!number || host.indexOf(':') >= 0) {
      return false;
    }
    try {
      return !InetAddress.ofLiteral(host).getHostAddress().equals(host);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private static boolean isLocalName(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    boolean dotless = name.indexOf('.') < 0 && name.indexOf(':') < 0;
    return dotless
        || name.endsWith(".localhost")
        || name.endsWith(".local")
        || name.endsWith(".internal")
        || name.endsWith(".lan")
        || name.endsWith(".home.arpa")
        || name.endsWith(".onion");
  }

  public static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return switch (address) {
      case Inet4Address _ -> REFUSED_4.stream().noneMatch(block -> block.holds(bytes));
      case Inet6Address _ ->
          ALLOWED_6.stream().anyMatch(block -> block.holds(bytes))
              && REFUSED_6.stream().noneMatch(block -> block.holds(bytes))
              && !holdsFourInside(bytes);
      default -> false;
    };
  }

  /// ISATAP: an IPv4 address inside the last half.
  private static boolean holdsFourInside(byte[] bytes) {
    return (bytes[8] == 0 || bytes[8] == 2)
        && bytes[9] == 0
        && bytes[10] == 0x5E
        && bytes[11] == (byte) 0xFE;
  }

  /// An address that must not be asked. The message never names it.
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    public Refused(String message) {
      super(message);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // a constant, never compared
  private record Block(byte[] start, int bits) {
    static List<Block> all(String... blocks) {
      return List.of(blocks).stream().map(Block::of).toList();
    }

    private static Block of(String text) {
      int slash = text.indexOf('/');
      InetAddress start = InetAddress.ofLiteral(text.substring(0, slash));
      return new Block(start.getAddress(), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
