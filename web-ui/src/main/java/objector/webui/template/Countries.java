package objector.webui.template;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import objector.programmes.Authority;
import objector.programmes.Programmes;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// The countries whose authorities we know, by their names.
public final class Countries {
  private Countries() {}

  public record Country(String code, String name) {}

  public record Choice(List<Country> all, @Nullable String chosen) {}

  public static Choice of(Programmes programmes, Voice voice, @Nullable String chosen) {
    return new Choice(
        programmes.authorities().all().stream()
            .map(Authority::country)
            .map(code -> new Country(code, name(code, voice.locale())))
            .sorted(Comparator.comparing(Country::name, voice.alphabet()))
            .toList(),
        chosen);
  }

  static String name(String code, Locale reader) {
    return Locale.of("", code).getDisplayCountry(reader);
  }
}
