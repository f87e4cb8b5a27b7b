package objector.webui.server;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where a visit comes from, and by which address it came.
///
/// @param loopback from this machine itself, to a name of this machine, and through no proxy: else
///   a proxy, or a stranger's name that resolves to us, would open what is only for here
/// @param scheme `http` or `https`, as the visitor's browser has it
/// @param host as the visitor's browser has it
public record ClientAddress(String address, boolean loopback, String scheme, String host) {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /// What the connection itself shows.
  record Seen(String peer, String scheme, String host) {}

  /// @param proxied whether a proxy stands, or may stand, before us
  static ClientAddress of(Seen seen, Forwarding said, TrustedProxies proxies, boolean proxied) {
    if (!proxies.contains(seen.peer()) || said.equals(Forwarding.NONE)) {
      boolean here = isLoopback(seen.peer()) && !proxied && isHere(seen.host());
      return new ClientAddress(seen.peer(), here, seen.scheme(), seen.host());
    }
    return new ClientAddress(
        said.clear() ? farthest(seen.peer(), said.hops(), proxies) : seen.peer(),
        false,
        said.scheme().orElse(seen.scheme()),
        said.host().orElse(seen.host()));
  }

  /// From the right, as far as proxies that are believed say so: the first that is none of them.
  private static String farthest(String peer, List<String> hops, TrustedProxies proxies) {
    String known = peer;
    for (String hop : hops.reversed()) {
      if (!isAddress(hop)) {
        return known;
      }
      known = hop;
      if (!proxies.contains(hop)) {
        return known;
      }
    }
    return known;
  }

  /// Whether a host, with or without its port, is a name of this machine.
  public static boolean isHere(String host) {
    return HERE.contains(name(host));
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress _ = InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1");
  }

  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon > host.lastIndexOf(']');
    return (port && colon >= 0 ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }
}
