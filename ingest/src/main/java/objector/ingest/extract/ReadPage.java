package objector.ingest.extract;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import objector.events.page.Blindness;
import objector.ingest.text.CanonicalText;
import org.jspecify.annotations.Nullable;

/// What a capture says, once read.
///
/// @param markdown the cleaned text, as kept for evidence
/// @param language null when no language is clearly ahead
/// @param dates all dates the page prints for itself, an announced one beside the one in force
/// @param formLinks the contact links, canonical; true for those by which people object
/// @param linkCount of all links
/// @param blindness why this is no policy at all, null when it may be one
/// @param problems what the reader could not do: an unknown filter, a selector that found nothing
public record ReadPage(
    String markdown,
    CanonicalText text,
    @Nullable String language,
    NavigableSet<LocalDate> dates,
    SortedMap<String, Boolean> formLinks,
    int linkCount,
    @Nullable Blindness blindness,
    List<String> problems) {
  public ReadPage {
    dates = Collections.unmodifiableNavigableSet(new TreeSet<>(dates));
    formLinks = Collections.unmodifiableSortedMap(new TreeMap<>(formLinks));
    problems = List.copyOf(problems);
  }

  public int words() {
    return text.words();
  }

  /// The printed effective, last-updated or last-revised date; the latest of several.
  public @Nullable LocalDate effective() {
    return dates.isEmpty() ? null : dates.last();
  }

  public boolean isObjection(String link) {
    return formLinks.getOrDefault(link, false);
  }

  /// Two pages with the same key are the same to a subscriber.
  public String key() {
    return text.hash() + formLinks.keySet();
  }
}
