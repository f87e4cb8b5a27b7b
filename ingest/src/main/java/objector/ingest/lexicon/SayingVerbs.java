package objector.ingest.lexicon;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.ForwardWords;

/// The verbs of "X wrote:".
public final class SayingVerbs {
  private static final int LONGEST = 500;

  private final Map<String, Set<String>> sayers = new LinkedHashMap<>();

  SayingVerbs(List<ForwardWords> languages) {
    for (ForwardWords words : languages) {
      words
          .wrote()
          .keySet()
          .forEach(verb ->
              sayers
                  .computeIfAbsent(TextFolding.comparable(verb), any -> new HashSet<>())
                  .add(words.language()));
    }
  }

  /// All of them, comparable.
  public Set<String> all() {
    return sayers.keySet();
  }

  /// Whether a line says that somebody wrote what follows.
  public boolean isIn(String line) {
    // Most lines end otherwise: not worth making comparable.
    if (!line.stripTrailing().endsWith(":") || line.length() > LONGEST) {
      return false;
    }
    String plain = TextFolding.comparable(line);
    return plain.endsWith(":") && all().stream().anyMatch(plain::contains);
  }

  /// The languages whose verb stands in a line.
  Set<String> speakersOf(String line) {
    String said = TextFolding.comparable(line);
    Set<String> speakers = new HashSet<>();
    sayers.forEach(
        (verb, languages) -> speakers.addAll(said.contains(verb) ? languages : Set.of()));
    return speakers;
  }
}
