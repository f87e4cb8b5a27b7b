package objector.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import objector.events.page.Blindness;
import objector.ingest.text.CanonicalText;
import objector.ingest.text.RuleFile;
import tools.jackson.databind.JsonNode;

/// What stands before a policy: error pages behind 200, bot checks, cookie and login walls, and
/// shells with nothing in them (`walls.yaml`).
final class Walls {
  /// A text has words, and some of them in sentences: a menu alone is no policy.
  private static final int WORDS = 60;

  private static final int IN_SENTENCES = 40;
  private static final int NOTHING = 5;

  private static final List<Wall> KNOWN = load();

  private record Wall(Blindness kind, int words, int needs, List<String> phrases) {
    boolean stands(String line, int length) {
      if (length > words) {
        return false;
      }
      int found = 0;
      for (String phrase : phrases) {
        found += line.contains(phrase) ? 1 : 0;
        if (found >= needs) {
          return true;
        }
      }
      return false;
    }
  }

  private Walls() {}

  static Optional<Blindness> before(CanonicalText text) {
    if (text.words() <= highest()) {
      String line = text.line(highest());
      for (Wall wall : KNOWN) {
        if (wall.stands(line, text.words())) {
          return Optional.of(wall.kind());
        }
      }
    }
    return text.words() < NOTHING ? Optional.of(Blindness.BLANK) : Optional.empty();
  }

  static boolean isText(CanonicalText text) {
    return text.words() >= WORDS && text.prose() >= IN_SENTENCES;
  }

  private static int highest() {
    return KNOWN.stream().mapToInt(Wall::words).max().orElse(0);
  }

  private static List<Wall> load() {
    List<Wall> walls = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : RuleFile.read("walls.yaml").properties()) {
      JsonNode rule = entry.getValue();
      List<String> phrases =
          RuleFile.texts(rule.get("phrases")).stream().map(phrase -> " " + phrase + " ").toList();
      Blindness kind = Blindness.valueOf(entry.getKey().replace('-', '_').toUpperCase(Locale.ROOT));
      walls.add(
          new Wall(kind, rule.get("words").intValue(), rule.get("needs").intValue(), phrases));
    }
    return List.copyOf(walls);
  }
}
