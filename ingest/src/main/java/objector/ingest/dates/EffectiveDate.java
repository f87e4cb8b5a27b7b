package objector.ingest.dates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import objector.ingest.text.CanonicalText;
import objector.ingest.text.CanonicalWords;
import objector.ingest.text.Passage;
import org.jspecify.annotations.Nullable;

/// The dates a page prints for itself: effective from, last updated, last revised.
public final class EffectiveDate {
  /// "Date of last revision" may be some words away: `effective date of these Terms of Use is …`.
  private static final int BEFORE = 7;

  private static final int AFTER = 2;
  private static final int OTHERS = 6;
  private static final int SHORT = 10;

  private EffectiveDate() {}

  /// All of them: an announced date stands beside the one in force. The latest is the page's.
  public static NavigableSet<LocalDate> all(CanonicalText text, @Nullable String language) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    NumericOrder order = NumericOrder.of(text, language);
    List<String> previous = List.of();
    for (Passage passage : text.passages()) {
      List<String> words = List.of();
      if (mayHoldYear(passage.shown()) || passage.words().length <= SHORT) {
        words = CanonicalWords.of(passage.shown());
        read(previous, words, language, order, dates);
      }
      previous = words.size() <= SHORT ? words : List.of();
    }
    return dates;
  }

  private static void read(
      List<String> previous,
      List<String> words,
      @Nullable String language,
      NumericOrder order,
      NavigableSet<LocalDate> dates) {
    for (WrittenDate written : WrittenDate.in(words, language, order)) {
      boolean opens = written.from() <= 1;
      if (announced(words, written.from())
          || DateWords.loaded().isFollowed(words, written.to(), AFTER)
          || (opens && announcedAbove(previous, words.subList(0, written.from())))) {
        dates.add(written.date());
      }
    }
  }

  private static boolean announced(List<String> words, int date) {
    int cue = DateWords.loaded().announcement(words, date, BEFORE);
    return cue >= 0
        && !DateWords.loaded().isSomebodyElses(words.subList(Math.max(0, cue - OTHERS), date));
  }

  /// The heading says "Last updated", the line below only the date.
  private static boolean announcedAbove(List<String> previous, List<String> start) {
    List<String> both = new ArrayList<>(previous);
    both.addAll(start);
    return !previous.isEmpty() && announced(both, both.size());
  }

  static boolean mayHoldYear(String text) {
    return text.contains("19") || text.contains("20");
  }
}
