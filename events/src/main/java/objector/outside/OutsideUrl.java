package objector.outside;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import objector.outside.AddressGuard.Refused;

/// Where somebody wants to be told something, as they typed it. Looked at before it is kept, by its
/// letters alone: what its name stands for may change, and [AddressGuard] asks each time.
public final class OutsideUrl {
  private static final int LONGEST = 500;

  private OutsideUrl() {}

  /// The address as it is kept; empty when we would never send there.
  public static Optional<String> checked(String typed) {
    if (typed.length() > LONGEST || !typed.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return Optional.empty();
    }
    try {
      URI url = new URI(typed);
      boolean isHttps = "https".equals(lower(url.getScheme())) && url.getHost() != null;
      if (!isHttps || url.getRawFragment() != null) {
        return Optional.empty();
      }
      AddressGuard.checkWritten(url);
      return Optional.of(url.toString());
    } catch (URISyntaxException | Refused e) {
      return Optional.empty();
    }
  }

  private static String lower(String scheme) {
    return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
  }
}
