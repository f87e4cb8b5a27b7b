package objector.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The passages that moved between two texts: those with a run of words that the other lacks.
/// Linear in both, so a policy of 3 MB costs ten times one of 300 kB.
record PassageDiff(List<Passage> added, List<Passage> removed) {
  private static final int MOST = 50;
  private static final int LONGEST = 2_000;

  static PassageDiff between(ReadPage before, Grams gramsBefore, ReadPage after, Grams gramsAfter) {
    PassageDiff diff =
        new PassageDiff(uncovered(after.text(), gramsBefore), uncovered(before.text(), gramsAfter));
    return diff.isEmpty() ? exchanged(before.text(), after.text()) : diff;
  }

  /// An item of a list in the place of another, where both stand elsewhere too.
  private static PassageDiff exchanged(CanonicalText before, CanonicalText after) {
    List<Passage> more = moreOften(after, before);
    List<Passage> less = moreOften(before, after);
    return more.isEmpty() || less.isEmpty()
        ? new PassageDiff(List.of(), List.of())
        : new PassageDiff(more, less);
  }

  boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty();
  }

  static List<Passage> uncovered(CanonicalText text, Grams known) {
    return text.passages().stream().filter(passage -> !known.cover(passage)).toList();
  }

  private static List<Passage> moreOften(CanonicalText here, CanonicalText there) {
    Map<Long, Integer> left = new HashMap<>();
    there.passages().forEach(passage -> left.merge(passage.hash(), 1, Integer::sum));
    return here.passages().stream()
        .filter(passage -> left.containsKey(passage.hash()))
        .filter(passage -> left.merge(passage.hash(), -1, (old, one) -> old + one) < 0)
        .toList();
  }

  /// As told: neighbours in one passage, at most 50 of at most 2,000 characters, in the order of
  /// the page.
  static List<String> told(List<Passage> passages) {
    List<String> told = new ArrayList<>();
    StringBuilder now = new StringBuilder();
    int block = -1;
    for (Passage passage : passages) {
      boolean joins =
          passage.block() - block <= 1 && now.length() + passage.shown().length() < LONGEST;
      if (!now.isEmpty() && !joins) {
        told.add(cut(now));
        now.setLength(0);
      }
      now.append(now.isEmpty() ? "" : passage.block() == block ? " " : "\n")
          .append(passage.shown());
      block = passage.block();
    }
    if (!now.isEmpty()) {
      told.add(cut(now));
    }
    return told.size() <= MOST ? told : told.subList(0, MOST);
  }

  private static String cut(StringBuilder text) {
    return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST - 1) + "…";
  }
}
