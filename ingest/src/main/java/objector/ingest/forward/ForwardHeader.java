package objector.ingest.forward;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import objector.ingest.lexicon.ForwardLexicon;
import objector.ingest.lexicon.HeaderLabels;
import objector.ingest.lexicon.HeaderLabels.Part;
import objector.ingest.lexicon.LabelledLine;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// The `From: … Date: … Subject: … To: …` above a forwarded text.
///
/// @param end the line after it
/// @param open whether what a line of it says is not sure
record ForwardHeader(Map<Part, String> fields, int end, boolean open) {
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
      Part part = lexicon.labels().part(text.strip());
      if (part != null && (part == Part.OTHER || !fields.containsKey(part))) {
        fields.put(part, value(text.strip(), lexicon));
        last = part;
      } else if (last != null && part == null && isOther(text, fields.getOrDefault(last, ""))) {
        fields.put(Part.OTHER, "");
        last = Part.OTHER;
      } else if (last != null && part == null && continues(lines, i, stop, last, fields, lexicon)) {
        String longer = fields.get(last) + " " + text.strip();
        fields.put(last, longer.length() > LONGEST_VALUE ? fields.get(last) : longer);
      } else {
        break;
      }
    }
    return isBlock(fields) ? new ForwardHeader(fields, i, false) : null;
  }

  /// The block that begins at this line, below a line that marks a forward, of fields without
  /// colons (`Von "X" <x@example.org>`); null when there is none.
  static @Nullable ForwardHeader withoutColons(
      List<QuotedLine> lines, int start, ForwardLexicon lexicon) {
    Map<Part, String> fields = new EnumMap<>(Part.class);
    int i = start;
    for (; i < lines.size() && !lines.get(i).isBlank(); i++) {
      HeaderLabels.Field field = lexicon.labels().withoutColon(lines.get(i).text());
      if (field == null || fields.putIfAbsent(field.part(), field.value()) != null) {
        break;
      }
    }
    boolean sent = FieldValue.isAddresses(fields.getOrDefault(Part.FROM, ""));
    return sent && fields.size() >= 3 ? new ForwardHeader(fields, i, false) : null;
  }

  /// The block that begins at this line, by words that we know, or else by its shape.
  static @Nullable ForwardHeader best(DividedText in, int start) {
    ForwardHeader told = at(in.lines(), start, in.lexicon());
    if (told != null && told.isWhole()) {
      return told;
    }
    // Some of its words may be words of other languages: the shape tells more, then.
    ForwardHeader shaped = ShapedHeader.at(in.lines(), start, in.lexicon(), in.subject());
    return told == null || (shaped != null && shaped.tellsMoreThan(told)) ? shaped : told;
  }

  /// With a date told elsewhere, where it has none.
  ForwardHeader dated(String date) {
    if (date.isEmpty() || fields.containsKey(Part.DATE)) {
      return this;
    }
    Map<Part, String> more = new EnumMap<>(fields);
    more.put(Part.DATE, date);
    return new ForwardHeader(more, end, open);
  }

  /// Whether it says all that such a block says.
  boolean isWhole() {
    return fields.containsKey(Part.FROM)
        && fields.containsKey(Part.TO)
        && fields.containsKey(Part.DATE)
        && fields.containsKey(Part.SUBJECT);
  }

  boolean tellsMoreThan(ForwardHeader other) {
    boolean sender = fields.containsKey(Part.FROM);
    return known() > other.known() && (sender || !other.fields.containsKey(Part.FROM));
  }

  private int known() {
    return fields.size() - (fields.containsKey(Part.OTHER) ? 1 : 0);
  }

  String value(Part part) {
    return fields.getOrDefault(part, "");
  }

  private static boolean isBlock(Map<Part, String> fields) {
    int known = fields.size() - (fields.containsKey(Part.OTHER) ? 1 : 0);
    return known >= 2 && (fields.containsKey(Part.FROM) || known >= 3);
  }

  /// A line of the block whose label is not known: it is no part of the line above.
  private static boolean isOther(String line, String above) {
    LabelledLine labelled = LabelledLine.of(line);
    return labelled != null
        && !above.endsWith(",")
        && !above.endsWith(";")
        && FieldValue.isAddresses(labelled.value());
  }

  private static String value(String line, ForwardLexicon lexicon) {
    String value = TextFolding.visible(line.substring(lexicon.labels().valueAt(line))).strip();
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
    Part part = words.labels().part(lines.get(next).text().strip());
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
    if (above.isEmpty() && last != Part.OTHER && at > 0 && !lines.get(at - 1).isBlank()) {
      return true;
    }
    if (list && FieldValue.goesOn(above) && text.indexOf('@') >= 0) {
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
      Part part = words.labels().part(line.text().strip());
      if (part != null) {
        return part != Part.OTHER && !fields.containsKey(part);
      }
    }
    return false;
  }
}
