package objector.webui.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import objector.webui.request.WebRequest;
import objector.wording.Translations;
import org.jspecify.annotations.Nullable;

/// In which language to answer: as just chosen, as chosen before, as the person set it, as the
/// browser wishes; else English.
public final class RequestLanguage {
  public static final List<String> ALL = Translations.codes();
  private static final int LONGEST_HEADER = 500;

  /// Norwegian is asked for by three codes, and written here under one of them.
  private static final Map<String, List<String>> ALSO =
      Map.of("no", List.of("no", "nb"), "nn", List.of("nn", "nb"));

  private RequestLanguage() {}

  public static String of(WebRequest request, Optional<String> persons) {
    return request
        .asked("lang")
        .filter(asked -> ALL.contains(asked) || asked.equals(Translations.PSEUDO))
        .or(() ->
            Optional.ofNullable(request.cookies().get(Cookies.LANGUAGE)).filter(ALL::contains))
        .or(() -> persons.filter(ALL::contains))
        .or(() -> wished(request.header("accept-language")))
        .orElse("en");
  }

  private static Optional<String> wished(@Nullable String header) {
    if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header, ALSO), ALL));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
