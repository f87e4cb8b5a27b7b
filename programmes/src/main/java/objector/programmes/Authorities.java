package objector.programmes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import org.jspecify.annotations.Nullable;

/// Every authority a person in Europe may complain to: the Union, Iceland, Liechtenstein, Norway,
/// the United Kingdom and Switzerland.
///
/// @param lead the country whose authority leads for the controller (GDPR, Article 56)
public record Authorities(LocalDate checked, String lead, List<Authority> all) {
  /// 27 of the Union, 3 of the EEA, and two neighbours.
  static final Set<String> COUNTRIES =
      Set.of(
          "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR",
          "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE",
          "SI", "SK");

  public Authorities {
    FieldConstraints.present(checked, "checked");
    FieldConstraints.present(lead, "lead");
    all = FieldConstraints.filled(all, "all");
    List<String> countries = all.stream().map(Authority::country).toList();
    FieldConstraints.unique(countries, "all");
    requireNone(without(COUNTRIES, countries), "has no authority for ");
    requireNone(without(countries, COUNTRIES), "has authorities that nobody asked for: ");
    if (!COUNTRIES.contains(lead)) {
      throw new InvalidField("lead", "'" + lead + "' is none of the countries");
    }
  }

  /// The authority for a person in that country.
  ///
  /// @param country two letters, in either case
  public Optional<Authority> of(@Nullable String country) {
    if (country == null) {
      return Optional.empty();
    }
    String wanted = country.toUpperCase(Locale.ROOT);
    return all.stream().filter(authority -> authority.country().equals(wanted)).findFirst();
  }

  /// The one that leads for Meta in the Union.
  public Authority leading() {
    return of(lead).orElseThrow();
  }

  private static Set<String> without(Collection<String> these, Collection<String> those) {
    return these.stream()
        .filter(country -> !those.contains(country))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void requireNone(Set<String> countries, String problem) {
    if (!countries.isEmpty()) {
      throw new InvalidField("all", problem + String.join(", ", countries));
    }
  }
}
