package objector.ingest.forward;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.ForwardWords;
import objector.programmes.phrase.LanguagePhrases;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;

/// The words by which mail programs mark a forward, ready for look-up.
final class ForwardLexicon {
  private static final String DECORATION = "-_=*~:#. ";
  private static final int LONGEST_LABEL = 40;
  private static final int LONGEST_MARKED = 500;
  private static final int LONGEST_MARKER = 120;

  private static final Set<String> REPLY_PREFIXES =
      Set.of(
          "re:", "aw:", "sv:", "antw:", "odp:", "ynt:", "vs:", "res:", "ref:", "re :", "rif:",
          "blg:", "vs :", "atb:", "απ:", "отв:", "ha:", "bls:");

  private final Set<String> markers = new HashSet<>();
  private final Set<String> replyMarkers = new HashSet<>();
  private final Set<String> endings = new HashSet<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> replyBegun = new ArrayList<>();
  private final Map<String, Part> labels = new HashMap<>();
  private final List<String> prefixes = new ArrayList<>();
  private final List<String> verbs = new ArrayList<>();
  private final List<Map<Part, List<String>>> languages = new ArrayList<>();

  /// What a line of a header block tells.
  enum Part {
    FROM,
    TO,
    CC,
    DATE,
    SUBJECT,
    OTHER
  }

  /// A line that is or begins with a marker.
  ///
  /// @param certain only a forward has it; else a reply may
  /// @param rest what follows it on the same line
  /// @param date where it tells when the mail below was written; else empty
  record Marker(boolean certain, boolean decorated, String rest, String date) {}

  ForwardLexicon(MailPhrases phrases) {
    for (LanguagePhrases language : phrases.languages()) {
      ForwardWords words = language.forward();
      words.markers().forEach(marker -> marker(marker, markers, begun));
      words.replyMarkers().forEach(marker -> marker(marker, replyMarkers, replyBegun));
      words.endings().forEach(ending -> endings.add(core(ending)));
      words.prefixes().forEach(prefix -> prefixes.add(TextFolding.comparable(prefix)));
      words.wrote().forEach(verb -> verbs.add(TextFolding.comparable(verb)));
      Map<Part, List<String>> parts =
          Map.of(
              Part.FROM, words.from(),
              Part.TO, words.to(),
              Part.CC, words.cc(),
              Part.DATE, words.date(),
              Part.SUBJECT, words.subject());
      languages.add(parts);
      parts.forEach((part, names) -> names.forEach(name -> label(name, part)));
      words.bcc().forEach(name -> label(name, Part.OTHER));
      words.replyTo().forEach(name -> label(name, Part.OTHER));
    }
  }

  private static void marker(String marker, Set<String> whole, List<String> begun) {
    if (marker.endsWith("*")) {
      begun.add(core(marker.substring(0, marker.length() - 1)) + " ");
    } else {
      whole.add(core(marker));
    }
  }

  private void label(String name, Part part) {
    labels.putIfAbsent(TextFolding.comparable(name), part);
  }

  /// The labels of each language, as written.
  List<Map<Part, List<String>>> languages() {
    return languages;
  }

  boolean isForwardSubject(String subject) {
    String plain = TextFolding.comparable(subject);
    return prefixes.stream().anyMatch(plain::startsWith);
  }

  boolean isReplySubject(String subject) {
    String plain = TextFolding.comparable(subject);
    return !isForwardSubject(subject) && REPLY_PREFIXES.stream().anyMatch(plain::startsWith);
  }

  /// The subject without the prefixes of forwarding it.
  String withoutPrefix(String subject) {
    String at = subject.strip();
    for (int i = 0; i < 5 && isForwardSubject(at); i++) {
      int colon = at.indexOf(':');
      if (colon < 0) {
        return at;
      }
      at = at.substring(colon + 1).strip();
    }
    return at;
  }

  @Nullable Marker marker(String line) {
    String text = TextFolding.visible(line).strip();
    if (text.isEmpty() || text.length() > 4_000) {
      return null;
    }
    int from = 0;
    while (from < text.length() && DECORATION.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    int dashes = text.indexOf("---", from);
    String head = dashes < 0 ? text : text.substring(0, dashes);
    if (head.length() > LONGEST_MARKER) {
      return null;
    }
    String core = core(head);
    String start = start(core, begun);
    String replyStart = start(core, replyBegun);
    boolean certain = markers.contains(core) || !start.isEmpty();
    if (!certain && !replyMarkers.contains(core) && replyStart.isEmpty()) {
      return null;
    }
    String after = core.substring(Math.max(start.length(), replyStart.length()));
    boolean dated = after.length() < core.length() && Character.isDigit(after.charAt(0));
    int rest = dashes < 0 ? text.length() : dashes;
    while (rest < text.length() && "- ".indexOf(text.charAt(rest)) >= 0) {
      rest++;
    }
    boolean decorated = from >= 3 || dashes > 0;
    return new Marker(certain, decorated, text.substring(rest), dated ? after : "");
  }

  private static String start(String core, List<String> begun) {
    for (String start : begun) {
      if (core.startsWith(start) && core.length() > start.length()) {
        return start;
      }
    }
    return "";
  }

  /// Whether a line says that the forwarded mail ends here.
  boolean isEnding(String line) {
    String text = line.strip();
    return text.startsWith("--") && text.length() < LONGEST_MARKER && endings.contains(core(text));
  }

  /// A line of underscores or dashes that only separates.
  static boolean isRule(String line) {
    String text = line.strip();
    return text.length() >= 5 && text.chars().allMatch(c -> c == '_' || c == '-' || c == '=');
  }

  /// Where the value begins after a known label; -1 when the line has none.
  int valueAt(String line) {
    int colon = colon(line);
    return colon < 0 || part(line) == null ? -1 : colon + 1;
  }

  @Nullable Part part(String line) {
    int colon = colon(line);
    if (colon < 0) {
      return null;
    }
    String label = line.substring(0, colon).replace("*", "").strip();
    return label.isEmpty() ? null : labels.get(TextFolding.comparable(label));
  }

  private static int colon(String line) {
    int end = Math.min(line.length(), LONGEST_LABEL);
    for (int i = 0; i < end; i++) {
      if (line.charAt(i) == ':' || line.charAt(i) == '：') {
        return i;
      }
    }
    return -1;
  }

  /// Where the verb of "X wrote:" stands in a comparable line; -1 when there is none.
  boolean says(String line) {
    // Most lines end otherwise: not worth making comparable.
    if (!line.stripTrailing().endsWith(":") || line.length() > LONGEST_MARKED) {
      return false;
    }
    String plain = TextFolding.comparable(line);
    return plain.endsWith(":") && verbs.stream().anyMatch(plain::contains);
  }

  List<String> verbs() {
    return verbs;
  }

  private static String core(String text) {
    String plain = TextFolding.comparable(text).toLowerCase(Locale.ROOT);
    int from = 0;
    int to = plain.length();
    while (from < to && DECORATION.indexOf(plain.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && DECORATION.indexOf(plain.charAt(to - 1)) >= 0) {
      to--;
    }
    return plain.substring(from, to);
  }
}
