package objector.ingest.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.ForwardWords;
import org.jspecify.annotations.Nullable;

/// The labels of a header block: "From:", "Gesendet:", and in which languages they are said.
public final class HeaderLabels {
  private static final int LONGEST = 40;

  private final Map<String, Part> labels = new HashMap<>();
  private final Map<String, Set<String>> speakers = new HashMap<>();
  private final List<Map<Part, List<String>>> languages = new ArrayList<>();

  /// What a line of a header block tells.
  public enum Part {
    FROM,
    TO,
    CC,
    DATE,
    SUBJECT,
    OTHER
  }

  public record Field(Part part, String value) {}

  HeaderLabels(List<ForwardWords> all) {
    for (ForwardWords words : all) {
      Map<Part, List<String>> parts =
          Map.of(
              Part.FROM, List.copyOf(words.from().keySet()),
              Part.TO, List.copyOf(words.to().keySet()),
              Part.CC, List.copyOf(words.cc().keySet()),
              Part.DATE, List.copyOf(words.date().keySet()),
              Part.SUBJECT, List.copyOf(words.subject().keySet()));
      languages.add(parts);
      parts.forEach((part, names) -> names.forEach(name -> label(name, part, words.language())));
      words.bcc().keySet().forEach(name -> label(name, Part.OTHER, words.language()));
      words.replyTo().keySet().forEach(name -> label(name, Part.OTHER, words.language()));
    }
  }

  private void label(String name, Part part, String language) {
    String label = TextFolding.comparable(name);
    labels.putIfAbsent(label, part);
    speakers.computeIfAbsent(label, any -> new HashSet<>()).add(language);
  }

  /// The labels of each language, as written.
  public List<Map<Part, List<String>>> languages() {
    return languages;
  }

  /// Whether one language has all these labels.
  public boolean oneLanguage(List<String> lines) {
    Set<String> common = null;
    for (String line : lines) {
      if (common == null) {
        common = new HashSet<>(speakersOf(line));
      } else {
        common.retainAll(speakersOf(line));
      }
    }
    return common != null && !common.isEmpty();
  }

  /// The languages whose label the line begins with.
  Set<String> speakersOf(String line) {
    int colon = colon(line);
    return colon < 0 ? Set.of() : speakers.getOrDefault(comparableLabel(line, colon), Set.of());
  }

  /// Where the value begins after a known label; -1 when the line has none.
  public int valueAt(String line) {
    int colon = colon(line);
    return colon < 0 || part(line) == null ? -1 : colon + 1;
  }

  /// What the line tells by a known label; null when it has none.
  public @Nullable Part part(String line) {
    int colon = colon(line);
    if (colon < 0) {
      return null;
    }
    String label = comparableLabel(line, colon);
    return label.isEmpty() ? null : labels.get(label);
  }

  /// A field that a program writes without a colon: the longest label that the line begins with, in
  /// any language, and what stands behind it; null when it begins with none.
  public @Nullable Field withoutColon(String line) {
    String text = line.strip();
    for (int end = Math.min(text.length() - 1, LONGEST); end > 0; end--) {
      if (TextFolding.isSpace(text.charAt(end))) {
        Part part = labels.get(TextFolding.comparable(text.substring(0, end)));
        if (part != null) {
          return new Field(part, TextFolding.visible(text.substring(end)).strip());
        }
      }
    }
    return null;
  }

  private static String comparableLabel(String line, int colon) {
    return TextFolding.comparable(line.substring(0, colon).replace("*", "").strip());
  }

  private static int colon(String line) {
    int end = Math.min(line.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      if (LabelledLine.isColon(line.charAt(i))) {
        return i;
      }
    }
    return -1;
  }
}
