package objector.ingest.history;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import objector.ingest.extract.ReadPage;
import objector.ingest.text.LongSet;
import objector.ingest.text.Passage;
import objector.ingest.text.WordGrams;
import org.jspecify.annotations.Nullable;

/// All that a page ever showed: versions, and texts that came and went.
final class PageMemory {
  /// Two shapes of one text have as many words, give or take.
  private static final double SAME_SIZE = 0.1;

  private final WordGrams words = WordGrams.none();
  private final Set<String> versions = new HashSet<>();
  private final Set<String> shown = new HashSet<>();
  private final Set<Long> onceGone = new HashSet<>();
  private final Set<String> linksOnceGone = new HashSet<>();
  private final Map<Long, Integer> mostOften = new HashMap<>();
  private final Set<LocalDate> dates = new HashSet<>();
  private final Set<String> links = new HashSet<>();
  private @Nullable WordGrams beforeCurrent;

  boolean isVersion(String key) {
    return versions.contains(key);
  }

  boolean wasShown(String key) {
    return shown.contains(key);
  }

  boolean knowsDate(LocalDate date) {
    return dates.contains(date);
  }

  /// Whether all this was away before, and came back, or came with the current version only: then
  /// its going is no news.
  boolean hasGoneBefore(Iterable<Passage> passages, Set<String> goneLinks) {
    WordGrams earlier = beforeCurrent;
    for (Passage passage : passages) {
      boolean cameLast = earlier != null && !earlier.cover(passage);
      if (!cameLast && !onceGone.contains(passage.hash())) {
        return false;
      }
    }
    return linksOnceGone.containsAll(goneLinks);
  }

  /// What the page says that no earlier text said. Words first; where there are none, an item that
  /// stands more often than ever while another stands less often: "casinos" in the place of
  /// "pharmacies", both of which stand elsewhere too.
  LongSet novelty(ReadPage page, @Nullable ReadPage before) {
    LongSet novel = new LongSet(64);
    page.text().passages().forEach(passage -> words.missing(passage, novel));
    if (novel.size() == 0 && before != null && isSameSize(page, before)) {
      addExchanged(page, before, novel);
    }
    return novel;
  }

  Set<String> newLinks(ReadPage page) {
    Set<String> found = new TreeSet<>(page.formLinks().keySet());
    found.removeAll(links);
    return found;
  }

  void addVersion(ReadPage page, WordGrams grams, @Nullable PageVersion before) {
    versions.add(page.key());
    add(page, grams, before);
    if (before != null && !before.page().key().equals(page.key())) {
      beforeCurrent = before.grams();
    }
  }

  /// @param before the version that it was shown instead of
  void add(ReadPage page, WordGrams grams, @Nullable PageVersion before) {
    if (!shown.add(page.key())) {
      return;
    }
    words.addAll(grams);
    dates.addAll(page.dates());
    links.addAll(page.formLinks().keySet());
    occurrences(page).forEach((passage, times) -> mostOften.merge(passage, times, Math::max));
    if (before != null) {
      PassageDiff.uncovered(before.page().text(), grams).forEach(gone -> onceGone.add(gone.hash()));
      linksOnceGone.addAll(goneLinks(before.page(), page));
    }
  }

  /// Links that vanish together with most other links vanished with the way of reading.
  static Set<String> goneLinks(ReadPage before, ReadPage after) {
    if (after.linkCount() * 2 < before.linkCount()) {
      return new TreeSet<>();
    }
    Set<String> gone = new TreeSet<>(before.formLinks().keySet());
    gone.removeAll(after.formLinks().keySet());
    return gone;
  }

  private void addExchanged(ReadPage page, ReadPage before, LongSet novel) {
    Map<Long, Integer> now = occurrences(page);
    Map<Long, Integer> then = occurrences(before);
    boolean fewer =
        then.entrySet().stream()
            .anyMatch(e ->
                now.getOrDefault(e.getKey(), 0) > 0
                    && now.getOrDefault(e.getKey(), 0) < e.getValue());
    if (!fewer) {
      return;
    }
    now.forEach((passage, times) -> {
      boolean more = times > then.getOrDefault(passage, times);
      if (more && times > mostOften.getOrDefault(passage, 0)) {
        novel.add(passage + times);
      }
    });
  }

  private static boolean isSameSize(ReadPage page, ReadPage before) {
    return Math.abs(page.words() - before.words()) <= SAME_SIZE * before.words();
  }

  private static Map<Long, Integer> occurrences(ReadPage page) {
    Map<Long, Integer> times = new HashMap<>();
    page.text().passages().forEach(passage -> times.merge(passage.hash(), 1, Integer::sum));
    return times;
  }
}
