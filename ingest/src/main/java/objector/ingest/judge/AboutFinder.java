package objector.ingest.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import objector.events.id.Platform;
import objector.events.mail.Judgement.Link;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.forward.Original;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.Cue;
import objector.programmes.phrase.KnownSentences;
import objector.programmes.phrase.LanguagePhrases;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.phrase.SentenceForm;
import objector.programmes.phrase.SentenceReading;
import org.jspecify.annotations.Nullable;

/// Whom and which account a mail speaks to.
final class AboutFinder {
  private static final int MOST = 10;

  /// "a Anna", "de la Cruz".
  private static final int LONGEST_PARTICLE = 3;

  private static final int LONGEST_TITLE = 4;

  /// What stands behind a title cut short, as in "Dear Dr. Keller,": names, and no sentence.
  private static final Pattern TITLED = Pattern.compile("(?: \\p{Lu}[\\p{L}\\p{M}'’.-]*){1,3},");

  /// By their first words; a line has one.
  private final Map<String, List<String>> greetings = new HashMap<>();

  /// "Facebook user" is nobody's name.
  private final Set<String> brands;

  AboutFinder(MailPhrases phrases) {
    brands = Set.copyOf(phrases.brands());
    for (LanguagePhrases language : phrases.languages()) {
      language
          .phrases(Cue.GREETING)
          .forEach(phrase -> phrase.spelledOut().forEach(g -> add(TextFolding.comparable(g))));
    }
    // "Hi there" greets nobody.
    phrases.sentences().forEach(this::addNameless);
    greetings.values().forEach(all -> all.sort(Comparator.comparingInt(String::length).reversed()));
  }

  private void addNameless(KnownSentences sentences) {
    for (SentenceForm form : sentences.forms(SentenceReading.GREETING)) {
      List<SentenceForm.Piece> pieces = form.pieces();
      if (pieces.size() == 1 && pieces.getFirst().part() == null) {
        pieces.getFirst().variants().forEach(words -> add(TextFolding.comparable(words)));
      }
    }
  }

  private void add(String greeting) {
    greetings.computeIfAbsent(firstWord(greeting), _ -> new ArrayList<>()).add(greeting);
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  /// "Anna" of "Hi Anna," and "@anna.paints".
  List<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    text.lines()
        .map(line -> TextFolding.visible(line).strip())
        .filter(line -> !line.isEmpty())
        .limit(40)
        .forEach(line -> greeted(line, names));
    handles(text.substring(0, Math.min(text.length(), 20_000)), names);
    return names.stream().limit(MOST).toList();
  }

  private void greeted(String line, Set<String> names) {
    if (line.length() > 200) {
      return;
    }
    // Most lines greet nobody, and their first word tells.
    List<String> possible =
        greetings.getOrDefault(TextFolding.comparable(firstWord(line)), List.of());
    if (possible.isEmpty()) {
      return;
    }
    String plain = TextFolding.comparable(line);
    for (String greeting : possible) {
      int after = greeting.length();
      if (plain.startsWith(greeting)
          && (after == plain.length() || !isOfWord(plain.charAt(after)))) {
        boolean comma = after < plain.length() && plain.charAt(after) == ',';
        boolean space = after < plain.length() && plain.charAt(after) == ' ';
        String rest = afterWords(line, greeting.split(" ", -1).length);
        String name = comma ? alone(rest) : space ? upToMark(rest) : "";
        boolean brief = name.length() <= 60 && name.split(" ", -1).length <= 4;
        if (!name.isEmpty() && brief && !brands.contains(firstWord(TextFolding.comparable(name)))) {
          names.add(name);
        }
        return;
      }
    }
  }

