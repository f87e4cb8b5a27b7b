package objector.ingest.forward;

import java.util.ArrayList;
import java.util.List;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.lexicon.ForwardLexicon;
import objector.ingest.maildate.DateSpan;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// `On 28/10/2021 12:46, "Anna" <anna@example.org> wrote:`, which some programs put above a forward
/// as above a reply; also without a word of any language: `28/10/2021 12:46 Anna
/// <anna@example.org>:` and `"Anna" anna@example.org – 28/10/2021 12:46`.
///
/// @param date as written, null when none could be told apart
record AttributionLine(Mailbox from, @Nullable String date) {
  private static final int LONGEST = 500;

  /// Letters of a time of day.
  private static final int CLOCK = 5;

  /// By the verb.
  static @Nullable AttributionLine read(String line, ForwardLexicon lexicon) {
    if (line.length() > LONGEST || line.indexOf('@') < 0) {
      return null;
    }
    String text = TextFolding.visible(line).strip();
    return lexicon.verbs().isIn(text) ? of(text, lexicon) : null;
  }

  /// By a colon at the end, a date and an address, or by both joined by a dash.
  ///
  /// @param quoted whether a quote begins below
  static @Nullable AttributionLine bare(String line, boolean quoted, ForwardLexicon lexicon) {
    if (line.length() > LONGEST || line.indexOf('@') < 0) {
      return null;
    }
    String text = TextFolding.visible(line).strip();
    if (!text.endsWith(":") && !quoted) {
      return null;
    }
    AttributionLine found = of(text, lexicon);
    return found == null || found.date == null || !FieldValue.isDate(found.date) ? null : found;
  }

  private static @Nullable AttributionLine of(String text, ForwardLexicon lexicon) {
    int at = text.indexOf('@');
    int from = at;
    while (from > 0 && !isBorder(text.charAt(from - 1))) {
      from--;
    }
    int to = at;
    while (to < text.length() && !isBorder(text.charAt(to))) {
      to++;
    }
    String address = text.substring(from, to);
    if (from == at || to == at + 1) {
      return null;
    }
    String before = withoutOpening(text.substring(0, from));
    DateSpan date = DateSpan.in(before);
    List<String> verbs = verbs(text.substring(to), lexicon);
    // After "wrote", or before a name.
    String name = date == null ? before : before.substring(date.to());
    String written = date == null ? null : once(before.substring(date.from(), date.to()));
    if (date == null) {
      String after = text.substring(to);
      DateSpan behind = DateSpan.in(after);
      written = behind == null ? null : after.substring(behind.from(), behind.to());
    }
    Mailbox sender =
        AddressList.first(
            (date == null ? name(name, verbs) : named(name, verbs)) + " <" + address + ">");
    return sender == null ? null : new AttributionLine(sender, written);
  }

  private static boolean isBorder(char c) {
    return TextFolding.isSpace(c) || "<>()[],;:\"".indexOf(c) >= 0;
  }

  private static String withoutOpening(String before) {
    String text = before.stripTrailing();
    return text.endsWith("<") || text.endsWith("(") || text.endsWith("[")
        ? text.substring(0, text.length() - 1).stripTrailing()
        : text;
  }

  /// `14 avr. 2025 à 09:05, à 09:05`: one program tells the time of day twice.
  private static String once(String date) {
    int comma = date.lastIndexOf(',');
    String tail = comma < 0 ? "" : date.substring(comma + 1).strip();
    int clock = Math.max(0, tail.length() - CLOCK);
    boolean again =
        comma > 0
            && tail.length() <= CLOCK + 4
            && tail.indexOf(':') > 0
            && date.substring(0, comma).endsWith(tail.substring(clock));
    return again ? date.substring(0, comma) : date;
  }

  /// Behind a date: all of it, commas and all, when it is written as a name is.
  private static String named(String behind, List<String> verbs) {
    String text = behind.strip();
    int from = 0;
    while (from < text.length()
        && !Character.isLetterOrDigit(text.charAt(from))
        && !isQuote(text.charAt(from))) {
      from++;
    }
    String name = withoutVerb(text.substring(from), verbs);
    boolean written =
        !name.isEmpty()
            && Character.isLetter(name.codePointAt(0))
            && !Character.isLowerCase(name.codePointAt(0))
            && name.indexOf(':') < 0
            && name.indexOf('"') < 0;
    // A list takes a bare comma for its own.
    return written ? (name.indexOf(',') < 0 ? name : '"' + name + '"') : name(behind, verbs);
  }

  /// A quoted name, or what stands after the last comma, without the verb before it.
  private static String name(String before, List<String> verbs) {
    String text = before.strip();
    int open = text.endsWith("\"") ? text.lastIndexOf('"', text.length() - 2) : -1;
    if (open >= 0) {
      return text.substring(open);
    }
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      from = Character.isDigit(c) || c == ',' || c == ':' ? i + 1 : from;
    }
    String name = text.substring(from).strip();
    while (!name.isEmpty()
        && !Character.isLetter(name.codePointAt(0))
        && !isQuote(name.charAt(0))) {
      name = name.substring(1).strip();
    }
    return withoutVerb(name, verbs);
  }

  /// What may stand before the name: all verbs, and the first word of one whose last stands behind
  /// the address ("hat Anna <…> Folgendes geschrieben:").
  private static List<String> verbs(String behind, ForwardLexicon lexicon) {
    List<String> verbs = new ArrayList<>(lexicon.verbs().all());
    String tail = TextFolding.comparable(behind);
    for (String verb : lexicon.verbs().all()) {
      int space = verb.indexOf(' ');
      String last = verb.substring(verb.lastIndexOf(' ') + 1);
      if (space > 0 && tail.endsWith(last + ":")) {
        verbs.add(verb.substring(0, space));
      }
    }
    return verbs;
  }

  private static String withoutVerb(String name, List<String> verbs) {
    String lower = TextFolding.comparable(name);
    int words = 0;
    for (String verb : verbs) {
      if (lower.startsWith(verb + " ")) {
        words = Math.max(words, (int) verb.chars().filter(c -> c == ' ').count() + 1);
      }
    }
    String left = name;
    for (int i = 0; i < words; i++) {
      left = left.substring(left.indexOf(' ') + 1).stripLeading();
    }
    return left;
  }

  private static boolean isQuote(char c) {
    return "\"'“„«‘".indexOf(c) >= 0;
  }
}
