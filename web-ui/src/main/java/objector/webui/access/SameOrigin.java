package objector.webui.access;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a POST comes from one of our own pages. Browsers say where a request comes from; what
/// says nothing is no browser, and carries no victim's cookie.
public record SameOrigin(URI publicUrl) {
  boolean allows(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin") || fetchSite.equals("none");
    }
    if (origin == null) {
      return true;
    }
    return sameAs(origin, host);
  }

  private boolean sameAs(String origin, @Nullable String host) {
    try {
      URI from = URI.create(origin);
      String authority = from.getRawAuthority();
      if (authority == null) {
        return false;
      }
      return authority.equalsIgnoreCase(publicUrl.getRawAuthority())
          || (host != null
              && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