  /// Many languages put a comma between the greeting and the name: nothing else stands in such a
  /// line, and it is written as names are.
  private static String alone(String rest) {
    String name = upToMark(rest);
    String after = name.isEmpty() ? rest : rest.substring(rest.indexOf(name) + name.length());
    boolean last = after.chars().noneMatch(Character::isLetterOrDigit);
    List<String> words = List.of(name.split(" ", -1));
    boolean written =
        words.stream()
            .allMatch(
                word -> isWritten(word) || (word.length() <= LONGEST_PARTICLE && words.size() > 1));
    return last && written && isWritten(words.getLast()) ? name : "";
  }

  /// With a capital, or as a handle.
  private static boolean isWritten(String word) {
    return !word.isEmpty()
        && (!Character.isLowerCase(word.codePointAt(0))
            || word.chars().anyMatch(c -> c == '.' || c == '_' || Character.isDigit(c)));
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c)
        || c == '\''
        || c == '-'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static String afterWords(String line, int words) {
    int at = 0;
    for (int i = 0; i < words; i++) {
      while (at < line.length() && line.charAt(at) != ' ') {
        at++;
      }
      while (at < line.length() && line.charAt(at) == ' ') {
        at++;
      }
    }
    return line.substring(at);
  }

  private static String upToMark(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dash = "–—-".indexOf(c) >= 0 && i > 0 && text.charAt(i - 1) == ' ';
      boolean stop = c == '.' && (i + 1 == text.length() || text.charAt(i + 1) == ' ');
      int word = text.lastIndexOf(' ', i) + 1;
      if (stop && i - word <= LONGEST_TITLE && TITLED.matcher(text.substring(i + 1)).matches()) {
        return upToMark(text.substring(i + 1).strip());
      }
      if (dash || stop || ",!:;?".indexOf(c) >= 0) {
        return text.substring(0, i).strip();
      }
    }
    return text.length() <= 30 ? text.strip() : "";
  }

  private static void handles(String text, Set<String> names) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      boolean apart = at == 0 || !isHandle(text.charAt(at - 1));
      int end = at + 1;
      while (end < text.length() && end - at <= 31 && isHandle(text.charAt(end))) {
        end++;
      }
      while (end > at + 1 && text.charAt(end - 1) == '.') {
        end--;
      }
      if (apart && end - at > 2 && names.size() < MOST) {
        names.add(text.substring(at, end));
      }
    }
  }

  private static boolean isHandle(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '.');
  }

  static List<String> addresses(List<Mailbox> to) {
    Set<String> addresses = new LinkedHashSet<>();
    for (Mailbox mailbox : to) {
      if (mailbox.address() != null && addresses.size() < MOST) {
        addresses.add(mailbox.address());
      }
    }
    return List.copyOf(addresses);
  }

  /// By sender, form link, subject, and at last by the only name in the text.
  static @Nullable Platform platform(
      Sender sender, Original original, List<Link> links, String comparable) {
    Mailbox from = original.from();
    String name = from == null || from.name() == null ? "" : from.name();
    Platform byName = only(name.toLowerCase(Locale.ROOT));
    if (byName != null) {
      return byName;
    }
    if (sender.domain().endsWith("instagram.com")) {
      return Platform.INSTAGRAM;
    }
    for (Link link : links) {
      String target = link.target();
      if (link.trusted() && target.contains("/contact/")) {
        return LinkDecoder.host(target).endsWith("instagram.com")
            ? Platform.INSTAGRAM
            : Platform.FACEBOOK;
      }
    }
    String subject = original.subject() == null ? "" : original.subject();
    Platform bySubject = only(subject.toLowerCase(Locale.ROOT));
    Platform byText = bySubject == null ? only(comparable) : bySubject;
    boolean facebook =
        sender.domain().endsWith("facebookmail.com") || sender.domain().endsWith("facebook.com");
    return byText == null && facebook ? Platform.FACEBOOK : byText;
  }

  private static @Nullable Platform only(String text) {
    boolean instagram = text.contains("instagram");
    boolean facebook = text.contains("facebook");
    if (instagram == facebook) {
      return null;
    }
    return instagram ? Platform.INSTAGRAM : Platform.FACEBOOK;
  }
}
