package objector.webui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// In which language to answer: as just chosen, as chosen before, as the person set it, as the
/// browser wishes; else English.
final class Languages {
  static final List<String> ALL = List.of("en", "fr");
  private static final int LONGEST_HEADER = 500;

  private Languages() {}

  static String of(Visit visit, Optional<String> persons) {
    return visit
        .asked("lang")
        .filter(ALL::contains)
        .or(() -> Optional.ofNullable(visit.cookies().get(Cookies.LANGUAGE)).filter(ALL::contains))
        .or(() -> persons.filter(ALL::contains))
        .or(() -> wished(visit.header("accept-language")))
        .orElse("en");
  }

  private static Optional<String> wished(@Nullable String header) {
    if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header), ALL));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
