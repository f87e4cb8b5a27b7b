package objector.ingest.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import objector.ingest.extract.ReadPage;
import objector.ingest.text.CanonicalText;
import objector.ingest.text.Passage;
import objector.ingest.text.WordGrams;

/// The passages that moved between two texts: those with a run of words that the other lacks.
/// Linear in both, so a policy of 3 MB costs ten times one of 300 kB.
record PassageDiff(List<Passage> added, List<Passage> removed) {
  private static final int MOST = 50;
  private static final int LONGEST = 2_000;

  static PassageDiff between(
      ReadPage before, WordGrams gramsBefore, ReadPage after, WordGrams gramsAfter) {
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

  static List<Passage> uncovered(CanonicalText text, WordGrams known) {
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

  /// What moved on both sides, as told. Of a short list that a sentence introduces all is told, on
  /// both sides: its items are only the end of that sentence.
  record Told(List<String> added, List<String> removed) {}

  Told told(CanonicalText before, CanonicalText after) {
    Set<Integer> listsAfter = shortLists(added, after);
    Set<Integer> listsBefore = shortLists(removed, before);
    Set<Integer> both = new HashSet<>(listsBefore);
    both.addAll(counterparts(after, listsAfter, before));
    listsAfter.addAll(counterparts(before, listsBefore, after));
    return new Told(told(with(after, added, listsAfter)), told(with(before, removed, both)));
  }

  /// Lists in which something moved, unless they are long.
  private static Set<Integer> shortLists(List<Passage> moved, CanonicalText text) {
    Set<Integer> lists = new HashSet<>();
    moved.stream().map(Passage::list).filter(list -> list >= 0).forEach(lists::add);
    lists.removeIf(list -> !isShort(text, list));
    return lists;
  }

  private static boolean isShort(CanonicalText text, int list) {
    return text.passages().stream()
            .filter(passage -> passage.list() == list)
            .mapToInt(passage -> passage.shown().length() + 1)
            .sum()
        < LONGEST;
  }

  /// The lists of `there` that share an item with these lists of `here`.
  private static Set<Integer> counterparts(
      CanonicalText here, Set<Integer> lists, CanonicalText there) {
    Set<Long> items =
        here.passages().stream()
            .filter(passage -> lists.contains(passage.list()))
            .map(Passage::hash)
            .collect(Collectors.toSet());
    Set<Integer> found =
        there.passages().stream()
            .filter(passage -> passage.list() >= 0 && items.contains(passage.hash()))
            .map(Passage::list)
            .collect(Collectors.toSet());
    found.removeIf(list -> !isShort(there, list));
    return found;
  }

  private static List<Passage> with(CanonicalText text, List<Passage> moved, Set<Integer> lists) {
    Set<Passage> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(moved);
    return text.passages().stream()
        .filter(passage -> lists.contains(passage.list()) || all.contains(passage))
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
