package objector.ingest.forward;

import java.util.List;
import java.util.Map;
import objector.ingest.lexicon.DrawnLine;
import objector.ingest.lexicon.ForwardMarkers.Marker;
import objector.ingest.lexicon.HeaderLabels.Part;
import org.jspecify.annotations.Nullable;

/// A forward below a line that marks it, in words that we know or between dashes.
final class MarkedForward {
  private MarkedForward() {}

  /// Below a marker.
  static @Nullable Forwarded known(DividedText in) {
    List<QuotedLine> lines = in.lines();
    boolean reply = in.isReply();
    for (int i = 0; i < lines.size(); i++) {
      QuotedLine line = lines.get(i);
      // What stands quoted below "On … wrote:" was forwarded to someone else, and is answered here.
      reply =
          reply || (!in.prefixed() && in.lexicon().verbs().isIn(line.text()) && in.quoteFollows(i));
      Marker marker = in.lexicon().markers().marker(line.text());
      if (marker == null || (reply && line.depth() > 0)) {
        continue;
      }
      boolean quotedMark = line.depth() > 0 && marker.decorated();
      if (!marker.certain() && !in.prefixed() && (!quotedMark || in.isReply())) {
        continue;
      }
      Forwarded found = below(in, i, marker);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// Below a line between drawn signs that says something in words that we do not know.
  static @Nullable Forwarded framed(DividedText in) {
    String subject = in.subject().strip();
    for (int i = 0; i < in.lines().size(); i++) {
      String line = in.lines().get(i).text();
      if (!DrawnLine.isDecorated(line) || in.lexicon().markers().marker(line) != null) {
        continue;
      }
      int start = in.next(i + 1);
      ForwardHeader block = start < in.lines().size() ? ForwardHeader.best(in, start) : null;
      if (block == null || in.isAnswer(block, start)) {
        continue;
      }
      Forwarded found = Forwarded.below(block, i, start, in);
      if (in.prefixed() || subject.equals(found.subject())) {
        return found;
      }
      // Its prefix is of no language that we know: of a forward, or of an answer?
      if (found.subject() != null && subject.endsWith(" " + found.subject())) {
        return found.asOpen();
      }
    }
    return null;
  }

  private static @Nullable Forwarded below(DividedText in, int at, Marker marker) {
    if (!marker.rest().isBlank()) {
      Map<Part, String> fields = RunOnHeader.read(marker.rest(), in.lexicon());
      return fields.isEmpty()
          ? null
          : Forwarded.below(new ForwardHeader(fields, at + 1, false), at, at, in);
    }
    int start = start(in, at);
    if (start >= in.lines().size()) {
      return null;
    }
    ForwardHeader block = ForwardHeader.best(in, start);
    if (block == null) {
      block = ForwardHeader.withoutColons(in.lines(), start, in.lexicon());
    }
    if (block != null) {
      boolean unsure = !marker.certain() || in.lines().get(at).depth() > 0;
      return unsure && in.isAnswer(block, start)
          ? null
          : Forwarded.below(block.dated(marker.date()), at, start, in);
    }
    String line = in.lines().get(start).text().strip();
    Map<Part, String> fields = RunOnHeader.read(line, in.lexicon());
    if (!fields.isEmpty()) {
      return Forwarded.below(new ForwardHeader(fields, start + 1, false), at, start, in);
    }
    if (!marker.certain()) {
      return null;
    }
    AttributionLine wrote = AttributionLine.read(line, in.lexicon());
    wrote = wrote == null ? AttributionLine.bare(line, false, in.lexicon()) : wrote;
    return wrote == null ? null : Forwarded.below(wrote, at, start + 1, in);
  }

  /// A rule or a few free lines may stand between a marker and its block.
  private static int start(DividedText in, int at) {
    List<QuotedLine> lines = in.lines();
    int start = at + 1;
    while (start < lines.size()
        && start <= at + ForwardFrame.MOST_FREE_LINES
        && (lines.get(start).isBlank() || DrawnLine.isRule(lines.get(start).text()))) {
      start++;
    }
    return start;
  }
}
