package objector.ingest.history;

import java.util.Set;
import objector.ingest.extract.ReadPage;
import objector.ingest.text.LongSet;
import objector.ingest.text.WordGrams;
import org.jspecify.annotations.Nullable;

/// A text seen now that is not the current version.
///
/// @param novel runs of words that no earlier text had
/// @param newLinks objection and contact links that no earlier text had
record CandidateText(ReadPage page, WordGrams grams, LongSet novel, Set<String> newLinks) {
  static CandidateText of(ReadPage page, PageMemory memory, @Nullable ReadPage before) {
    return new CandidateText(
        page,
        WordGrams.of(page.text().passages()),
        memory.novelty(page, before),
        memory.newLinks(page));
  }

  boolean isNew() {
    return saysMore() || !newLinks.isEmpty();
  }

  boolean saysMore() {
    return novel.size() > 0;
  }

  /// A link by which people object is news by itself; another contact link is only recorded.
  boolean isWorthTelling() {
    return saysMore() || newLinks.stream().anyMatch(page::isObjection);
  }

  /// Whether the later look shows the same news again. The rest may differ: some pages never look
  /// the same twice.
  boolean isConfirmedBy(CandidateText later) {
    return novel.intersects(later.novel) || newLinks.stream().anyMatch(later.newLinks::contains);
  }
}
