package objector.ingest.forward;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import objector.ingest.lexicon.ForwardLexicon;
import objector.ingest.lexicon.HeaderLabels.Part;
import objector.ingest.phrase.TextFolding;

/// A header block that lost its line ends: `From: A <a@b>To: C <c@d>Sent: …Subject: …`.
final class RunOnHeader {
  private RunOnHeader() {}

  /// Its fields; empty when it is none.
  static Map<Part, String> read(String line, ForwardLexicon lexicon) {
    Map<Part, String> best = Map.of();
    for (Map<Part, List<String>> labels : lexicon.labels().languages()) {
      Map<Part, String> fields = read(line, labels);
      best = fields.size() > best.size() ? fields : best;
    }
    return best.containsKey(Part.FROM) && best.size() >= 3 ? best : Map.of();
  }

  private record Found(Part part, int valueAt) {}

  private static Map<Part, String> read(String line, Map<Part, List<String>> labels) {
    NavigableMap<Integer, Found> places = new TreeMap<>();
    for (Part part : labels.keySet()) {
      for (String label : labels.get(part)) {
        int at = place(line, label, part);
        if (at >= 0 && places.values().stream().noneMatch(found -> found.part() == part)) {
          places.put(at, new Found(part, valueAt(line, at + label.length())));
        }
      }
    }
    Map<Part, String> fields = new EnumMap<>(Part.class);
    for (Map.Entry<Integer, Found> entry : places.entrySet()) {
      Integer next = places.higherKey(entry.getKey());
      int from = entry.getValue().valueAt();
      int to = next == null ? line.length() : next;
      if (from <= to) {
        fields.put(entry.getValue().part(), line.substring(from, to).strip());
      }
    }
    return fields;
  }

  private static int place(String line, String label, Part part) {
    for (int at = line.indexOf(label); at >= 0; at = line.indexOf(label, at + 1)) {
      if (isColon(line, at + label.length()) && (at == 0 || fits(line.charAt(at - 1), part))) {
        return at;
      }
    }
    // One language of Yahoo leaves out the colon.
    int bare = part == Part.CC ? line.indexOf(">" + label + " ") : -1;
    return bare < 0 ? -1 : bare + 1;
  }

  /// French leaves a gap before it.
  private static boolean isColon(String line, int at) {
    int colon = at < line.length() && TextFolding.isSpace(line.charAt(at)) ? at + 1 : at;
    return colon < line.length() && line.charAt(colon) == ':';
  }

  private static int valueAt(String line, int afterLabel) {
    if (!isColon(line, afterLabel)) {
      return afterLabel;
    }
    return line.charAt(afterLabel) == ':' ? afterLabel + 1 : afterLabel + 2;
  }

  /// The subject follows a time zone, without a gap; the others an address.
  private static boolean fits(char before, Part part) {
    return before == '>' || before == ' ' || part == Part.SUBJECT || part == Part.DATE;
  }
}
