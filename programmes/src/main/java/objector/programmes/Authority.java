package objector.programmes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import org.jspecify.annotations.Nullable;

/// The data-protection authority that a person in a country complains to.
///
/// @param country two capital letters, ISO 3166-1
/// @param name in its own languages, and in English
/// @param complaint where one complains; see `complaintVerified`
/// @param complaintVerified false where only a directory of unknown origin has that address: show
///   it with that warning, beside the homepage
/// @param languages that the authority takes complaints in, or that are official there
/// @param law `GDPR`, `UK GDPR` or `FADP` (Switzerland)
/// @param note what to know before writing there, in English
/// @param lands where the country's parts have authorities of their own
public record Authority(
    String country,
    Map<String, String> name,
    @Nullable String shortName,
    URI homepage,
    URI complaint,
    @JsonProperty(required = true) boolean complaintVerified,
    List<String> languages,
    String law,
    Map<String, String> note,
    List<Land> lands,
    String source) {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Set<String> LAWS = Set.of("GDPR", "UK GDPR", "FADP");

  public Authority {
    if (!COUNTRY.matcher(FieldConstraints.present(country, "country")).matches()) {
      throw new InvalidField("country", "'" + country + "' is not two capital letters");
    }
    name = FieldConstraints.texts(name, "name");
    FieldConstraints.https(homepage, "homepage");
    FieldConstraints.https(complaint, "complaint");
    languages = FieldConstraints.filled(languages, "languages");
    languages.forEach(language -> FieldConstraints.language(language, "languages"));
    FieldConstraints.unique(languages, "languages");
    if (languages.stream().noneMatch(name::containsKey)) {
      throw new InvalidField("name", "is in none of the authority's languages " + languages);
    }
    requireLaw(law, "law");
    note = note == null ? Map.of() : FieldConstraints.texts(note, "note");
    FieldConstraints.text(source, "source");
    lands = lands == null ? List.of() : List.copyOf(lands);
    FieldConstraints.unique(lands.stream().map(Land::code).toList(), "lands");
  }

  /// A part of a country, and its authority.
  ///
  /// @param code of ISO 3166-2, without the country
  /// @param land its name there
  /// @param name the authority's, in its own language
  public record Land(String code, String land, String name, URI homepage) {
    public Land {
      FieldConstraints.text(code, "code");
      FieldConstraints.text(land, "land");
      FieldConstraints.text(name, "name");
      FieldConstraints.https(homepage, "homepage");
    }
  }

  /// The authority of a part of the country.
  public Optional<Land> land(String code) {
    return lands.stream().filter(land -> land.code().equals(code)).findFirst();
  }

  /// The name for a reader of that language; else the authority's own, which any letter can bear.
  public String nameIn(String reader) {
    String own = name.getOrDefault(languages.getFirst(), name.getOrDefault("en", country));
    return name.getOrDefault(reader.toLowerCase(Locale.ROOT), own);
  }

  /// What to know before one writes there.
  ///
  /// @param language in which it is
  public record Note(String language, String text) {}

  /// The note for a reader of that language; else in English.
  public Optional<Note> noteIn(String reader) {
    String language = note.containsKey(reader) ? reader : "en";
    return Optional.ofNullable(note.get(language)).map(text -> new Note(language, text));
  }

  static void requireLaw(@Nullable String law, String field) {
    if (!LAWS.contains(FieldConstraints.text(law, field))) {
      throw new InvalidField(field, "'" + law + "' is none of GDPR, UK GDPR, FADP");
    }
  }
}
