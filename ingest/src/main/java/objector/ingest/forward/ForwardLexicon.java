package objector.ingest.forward;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.ForwardWords;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;

/// The words by which mail programs mark a forward, ready for look-up.
final class ForwardLexicon {
  private static final String DECORATION = "-_=*~:#.| ";

  /// What programs draw on both sides of their words. Three dots are drawn by people, too.
  private static final String FRAMES = "-=*_~#+–—─═";

  private static final int LONGEST_LABEL = 40;
  private static final int LONGEST_PREFIX = 24;
  private static final int LONGEST_MARKED = 500;
  private static final int LONGEST_MARKER = 120;

  private final Set<String> markers = new HashSet<>();
  private final Set<String> replyMarkers = new HashSet<>();
  private final Set<String> endings = new HashSet<>();
  private final Set<String> firstWords = new HashSet<>();
  private final NamedMarkers named = new NamedMarkers();
  private final NamedMarkers replyNamed = new NamedMarkers();
  private final Map<String, Part> labels = new HashMap<>();
  private final Map<String, Set<String>> speakers = new HashMap<>();
  private final Map<String, Set<String>> prefixes = new HashMap<>();
  private final Map<String, Set<String>> replyPrefixes = new HashMap<>();
  private final List<String> verbs = new ArrayList<>();
  private final Map<String, Set<String>> sayers = new HashMap<>();
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
    for (ForwardWords words : phrases.forwards()) {
      words.markers().keySet().forEach(marker -> marker(marker, markers, named));
      words.replyMarkers().keySet().forEach(marker -> marker(marker, replyMarkers, replyNamed));
      words.endings().keySet().forEach(ending -> endings.add(core(ending)));
      words.prefixes().keySet().forEach(prefix -> prefix(prefixes, prefix, words.language()));
      words.answers().keySet().forEach(prefix -> prefix(replyPrefixes, prefix, words.language()));
      words.wrote().keySet().forEach(verb -> verb(verb, words.language()));
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

  private void verb(String verb, String language) {
    String plain = TextFolding.comparable(verb);
    verbs.add(plain);
    sayers.computeIfAbsent(plain, any -> new HashSet<>()).add(language);
  }

  private void marker(String marker, Set<String> whole, NamedMarkers named) {
    int name = marker.indexOf('*');
    firstWords.add(firstWord(core(name < 0 ? marker : marker.substring(0, name))));
    if (name < 0) {
      whole.add(core(marker));
    } else {
      named.add(core(marker.substring(0, name)), core(marker.substring(name + 1)));
    }
  }

  private void label(String name, Part part, String language) {
    String label = TextFolding.comparable(name);
    labels.putIfAbsent(label, part);
    speakers.computeIfAbsent(label, any -> new HashSet<>()).add(language);
  }

  private static void prefix(Map<String, Set<String>> all, String prefix, String language) {
    all.computeIfAbsent(SubjectPrefix.plain(prefix), any -> new HashSet<>()).add(language);
  }

  /// The labels of each language, as written.
  List<Map<Part, List<String>>> languages() {
    return languages;
  }

  boolean isForwardSubject(String subject) {
    return !languages(prefixes, SubjectPrefix.plain(subject)).isEmpty();
  }

  boolean isReplySubject(String subject) {
    String plain = SubjectPrefix.plain(subject);
    return languages(prefixes, plain).isEmpty() && !languages(replyPrefixes, plain).isEmpty();
  }

  /// Whether below such a subject "X wrote:" is a forward's: the prefix is an answer's in no
  /// language, or in none of those that say it so. "VS:" above "skrev" is a forward.
  boolean isForwardSaying(String subject, String line) {
    String plain = SubjectPrefix.plain(subject);
    Set<String> reply = languages(replyPrefixes, plain);
    if (reply.isEmpty()) {
      return true;
    }
    Set<String> forward = languages(prefixes, plain);
    String said = TextFolding.comparable(line);
    Set<String> speakers = new HashSet<>();
    sayers.forEach(
        (verb, languages) -> speakers.addAll(said.contains(verb) ? languages : Set.of()));
    return speakers.stream().anyMatch(forward::contains)
        && speakers.stream().noneMatch(reply::contains);
  }

  /// Whether the prefix of a forward is that of an answer, in the language of these labels: "VS:".
  boolean isReplyIn(String subject, List<String> lines) {
    String plain = SubjectPrefix.plain(subject);
    Set<String> forward = languages(prefixes, plain);
    Set<String> reply = languages(replyPrefixes, plain);
    if (reply.isEmpty() || forward.isEmpty()) {
      return false;
    }
    return lines.stream()
            .filter(line -> speakersOf(line).stream().anyMatch(reply::contains))
            .count()
        > lines.stream()
            .filter(line -> speakersOf(line).stream().anyMatch(forward::contains))
            .count();
  }

  /// Whether one language has all these labels.
  boolean oneLanguage(List<String> lines) {
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

  private Set<String> speakersOf(String line) {
    int colon = colon(line);
    return colon < 0 ? Set.of() : speakers.getOrDefault(comparableLabel(line, colon), Set.of());
  }

  /// Of the prefixes that the subject begins with, the longest's.
  private static Set<String> languages(Map<String, Set<String>> prefixes, String subject) {
    int stop = Math.min(LONGEST_PREFIX, subject.length());
    for (int end = stop; end > 0; end--) {
      Set<String> known = prefixes.get(subject.substring(0, end));
      if (known != null) {
        return known;
      }
    }
    return Set.of();
  }

  /// The subject without the prefixes of forwarding it.
  String withoutPrefix(String subject) {
    return without(subject, this::isForwardSubject);
  }

  /// The subject without the prefixes of forwarding or answering it.
  String withoutAnyPrefix(String subject) {
    return without(subject, at -> isForwardSubject(at) || isReplySubject(at));
  }

  private static String without(String subject, Predicate<String> isPrefixed) {
    String at = subject.strip();
    for (int i = 0; i < 5 && isPrefixed.test(at); i++) {
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
    if (head.length() > LONGEST_MARKER || !mayMark(head)) {
      return null;
    }
    String core = core(head);
    String begun = named.begin(core);
    String replyBegun = begun == null ? replyNamed.begin(core) : null;
    boolean certain = markers.contains(core) || begun != null;
    if (!certain && !replyMarkers.contains(core) && replyBegun == null) {
      return null;
    }
    String start = begun != null ? begun : replyBegun != null ? replyBegun : "";
    String after = core.substring(start.length());
    boolean dated = !start.isEmpty() && !after.isEmpty() && Character.isDigit(after.charAt(0));
    int rest = dashes < 0 ? text.length() : dashes;
    while (rest < text.length() && "-| ".indexOf(text.charAt(rest)) >= 0) {
      rest++;
    }
    boolean decorated = from >= 3 || dashes > 0;
    // "---- Preposlaná správa --- Forwarded Message ----" says it twice.
    boolean twice = rest < text.length() && text.endsWith("---");
    return new Marker(certain, decorated, twice ? "" : text.substring(rest), dated ? after : "");
  }

  /// Whether some marker begins or ends as this line does: most lines are no marker, and making
  /// each comparable is the dearest part of looking for one. Lines beyond ASCII may be any.
  private boolean mayMark(String head) {
    int from = 0;
    int to = head.length();
    while (from < to && DECORATION.indexOf(head.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && DECORATION.indexOf(head.charAt(to - 1)) >= 0) {
      to--;
    }
    int word = from;
    while (word < to && isOfWord(head.charAt(word))) {
      word++;
    }
    boolean ascii = to > from && head.charAt(to - 1) < 0x80;
    if (!ascii || word == from || (word < to && head.charAt(word) >= 0x80)) {
      return true;
    }
    return firstWords.contains(head.substring(from, word).toLowerCase(Locale.ROOT))
        || named.mayEnd(head.charAt(to - 1))
        || replyNamed.mayEnd(head.charAt(to - 1));
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String firstWord(String core) {
    int word = 0;
    while (word < core.length() && isOfWord(core.charAt(word))) {
      word++;
    }
    return core.substring(0, word);
  }

  /// A line with words between three or more of the same sign on both sides, whatever it says.
  static boolean isDecorated(String line) {
    String text = line.strip();
    return text.length() > 8
        && text.length() < LONGEST_MARKER
        && FRAMES.indexOf(text.charAt(0)) >= 0
        && text.startsWith(text.substring(0, 1).repeat(3))
        && text.endsWith(text.substring(0, 1).repeat(3))
        && text.chars().anyMatch(Character::isLetter);
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
    String label = comparableLabel(line, colon);
    return label.isEmpty() ? null : labels.get(label);
  }

  /// A field that a program writes without a colon: the longest label that the line begins with, in
  /// any language, and what stands behind it; null when it begins with none.
  @Nullable Field withoutColon(String line) {
    String text = line.strip();
    for (int end = Math.min(text.length() - 1, LONGEST_LABEL); end > 0; end--) {
      if (TextFolding.isSpace(text.charAt(end))) {
        Part part = labels.get(TextFolding.comparable(text.substring(0, end)));
        if (part != null) {
          return new Field(part, TextFolding.visible(text.substring(end)).strip());
        }
      }
    }
    return null;
  }

  record Field(Part part, String value) {}

  private static String comparableLabel(String line, int colon) {
    return TextFolding.comparable(line.substring(0, colon).replace("*", "").strip());
  }

  private static int colon(String line) {
    int end = Math.min(line.length(), LONGEST_LABEL);
    for (int i = 0; i < end; i++) {
      if (LabelledLine.isColon(line.charAt(i))) {
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
