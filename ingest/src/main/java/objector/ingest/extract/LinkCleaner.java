package objector.ingest.extract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Links without what only serves to follow readers, so that two looks write the same link.
final class LinkCleaner {
  private static final Set<String> TRACKERS =
      Set.of(
          "fbclid",
          "gclid",
          "igshid",
          "h",
          "ref",
          "refsrc",
          "refid",
          "__tn__",
          "__cft__",
          "_rdr",
          "_rdc",
          "_ft_",
          "_ft__",
          "eav",
          "paipv",
          "cft",
          "entry_point",
          "source",
          "mibextid",
          "locale",
          "hrc",
          "nh",
          "s",
          "e",
          "enc",
          "tracking",
          "xts");

  private LinkCleaner() {}

  static String clean(String address) {
    String target = unwrapped(address);
    int query = target.indexOf('?');
    if (query < 0) {
      return target;
    }
    int fragment = target.indexOf('#', query);
    String rest = fragment < 0 ? "" : target.substring(fragment);
    List<String> kept = new ArrayList<>();
    String parameters = target.substring(query + 1, fragment < 0 ? target.length() : fragment);
    for (String parameter : parameters.split("&", -1)) {
      String name = parameter.replaceFirst("[=\\[].*", "").toLowerCase(Locale.ROOT);
      if (!parameter.isEmpty() && !TRACKERS.contains(name) && !name.startsWith("utm_")) {
        kept.add(parameter);
      }
    }
    return target.substring(0, query) + (kept.isEmpty() ? "" : "?" + String.join("&", kept)) + rest;
  }

  /// `https://l.facebook.com/l.php?u=…` only passes on.
  private static String unwrapped(String address) {
    int shim = address.indexOf("/l.php?u=");
    if (shim < 0) {
      return address;
    }
    int from = shim + "/l.php?u=".length();
    int end = address.indexOf('&', from);
    try {
      String target =
          URLDecoder.decode(
              address.substring(from, end < 0 ? address.length() : end), StandardCharsets.UTF_8);
      return target.startsWith("http") ? target : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
