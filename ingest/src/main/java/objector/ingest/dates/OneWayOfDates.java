package objector.ingest.dates;

import java.util.ArrayList;
import java.util.List;
import objector.ingest.text.CanonicalText;
import objector.ingest.text.CanonicalWords;
import org.jspecify.annotations.Nullable;

/// The words of a page with each date in them written one way, so that a date that is only written
/// otherwise makes no other sentence.
public final class OneWayOfDates {
  private final @Nullable String language;
  private final NumericOrder order;

  private OneWayOfDates(@Nullable String language, NumericOrder order) {
    this.language = language;
    this.order = order;
  }

  /// As this page writes dates.
  public static OneWayOfDates of(CanonicalText text, @Nullable String language) {
    return new OneWayOfDates(language, NumericOrder.of(text, language));
  }

  /// The canonical words of a sentence, a date as `2026-08-05`.
  public List<String> words(String sentence) {
    List<String> words = CanonicalWords.of(sentence);
    List<String> plain = new ArrayList<>();
    int at = 0;
    for (WrittenDate date : WrittenDate.in(words, language, order)) {
      if (date.from() >= at) {
        plain.addAll(words.subList(at, date.from()));
        plain.add(date.date().toString());
        at = date.to();
      }
    }
    plain.addAll(words.subList(at, words.size()));
    return plain;
  }
}
