package objector.ingest.phrase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.ingest.phrase.PhraseIndex.Hit;
import objector.programmes.phrase.Cue;
import org.jspecify.annotations.Nullable;

/// The phrases found in a text, by what they tell and by sentence.
public final class PhraseMatches {
  /// How far before a granting word a "not" may stand to turn it round.
  private static final int REACH = 28;

  /// How many sentences later an "it" still means the same.
  private static final int SOON = 2;

  /// A text that says one thing more often only wants to tire us.
  private static final int MOST = 100;

  private final FoldedText passage;
  private final Map<Cue, List<Hit>> byCue = new EnumMap<>(Cue.class);
  private final Map<Cue, Set<Integer>> sentences = new EnumMap<>(Cue.class);
  private final Map<String, Integer> languages = new HashMap<>();

  PhraseMatches(FoldedText passage, Collection<Hit> hits) {
    this.passage = passage;
    for (Hit hit : hits) {
      if (tellsLanguage(hit.cue())) {
        languages.merge(hit.entry().language(), hit.to() - hit.from(), Integer::sum);
      }
    }
    Set<String> spoken = spoken();
    for (Hit hit : hits) {
      // Words of one language mean something else in another: "meta" is "when" in Maltese.
      if (spoken.contains(hit.entry().language()) || isName(hit, spoken.isEmpty())) {
        keep(hit);
      }
    }
  }

  private void keep(Hit hit) {
    List<Hit> of = byCue.computeIfAbsent(hit.cue(), cue -> new ArrayList<>());
    if (of.size() < MOST) {
      of.add(hit);
    }
    sentences.computeIfAbsent(hit.cue(), cue -> new HashSet<>()).add(hit.sentence());
  }

  /// The languages that enough of the telling words are of.
  private Set<String> spoken() {
    int most = languages.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    Set<String> spoken = new HashSet<>();
    languages.forEach((language, letters) -> {
      if (letters * 2 >= most) {
        spoken.add(language);
      }
    });
    return spoken;
  }

  public static PhraseMatches of(String text, PhraseIndex index) {
    FoldedText passage = FoldedText.of(text);
    return new PhraseMatches(passage, index.find(passage));
  }

  public FoldedText passage() {
    return passage;
  }

  public boolean has(Cue cue) {
    return byCue.containsKey(cue);
  }

  public List<Hit> hits(Cue cue) {
    return byCue.getOrDefault(cue, List.of());
  }

  /// The first words found for a cue, as they stand in the comparable text.
  public String words(Cue cue) {
    return hits(cue).isEmpty() ? "" : hits(cue).getFirst().entry().text();
  }

  public boolean inSentence(int sentence, Cue cue) {
    return sentences.getOrDefault(cue, Set.of()).contains(sentence);
  }

  /// A hit whose sentence states something: no "if", no promise, no question.
  public boolean states(Hit hit) {
    return !inSentence(hit.sentence(), Cue.CONDITION)
        && !inSentence(hit.sentence(), Cue.PROMISE)
        && !asks(hit);
  }

  /// Whether a hit of a refusal states: "after we looked at it" is no condition, where a comma or
  /// the objection itself stands between.
  public boolean refuses(Hit hit) {
    boolean open =
        hits(Cue.CONDITION).stream()
            .anyMatch(one -> one.sentence() == hit.sentence() && !isPast(one, hit));
    return !open && !inSentence(hit.sentence(), Cue.PROMISE) && !asks(hit);
  }

  private boolean isPast(Hit condition, Hit hit) {
    return condition.from() < hit.from()
        && overlaps(condition, Cue.AFTER)
        && (passage.text().substring(condition.to(), hit.from()).indexOf(',') >= 0
            || hits(Cue.YOUR_OBJECTION).stream()
                .anyMatch(one -> one.from() >= condition.to() && one.to() <= hit.from()));
  }

