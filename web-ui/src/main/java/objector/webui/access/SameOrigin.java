package objector.webui.access;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a POST comes from one of our own pages. Browsers say where a request comes from; what
/// says nothing is no browser, and carries no victim's cookie.
public record SameOrigin(URI publicUrl) {
  /// @param scheme as the visitor's browser has it
  boolean allows(
      @Nullable String fetchSite,
      @Nullable String origin,
      @Nullable String scheme,
      @Nullable String host) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin") || fetchSite.equals("none");
    }
    if (origin == null) {
      return true;
    }
    String from = normal(origin);
    String known = normal(publicUrl.toString());
    if (from.isEmpty() || from.equals(known)) {
      return !from.isEmpty();
    }
    String here = normal(scheme + "://" + host);
    // A page of the same name without TLS is anybody's who sits between.
    return from.equals(here) && !name(here).equals(name(known));
  }

  /// `https://a.example` of all the ways to write it; empty of what is no origin.
  private static String normal(String url) {
    try {
      URI parts = URI.create(url);
      String scheme = parts.getScheme();
      String host = parts.getHost();
      if (scheme == null || host == null) {
        return "";
      }
      int usual = scheme.equalsIgnoreCase("https") ? 443 : 80;
      int port = parts.getPort() < 0 ? usual : parts.getPort();
      return (scheme + "://" + host + ":" + port).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String name(String origin) {
    String rest = origin.substring(origin.indexOf("://") + 3);
    return rest.substring(0, rest.lastIndexOf(':'));
  }
}
