package objector.webui.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What proxies say of a request, in `X-Forwarded-*` or in `Forwarded` (RFC 7239). Each proxy adds
/// what it saw at the right; further left stands what somebody told the proxy.
///
/// @param hops from whom, as they were added; what is no address stands there as it was written
/// @param clear whether all of it says the same
record Forwarding(
    List<String> hops, boolean clear, Optional<String> scheme, Optional<String> host) {
  private static final int MOST_CHARACTERS = 4096;
  private static final int MOST_HOPS = 20;
  private static final int LONGEST_HOST = 255;

  /// Nobody said anything.
  static final Forwarding NONE = of(null, null, null, null);

  /// @param forwardedFor all fields of that name, with commas between them; the others likewise
  static Forwarding of(
      @Nullable String forwardedFor,
      @Nullable String forwarded,
      @Nullable String forwardedProto,
      @Nullable String forwardedHost) {
    List<String> one = split(forwardedFor, ',').stream().map(Forwarding::address).toList();
    List<String> elements = split(forwarded, ',');
    List<String> other = elements.stream().map(e -> address(pair(e, "for").orElse(""))).toList();
    String nearest = elements.isEmpty() ? "" : elements.getLast();
    // A proxy that writes the one passes on what a stranger wrote in the other.
    boolean clear = one.isEmpty() || other.isEmpty() || one.getLast().equals(other.getLast());
    return new Forwarding(
        one.isEmpty() ? other : one,
        clear,
        last(forwardedProto)
            .or(() -> pair(nearest, "proto"))
            .map(scheme -> scheme.toLowerCase(Locale.ROOT))
            .filter(scheme -> scheme.equals("http") || scheme.equals("https")),
        last(forwardedHost)
            .or(() -> pair(nearest, "host"))
            .filter(host -> host.length() <= LONGEST_HOST));
  }

  private static Optional<String> last(@Nullable String list) {
    List<String> all = split(list, ',');
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /// The last twenty at most, without what stands between quotation marks being taken apart.
  private static List<String> split(@Nullable String text, char at) {
    List<String> parts = new ArrayList<>();
    if (text == null || text.length() > MOST_CHARACTERS) {
      return parts;
    }
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (i == text.length() || (text.charAt(i) == at && !quoted)) {
        String part = text.substring(from, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        from = i + 1;
      }
    }
    return parts.subList(Math.max(0, parts.size() - MOST_HOPS), parts.size());
  }

  private static Optional<String> pair(String element, String name) {
    return split(element, ';').stream()
        .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1).strip())
        .map(value -> value.startsWith("\"") ? value.replace("\"", "") : value)
        .findFirst();
  }

  /// Without its port: `203.0.113.9:4711`, `[2001:db8::1]:4711`.
  private static String address(String text) {
    int end = text.indexOf(']');
    if (text.startsWith("[") && end > 0) {
      return text.substring(1, end);
    }
    int colon = text.indexOf(':');
    return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
  }
}
