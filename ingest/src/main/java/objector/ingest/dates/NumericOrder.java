package objector.ingest.dates;

import java.util.List;
import objector.ingest.text.CanonicalText;
import objector.ingest.text.CanonicalWords;
import objector.ingest.text.Passage;
import org.jspecify.annotations.Nullable;

/// How a page writes dates in numbers: `7/23/2026` somewhere on it says how to read its `7/8/2026`.
enum NumericOrder {
  DAY_FIRST,
  MONTH_FIRST,
  /// Nothing on the page says it.
  UNKNOWN;

  /// English may be either, and where a page writes both ways nothing is sure; other languages of
  /// Europe write the day first.
  static NumericOrder of(CanonicalText text, @Nullable String language) {
    boolean dayFirst = false;
    boolean monthFirst = false;
    for (Passage passage : text.passages()) {
      if (EffectiveDate.mayHoldYear(passage.shown())) {
        List<String> words = CanonicalWords.of(passage.shown());
        for (int at = 2; at < words.size(); at++) {
          int first = WrittenDate.day(words.get(at - 2));
          int second = WrittenDate.day(words.get(at - 1));
          boolean date = first > 0 && second > 0 && WrittenDate.year(words.get(at)) != null;
          dayFirst |= date && first > 12 && second <= 12;
          monthFirst |= date && second > 12 && first <= 12;
        }
      }
    }
    if (dayFirst == monthFirst) {
      return "en".equals(language) ? UNKNOWN : DAY_FIRST;
    }
    return dayFirst ? DAY_FIRST : MONTH_FIRST;
  }
}
