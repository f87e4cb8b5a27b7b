package objector.webui.template;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import objector.webui.request.WebRequest;
import objector.wording.Translations;
import org.jspecify.annotations.Nullable;

/// Where anybody finds a page: at one address that answers in the reader's own language, and at one
/// more for each language that there are words in. Search engines are told all of them, and which
/// of them they are reading.
///
/// @param any absolute, without a language
/// @param asked the language that the address names; null: the reader's own
record PublicAddress(String any, @Nullable String asked) {
  private static final Set<String> PUBLIC =
      Set.of("/", "/pages", "/check", "/object", "/about", "/privacy", "/subscribe");

  private static final String PAGES = "/pages/";

  /// What makes another page of it; all else in an address is somebody's own, or nobody's.
  private static final Set<String> TELLING = Set.of("country", "from", "platform", "to");

  /// None for what is somebody's own, what was sent, and what is no page.
  static @Nullable PublicAddress of(URI site, WebRequest request, int status) {
    boolean open = PUBLIC.contains(request.path()) || request.path().startsWith(PAGES);
    if (!open
        || status != 200
        || request.method().equals("POST")
        || !Translations.codes().contains(request.language())) {
      return null;
    }
    String parts =
        request.query().entrySet().stream()
            .filter(entry -> TELLING.contains(entry.getKey()) && !entry.getValue().isBlank())
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + WebRequest.encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    String any = site.resolve(request.path()) + (parts.isEmpty() ? "" : "?" + parts);
    return new PublicAddress(any, request.isLanguageAsked() ? request.language() : null);
  }

  String in(String language) {
    return any + (any.contains("?") ? "&" : "?") + "lang=" + language;
  }

  String canonical() {
    return asked == null ? any : in(asked);
  }
}
