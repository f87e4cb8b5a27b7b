package objector.ingest.judge;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import objector.events.mail.Judgement.Link;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.sender.LinkShim;
import objector.programmes.sender.Senders;

/// Where links really lead: Meta's own shims and those of mail gateways undone, odd spellings read
/// as a browser reads them. Nothing is fetched.
final class LinkDecoder {
  private static final int LONGEST = 8_000;
  private static final int DEEPEST = 5;

  private final Senders senders;
  private final MailPhrases phrases;

  LinkDecoder(Senders senders, MailPhrases phrases) {
    this.senders = senders;
    this.phrases = phrases;
  }

  /// Whether it leads out of the mail at all.
  static boolean leadsAway(String url) {
    String lower = url.strip().toLowerCase(Locale.ROOT);
    boolean inside =
        lower.isEmpty()
            || lower.startsWith("#")
            || lower.startsWith("cid:")
            || lower.startsWith("tel:")
            || lower.startsWith("about:")
            || lower.startsWith("x-apple");
    return !inside && (lower.indexOf(':') > 0 || lower.startsWith("//"));
  }

  Link decode(String url) {
    String shown = url.length() > LONGEST ? url.substring(0, LONGEST) : url;
    Optional<URI> uri = uri(shown);
    if (uri.isEmpty()) {
      return new Link(shown, shown, false);
    }
    Optional<URI> target = unwrapped(uri.get());
    URI end = target.orElse(uri.get());
    boolean web = "http".equals(end.getScheme()) || "https".equals(end.getScheme());
    boolean trusted =
        target.isPresent()
            && web
            && end.getRawUserInfo() == null
            && senders.isMetaDomain(end.getHost());
    return new Link(shown, end.toString(), trusted);
  }

  static String host(String url) {
    String host = uri(url).map(URI::getHost).orElse("");
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  /// The address as browsers take it: control characters out, `\` as `/`, scheme and host in lower
  /// case, what no address may hold in percent.
  static Optional<URI> uri(String url) {
    StringBuilder clean = new StringBuilder(url.length());
    String text = url.strip();
    boolean mail = text.regionMatches(true, 0, "mailto:", 0, 7);
    int query = text.indexOf('?');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || TextFolding.isInvisible(c)) {
        continue;
      }
      if (c == '\\' && !mail && (query < 0 || i < query)) {
        clean.append('/');
      } else if (c > '~' || "\"<>[]^`{|} \\".indexOf(c) >= 0 || (c == '%' && !escape(text, i))) {
        percent(clean, c, text, i);
      } else {
        clean.append(c);
      }
    }
    String address = clean.toString();
    if (address.startsWith("//")) {
      address = "https:" + address;
    }
    try {
      return Optional.of(lowerCased(new URI(address)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static URI lowerCased(URI uri) throws URISyntaxException {
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if (scheme == null || host == null) {
      return uri;
    }
    int authority = uri.toString().indexOf(uri.getRawAuthority());
    String rest = uri.toString().substring(authority + uri.getRawAuthority().length());
    return new URI(
        scheme.toLowerCase(Locale.ROOT)
            + "://"
            + uri.getRawAuthority().replace(host, host.toLowerCase(Locale.ROOT))
            + rest);
  }

  private static void percent(StringBuilder to, char c, String text, int at) {
    if (Character.isLowSurrogate(c)) {
      return;
    }
    String character =
        Character.isHighSurrogate(c) && at + 1 < text.length()
            ? text.substring(at, at + 2)
            : String.valueOf(c);
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      to.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
    }
  }

  private static boolean escape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  /// Empty when a shim hides its target.
  private Optional<URI> unwrapped(URI link) {
    URI at = link;
    for (int i = 0; i < DEEPEST; i++) {
      Optional<URI> beyond = senders.destination(at);
      if (beyond.isEmpty()) {
        return Optional.empty();
      }
      Optional<URI> address = address(beyond.get());
      if (address.isEmpty()) {
        return beyond;
      }
      at = address.get();
    }
    return Optional.empty();
  }

  /// What a gateway wrapped; empty when it did not.
  private Optional<URI> address(URI link) {
    String host = link.getHost();
    if (host == null) {
      return Optional.empty();
    }
    for (LinkShim shim : phrases.addressShims()) {
      if (host.equals(shim.host()) || host.endsWith("." + shim.host())) {
        Optional<URI> found = parameter(link.getRawQuery(), shim);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return host.equals("urldefense.com") ? bracketed(link.toString()) : Optional.empty();
  }

  private static Optional<URI> parameter(String query, LinkShim shim) {
    String start = shim.parameter() + "=";
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      if (pair.startsWith(start)) {
        String value = pair.substring(start.length());
        // Proofpoint's second version writes "-" for "%" and "_" for "/".
        boolean second = shim.host().equals("urldefense.proofpoint.com");
        return decoded(second ? value.replace('-', '%').replace('_', '/') : value);
      }
    }
    return Optional.empty();
  }

  /// `https://urldefense.com/v3/__https://example.org/__;…`.
  private static Optional<URI> bracketed(String link) {
    int from = link.indexOf("__");
    int to = from < 0 ? -1 : link.indexOf("__;", from + 2);
    return to < 0 ? Optional.empty() : uri(link.substring(from + 2, to));
  }

  private static Optional<URI> decoded(String value) {
    try {
      return uri(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