  /// Whether an "if" stands before it in its sentence.
  public boolean conditioned(Hit hit) {
    return hits(Cue.CONDITION).stream()
        .anyMatch(one -> one.sentence() == hit.sentence() && one.from() < hit.from());
  }

  /// Whether its words are also words of another cue: Czech "přijali" is accepted, or only
  /// received.
  public boolean overlaps(Hit hit, Cue other) {
    return hits(other).stream()
        .anyMatch(one ->
            one.entry().language().equals(hit.entry().language())
                && one.from() < hit.to()
                && hit.from() < one.to());
  }

  /// Any hit of a cue that states, or null.
  public @Nullable Hit stated(Cue cue) {
    return hits(cue).stream().filter(this::states).findFirst().orElse(null);
  }

  /// A hit of each cue in one stating sentence of one language; the former, or null.
  public @Nullable Hit statedTogether(Cue first, Cue second, boolean evenNegated) {
    return hits(first).stream()
        .filter(hit -> statedWith(hit, second, evenNegated))
        .findFirst()
        .orElse(null);
  }

  /// A hit that refuses, of what the other cue says in its sentence; or null.
  public @Nullable Hit refused(Cue how, Cue of) {
    return hits(how).stream()
        .filter(hit ->
            refuses(hit)
                && hits(of).stream()
                    .anyMatch(one ->
                        one.sentence() == hit.sentence()
                            && one.entry().language().equals(hit.entry().language())))
        .findFirst()
        .orElse(null);
  }

  /// Whether a hit states, together with another cue of its language in the same sentence.
  public boolean statedWith(Hit hit, Cue other, boolean evenNegated) {
    return states(hit)
        && hits(other).stream()
            .anyMatch(one ->
                one.sentence() == hit.sentence()
                    && one.entry().language().equals(hit.entry().language())
                    && (evenNegated || !negated(hit, one)));
  }

  /// A stating hit of one cue in a sentence of another's, or soon after it: "We looked at your
  /// objection. Unfortunately, we cannot accept it."
  public @Nullable Hit statedSoonAfter(Cue what, Cue of) {
    return hits(what).stream()
        .filter(hit -> states(hit) && soonAfter(hit, of))
        .findFirst()
        .orElse(null);
  }

  public boolean soonAfter(Hit hit, Cue of) {
    for (int back = 0; back <= SOON; back++) {
      if (inSentence(hit.sentence() - back, of)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a "not" stands before or between two hits.
  public boolean negated(Hit a, Hit b) {
    int from = Math.min(a.from(), b.from()) - REACH;
    int to = Math.max(a.to(), b.to());
    return hits(Cue.NEGATION).stream()
        .anyMatch(not ->
            not.sentence() == a.sentence()
                && not.entry().language().equals(a.entry().language())
                && not.from() >= from
                && not.to() <= to);
  }

  /// The language that most of the telling words are of; null when none is.
  public @Nullable String language() {
    return languages.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private boolean asks(Hit hit) {
    String text = passage.text();
    for (int i = hit.to(); i < text.length(); i++) {
      if (passage.sentenceAt(i) != hit.sentence()) {
        return false;
      }
      if (text.charAt(i) == '?') {
        return true;
      }
    }
    return false;
  }

  /// Whether it counts in any language: a name is seldom translated, and an English one stays what
  /// it is. Others are words elsewhere: Lithuanian "DI" is Italian "di".
  private static boolean isName(Hit hit, boolean unknown) {
    return switch (hit.cue()) {
      case AI -> unknown || hit.entry().language().equals("en");
      case GREETING, SECURITY, AUTO_REPLY, BOUNCE -> true;
      default -> false;
    };
  }

  private static boolean tellsLanguage(Cue cue) {
    return switch (cue) {
      case CONDITION, AFTER, NEGATION, GREETING, SECURITY, AUTO_REPLY, BOUNCE, AI -> false;
      default -> true;
    };
  }
}
