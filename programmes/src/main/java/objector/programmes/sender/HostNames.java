package objector.programmes.sender;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Host names compared label by label.
public final class HostNames {
  private HostNames() {}

  /// Lower case and without the root's dot; empty for none.
  public static String clean(@Nullable String host) {
    if (host == null) {
      return "";
    }
    String name = host.strip().toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /// Whether the host is the domain or below it: `m.facebook.com` is, `notfacebook.com` is not.
  public static boolean within(String host, String domain) {
    return host.equals(domain)
        || (host.length() > domain.length()
            && host.endsWith(domain)
            && host.charAt(host.length() - domain.length() - 1) == '.');
  }
}
