package objector.ingest.forward;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import objector.ingest.forward.ForwardLexicon.Part;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// The `From: … Date: … Subject: … To: …` above a forwarded text.
///
/// @param end the line after it
record ForwardHeader(Map<Part, String> fields, int end) {
  private static final int LONGEST = 60;
  private static final int LONGEST_VALUE = 20_000;

  /// The block that begins at this line; null when there is none.
  static @Nullable ForwardHeader at(List<QuotedLine> lines, int start, ForwardLexicon lexicon) {
    Map<Part, String> fields = new EnumMap<>(Part.class);
    Part last = null;
    int depth = lines.get(start).depth();
    int i = start;
    int stop = Math.min(lines.size(), start + LONGEST);
    for (; i < stop; i++) {
      QuotedLine line = lines.get(i);
      String text = line.text();
      if (line.depth() < depth) {
        break;
      }
      if (line.isBlank()) {
        if (!goesOn(lines, i, stop, fields, lexicon)) {
          break;
        }
        continue;
      }
      Part part = lexicon.part(text.strip());
      if (part != null && (part == Part.OTHER || !fields.containsKey(part))) {
        fields.put(part, value(text.strip(), lexicon));
        last = part;
      } else if (last != null && part == null && continues(lines, i, stop, last, fields, lexicon)) {
        String longer = fields.get(last) + " " + text.strip();
        fields.put(last, longer.length() > LONGEST_VALUE ? fields.get(last) : longer);
      } else {
        break;
      }
    }
    return isBlock(fields) ? new ForwardHeader(fields, i) : null;
  }

  /// With a date told elsewhere, where it has none.
  ForwardHeader dated(String date) {
    if (date.isEmpty() || fields.containsKey(Part.DATE)) {
      return this;
    }
    Map<Part, String> more = new EnumMap<>(fields);
    more.put(Part.DATE, date);
    return new ForwardHeader(more, end);
  }

  String value(Part part) {
    return fields.getOrDefault(part, "");
  }

  private static boolean isBlock(Map<Part, String> fields) {
    int known = fields.size() - (fields.containsKey(Part.OTHER) ? 1 : 0);
    return known >= 2 && (fields.containsKey(Part.FROM) || known >= 3);
  }

  private static String value(String line, ForwardLexicon lexicon) {
    String value = TextFolding.visible(line.substring(lexicon.valueAt(line))).strip();
    return value.startsWith("*") ? value.substring(1).strip() : value;
  }

  /// Some programs leave a line free after every field.
  private static boolean goesOn(
      List<QuotedLine> lines, int blank, int stop, Map<Part, String> fields, ForwardLexicon words) {
    boolean whole =
        fields.containsKey(Part.SUBJECT)
            && fields.containsKey(Part.TO)
            && fields.containsKey(Part.DATE);
    int next = blank + 1;
    if (whole || next >= stop || lines.get(next).isBlank()) {
      return false;
    }
    Part part = words.part(lines.get(next).text().strip());
    return part != null && !fields.containsKey(part);
  }

  /// Whether a line without a label belongs to the field above it.
  private static boolean continues(
      List<QuotedLine> lines,
      int at,
      int stop,
      Part last,
      Map<Part, String> fields,
      ForwardLexicon words) {
    String above = fields.getOrDefault(last, "");
    String text = lines.get(at).text();
    boolean list = last == Part.TO || last == Part.CC || last == Part.FROM;
    if (list && (above.isEmpty() || above.endsWith(",") || above.endsWith(";"))) {
      return true;
    }
    if (text.startsWith("\t") || (list && text.strip().startsWith("<") && text.contains("@"))) {
      return true;
    }
    for (int i = at + 1; i < Math.min(stop, at + 4); i++) {
      QuotedLine line = lines.get(i);
      if (line.isBlank()) {
        return false;
      }
      Part part = words.part(line.text().strip());
      if (part != null) {
        return part != Part.OTHER && !fields.containsKey(part);
      }
    }
    return false;
  }
}
