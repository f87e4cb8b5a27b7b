package objector.ingest.history;

import java.util.List;
import objector.ingest.dates.OneWayOfDates;
import objector.ingest.extract.ReadPage;
import objector.ingest.text.CanonicalWords;
import objector.ingest.text.Passage;

/// Whether all that moved between two texts is how it is written: "5 August 2026" for "August 5,
/// 2026", or words that ran together and now stand apart.
final class WrittenOtherwise {
  private WrittenOtherwise() {}

  static boolean isAll(PageVersion before, CandidateText now) {
    if (!before.page().formLinks().keySet().equals(now.page().formLinks().keySet())) {
      return false;
    }
    List<Passage> gone = PassageDiff.uncovered(before.page().text(), now.grams());
    List<Passage> come = PassageDiff.uncovered(now.page().text(), before.grams());
    if (gone.isEmpty() || come.isEmpty()) {
      return false;
    }
    return letters(gone).equals(letters(come))
        || dated(gone, before.page()).equals(dated(come, now.page()));
  }

  private static String letters(List<Passage> passages) {
    StringBuilder all = new StringBuilder();
    passages.forEach(passage -> CanonicalWords.of(passage.shown()).forEach(all::append));
    return all.toString();
  }

  private static String dated(List<Passage> passages, ReadPage page) {
    OneWayOfDates dates = OneWayOfDates.of(page.text(), page.language());
    StringBuilder all = new StringBuilder();
    passages.forEach(passage -> dates.words(passage.shown()).forEach(all::append));
    return all.toString();
  }
}
