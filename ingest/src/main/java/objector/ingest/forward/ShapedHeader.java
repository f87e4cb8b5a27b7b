package objector.ingest.forward;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import objector.ingest.lexicon.ForwardLexicon;
import objector.ingest.lexicon.HeaderLabels.Part;
import objector.ingest.lexicon.LabelledLine;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// A header block in words that nobody told us: lines "label: value" together, of which one holds
/// addresses and one a date. The values tell what each is.
final class ShapedHeader {
  private static final int LONGEST = 60;
  private static final int LONGEST_VALUE = 20_000;
  private static final int MOST = 12;
  private static final int FEWEST = 3;

  private final ForwardLexicon lexicon;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Part, Entry> roles = new EnumMap<>(Part.class);
  private int end;

  /// A field; its value grows while its lines go on.
  private static final class Entry {
    private final @Nullable Part told;
    private final String line;
    private String value;

    Entry(@Nullable Part told, String line, String value) {
      this.told = told;
      this.line = line;
      this.value = value;
    }
  }

  private ShapedHeader(ForwardLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// The block that begins at this line; null when there is none.
  ///
  /// @param subject of the mail that it stands in
  static @Nullable ForwardHeader at(
      List<QuotedLine> lines, int start, ForwardLexicon lexicon, String subject) {
    ShapedHeader header = new ShapedHeader(lexicon);
    header.read(lines, start);
    if (header.entries.isEmpty()) {
      header.readInTurn(lines, start);
    }
    return header.entries.size() < FEWEST ? null : header.assigned(subject);
  }

  private void read(List<QuotedLine> lines, int start) {
    int depth = lines.get(start).depth();
    int stop = Math.min(lines.size(), start + LONGEST);
    end = start;
    for (int i = start; i < stop; i++) {
      QuotedLine line = lines.get(i);
      if (line.depth() < depth) {
        return;
      }
      if (line.isBlank()) {
        if (isWhole() || i + 1 >= stop || LabelledLine.of(lines.get(i + 1).text()) == null) {
          return;
        }
        continue;
      }
      String text = line.text().strip();
      LabelledLine labelled = LabelledLine.of(text);
      if (goesOn(line.text(), text)) {
        Entry last = entries.getLast();
        String longer = (last.value + " " + text).strip();
        last.value = longer.length() > LONGEST_VALUE ? last.value : longer;
      } else if (labelled == null || entries.size() >= MOST) {
        return;
      } else {
        entries.add(new Entry(lexicon.labels().part(text), text, labelled.value()));
      }
      end = i + 1;
    }
  }

  /// Labels and values in turn, each on a line of its own, down to a free line.
  private void readInTurn(List<QuotedLine> lines, int start) {
    int depth = lines.get(start).depth();
    int stop = Math.min(lines.size() - 1, start + 2 * MOST);
    end = start;
    for (int i = start; i < stop; i += 2) {
      String label = lines.get(i).text().strip();
      QuotedLine value = lines.get(i + 1);
      boolean below = lines.get(i).depth() == depth && value.depth() == depth && !value.isBlank();
      boolean words = !label.isEmpty() && Character.isLetter(label.codePointAt(0));
      if (!below || !words || label.indexOf('.') >= 0 || LabelledLine.of(label + ":") == null) {
        return;
      }
      entries.add(new Entry(lexicon.labels().part(label + ":"), label + ":", value.text().strip()));
      end = i + 2;
    }
  }

  /// Whether a line belongs to the one above it.
  private boolean goesOn(String raw, String text) {
    if (entries.isEmpty()) {
      return false;
    }
    String above = entries.getLast().value;
    boolean labelled = LabelledLine.of(text) != null;
    boolean list = above.indexOf('@') >= 0;
    return (above.isEmpty() && !labelled)
        || (list && FieldValue.goesOn(above) && (text.indexOf('@') >= 0 || !labelled))
        || (list && (above.endsWith(",") || above.endsWith(";")) && !labelled)
        || (!labelled && (raw.startsWith("\t") || (text.startsWith("<") && list)));
  }

  private boolean isWhole() {
    return entries.size() >= FEWEST
        && entries.stream().anyMatch(entry -> FieldValue.isAddresses(entry.value))
        && entries.stream().anyMatch(entry -> FieldValue.isDate(entry.value));
  }

  /// Null when the values are none of a header block.
  private @Nullable ForwardHeader assigned(String subject) {
    List<Entry> lists = new ArrayList<>();
    List<Entry> dates = new ArrayList<>();
    List<Entry> texts = new ArrayList<>();
    Entry titled = titled(subject);
    for (Entry entry : entries) {
      if (entry == titled) {
        continue;
      }
      boolean list = FieldValue.isAddresses(entry.value);
      boolean date = !list && FieldValue.isDate(entry.value);
      (list ? lists : date ? dates : texts).add(entry);
    }
    if (lists.isEmpty() || dates.isEmpty()) {
      return null;
    }
    boolean certain = dates(dates);
    certain &= addresses(lists, texts, titled);
    certain &= title(texts, titled);
    Map<Part, String> fields = new EnumMap<>(Part.class);
    roles.forEach((part, entry) -> fields.put(part, entry.value));
    return fields.containsKey(Part.FROM) ? new ForwardHeader(fields, end, !certain) : null;
  }

  /// The line that says what the mail's own Subject says, but for its prefix.
  private @Nullable Entry titled(String subject) {
    String title = TextFolding.comparable(subject);
    for (Entry entry : entries) {
      String value = TextFolding.comparable(entry.value);
      boolean prefixed =
          title.endsWith(value)
              && title.substring(0, title.length() - value.length()).endsWith(" ");
      if (!value.isEmpty() && (title.equals(value) || prefixed)) {
        return entry;
      }
    }
    return null;
  }

  private boolean dates(List<Entry> dates) {
    Entry told = told(dates, Part.DATE);
    roles.put(Part.DATE, told == null ? dates.getFirst() : told);
    return told != null || dates.size() == 1;
  }

  private boolean title(List<Entry> texts, @Nullable Entry titled) {
    Entry told = titled == null ? told(texts, Part.SUBJECT) : titled;
    if (told == null && texts.size() == 1) {
      told = texts.getFirst();
    }
    if (told != null) {
      roles.put(Part.SUBJECT, told);
    }
    return told != null || texts.isEmpty();
  }

  /// The sender's comes first; who got a copy, last. What is written the same in many languages
  /// ("Cc", "Reply-To") is known all the same.
  private boolean addresses(List<Entry> lists, List<Entry> texts, @Nullable Entry titled) {
    List<Entry> left = new ArrayList<>(lists);
    Entry copies = told(lists, Part.CC);
    if (copies != null && copies != lists.getFirst()) {
      roles.put(Part.CC, copies);
      left.remove(copies);
    }
    left.removeIf(entry -> entry.told == Part.OTHER);
    if (left.isEmpty()) {
      return false;
    }
    Entry from = speaksOneLanguage() ? told(left, Part.FROM) : null;
    from = from == null ? left.getFirst() : from;
    roles.put(Part.FROM, from);
    left.remove(from);
    // A sender without an address, and the only address is whom it went to?
    boolean nameless = lists.size() == 1 && texts.size() > (titled == null ? 1 : 0);
    Entry to = left.isEmpty() ? null : left.getFirst();
    if (to != null) {
      // Two more: to whom and a copy, or whom to answer and to whom.
      boolean answers =
          left.size() == 2 && copies != null && lists.indexOf(left.get(1)) < lists.indexOf(copies);
      to = answers ? left.get(1) : to;
      roles.put(Part.TO, to);
      if (copies == null && lists.size() > 2) {
        roles.put(Part.CC, lists.getLast());
        return false;
      }
    }
    return !nameless && lists.size() <= 4;
  }

  /// Whether the labels that are known are most of them: a single one may be another word
  /// elsewhere.
  private boolean speaksOneLanguage() {
    long known = entries.stream().filter(entry -> entry.told != null).count();
    return known * 2 > entries.size() && lexicon.labels().oneLanguage(labels());
  }

  private List<String> labels() {
    return entries.stream().filter(entry -> entry.told != null).map(entry -> entry.line).toList();
  }

  private static @Nullable Entry told(List<Entry> entries, Part part) {
    return entries.stream().filter(entry -> entry.told == part).findFirst().orElse(null);
  }
}
