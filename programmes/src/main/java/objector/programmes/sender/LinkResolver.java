package objector.programmes.sender;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a link from outside is, and where it leads.
public final class LinkResolver {
  /// Shims within shims: more than these are an attempt to tire us.
  private static final int DEEPEST = 5;

  private LinkResolver() {}

  static boolean isWeb(URI link) {
    String scheme = link.getScheme();
    return scheme != null
        && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
        && link.getHost() != null
        && link.getRawUserInfo() == null;
  }

  static Optional<URI> unwrap(URI link, List<LinkShim> shims) {
    URI at = link;
    for (int depth = 0; depth <= DEEPEST; depth++) {
      Optional<LinkShim> shim = shimOf(at, shims);
      if (shim.isEmpty()) {
        return Optional.of(at);
      }
      Optional<URI> target = target(at, shim.get());
      if (target.isEmpty()) {
        return Optional.empty();
      }
      at = target.get();
    }
    return Optional.empty();
  }

  static boolean matches(URI link, FormLink shape) {
    if (!HostNames.within(HostNames.clean(link.getHost()), shape.host())) {
      return false;
    }
    String path = path(link);
    if (!shape.numbered()) {
      return path.equals(shape.path()) || path.startsWith(shape.path() + "/");
    }
    String start = shape.path() + "/";
    return path.startsWith(start) && isNumber(path.substring(start.length()));
  }

  public static String path(URI link) {
    String path = link.getPath();
    return path == null ? "" : path(path);
  }

  /// With single slashes and none at the end: `//contact/1/` and `/contact/1` are one.
  private static String path(String path) {
    StringBuilder single = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c != '/' || (i + 1 < path.length() && path.charAt(i + 1) != '/')) {
        single.append(c);
      }
    }
    return single.toString();
  }

  private static Optional<LinkShim> shimOf(URI link, List<LinkShim> shims) {
    String host = HostNames.clean(link.getHost());
    String path = path(link).toLowerCase(Locale.ROOT);
    return shims.stream()
        .filter(shim -> shim.host().equals(host) && path(shim.path()).equals(path))
        .findFirst();
  }

  private static Optional<URI> target(URI link, LinkShim shim) {
    List<String> values = parameters(link.getRawQuery(), shim.parameter());
    // Said twice, servers differ on which one counts: then nobody can tell where it leads.
    if (values.size() != 1) {
      return Optional.empty();
    }
    return parse(values.getFirst()).filter(LinkResolver::isWeb);
  }

  /// Mail holds addresses that are not quite: with those, host and scheme are still worth reading.
  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      int end = endOfHost(text);
      return end == text.length() ? Optional.empty() : parse(text.substring(0, end));
    }
  }

  private static int endOfHost(String text) {
    int start = text.indexOf("://");
    int at = start < 0 ? 0 : start + 3;
    while (at < text.length() && "/?#\\".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static List<String> parameters(@Nullable String query, String name) {
    List<String> values = new ArrayList<>();
    if (query == null) {
      return values;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && name.equals(decode(pair.substring(0, equals)))) {
        values.add(decode(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  /// Decoded, or as it is where that fails.
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
