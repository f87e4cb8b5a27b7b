package objector.programmes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A public page whose text is followed.
///
/// @param title what people call it, by language of the reader
/// @param language of the page
/// @param url where a person reads it; the fetcher goes where the declaration says
/// @param declaration an Open Terms Archive service declaration, as it is
/// @param interval between two looks
/// @param minimumWords fewer words than these are not the page, whatever the status says
/// @param watchLinks links that matter by themselves: what an address contains that people object
///   by
public record WatchedPage(
    String id,
    Map<String, String> title,
    String language,
    URI url,
    JsonNode declaration,
    Duration interval,
    @JsonProperty(required = true) int minimumWords,
    List<String> watchLinks,
    @Nullable String source) {
  private static final Duration SHORTEST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofDays(7);

  public WatchedPage {
    FieldConstraints.id(id, "id");
    title = FieldConstraints.texts(title, "title");
    FieldConstraints.language(language, "language");
    FieldConstraints.https(url, "url");
    DeclarationShape.check(FieldConstraints.present(declaration, "declaration"), "declaration");
    FieldConstraints.present(interval, "interval");
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new InvalidField(
          "interval", interval + " is not between " + SHORTEST + " and " + LONGEST);
    }
    if (minimumWords < 1) {
      throw new InvalidField("minimumWords", minimumWords + " is not a number of words");
    }
    watchLinks = FieldConstraints.list(watchLinks, "watchLinks");
    watchLinks.forEach(link -> FieldConstraints.text(link, "watchLinks"));
  }

  /// The title for a reader of that language; English where there is none.
  public String titleIn(String reader) {
    return title.getOrDefault(reader, title.getOrDefault("en", id));
  }

  WatchedPage titled(Map<String, String> titles) {
    return new WatchedPage(
        id, titles, language, url, declaration, interval, minimumWords, watchLinks, source);
  }
}
