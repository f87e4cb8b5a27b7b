package objector.webui.server;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a visit comes from.
///
/// @param loopback from this machine itself, to a name of this machine, and through no proxy: else
///   a proxy, or a stranger's name that resolves to us, would open what is only for here
public record ClientAddress(String address, boolean loopback) {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /// @param proxied whether a proxy stands, or may stand, before us
  static ClientAddress of(
      @Nullable String peer,
      @Nullable String forwardedFor,
      boolean proxied,
      @Nullable String hostHeader) {
    String address = peer == null ? "" : peer;
    boolean here = isLoopback(address);
    if (forwardedFor == null) {
      return new ClientAddress(address, here && !proxied && isHere(hostHeader));
    }
    // Only a proxy beside us is believed, and only its own entry, the last.
    return new ClientAddress(here ? last(forwardedFor) : address, false);
  }

  /// Whether a host, with or without its port, is a name of this machine.
  public static boolean isHere(@Nullable String host) {
    return HERE.contains(name(host));
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1");
  }

  private static String last(String forwardedFor) {
    String last = forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
    return last.length() > 64 ? last.substring(0, 64) : last;
  }

  private static String name(@Nullable String host) {
    if (host == null) {
      return "";
    }
    int colon = host.lastIndexOf(':');
    boolean port = colon > host.lastIndexOf(']');
    return (port && colon >= 0 ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }
}
