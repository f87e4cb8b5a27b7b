package objector.ingest.forward;

import java.util.List;
import java.util.Map;
import objector.ingest.lexicon.ForwardLexicon;
import objector.ingest.lexicon.HeaderLabels.Part;
import objector.ingest.lexicon.LabelledLine;
import org.jspecify.annotations.Nullable;

/// A forward that no line marks: its header block alone, or "On … wrote:", below a subject that
/// says what it is.
final class BareForward {
  private static final int MOST_NOTES = 4;
  private static final int LONGEST_PREFIX = 24;

  private BareForward() {}

  static @Nullable Forwarded in(DividedText in) {
    List<QuotedLine> lines = in.lines();
    if (in.prefixed()) {
      int wrote = wroteAt(in);
      Forwarded block = block(in, false, wrote < 0 ? lines.size() : wrote);
      return block != null || wrote < 0 ? block : wrote(in, wrote);
    }
    // Without a subject, a rule above the block is all that tells.
    return in.subject().isBlank() ? block(in, true, lines.size()) : titled(in);
  }

  /// A block that says what the Subject says behind a prefix of no language that we know: of a
  /// forward, or of an answer? Somebody must say.
  private static @Nullable Forwarded titled(DividedText in) {
    String title = in.subject().strip();
    int colon = title.indexOf(':');
    if (colon < 0 || colon > LONGEST_PREFIX) {
      return null;
    }
    String rest = title.substring(colon + 1);
    Forwarded found = block(in.titled(rest), false, in.lines().size());
    return found != null && rest.strip().equals(found.subject()) ? found.asOpen() : null;
  }

  /// A header block.
  ///
  /// @param ruled only below a rule
  /// @param stop the line before which it begins
  private static @Nullable Forwarded block(DividedText in, boolean ruled, int stop) {
    List<QuotedLine> lines = in.lines();
    int run = 0;
    for (int i = 0; i < stop; i++) {
      // A block begins where lines with labels begin, or a little below: a note may stand above it.
      run = isLabelled(lines, i) ? run + 1 : 0;
      int top = run == 0 ? i : ForwardFrame.ruleAbove(lines, i);
      ForwardHeader block = run == 0 || (ruled && top == i) ? null : block(in, i, run);
      if (block != null) {
        return Forwarded.below(block, top, i, in);
      }
      Map<Part, String> fields = ruled ? Map.of() : runOn(lines.get(i).text(), in.lexicon());
      if (!fields.isEmpty()) {
        return Forwarded.below(new ForwardHeader(fields, i + 1, false), i, i, in);
      }
    }
    return null;
  }

  /// A block that names its sender, and enough beside.
  ///
  /// @param run the how manyth line with a label this is
  private static @Nullable ForwardHeader block(DividedText in, int at, int run) {
    ForwardHeader block =
        run <= MOST_NOTES
            ? ForwardHeader.best(in, at)
            : in.isKnown(at) ? ForwardHeader.at(in.lines(), at, in.lexicon()) : null;
    return block != null
            && block.fields().containsKey(Part.FROM)
            && block.fields().size() >= 3
            && !in.isAnswer(block, at)
        ? block
        : null;
  }

  /// A line that begins with a label, and does not introduce what follows a free line.
  private static boolean isLabelled(List<QuotedLine> lines, int at) {
    LabelledLine label = LabelledLine.of(lines.get(at).text());
    boolean introduces =
        label != null
            && label.value().isEmpty()
            && at + 1 < lines.size()
            && lines.get(at + 1).isBlank();
    return label != null && !introduces;
  }

  private static Map<Part, String> runOn(String line, ForwardLexicon lexicon) {
    return line.length() > 60 && line.indexOf('@') > 0 && line.indexOf(':') > 0
        ? RunOnHeader.read(line.strip(), lexicon)
        : Map.of();
  }

  private static int wroteAt(DividedText in) {
    for (int i = 0; i < in.lines().size(); i++) {
      if (attribution(in, i) != null) {
        String line = in.lines().get(i).text();
        return in.lexicon().prefixes().isForwardSaying(in.subject(), line) ? i : -1;
      }
    }
    return -1;
  }

  private static @Nullable AttributionLine attribution(DividedText in, int at) {
    String line = in.lines().get(at).text();
    if (line.indexOf('@') < 0) {
      return null;
    }
    AttributionLine found = AttributionLine.read(line, in.lexicon());
    return found != null ? found : AttributionLine.bare(line, in.quoteFollows(at), in.lexicon());
  }

  private static @Nullable Forwarded wrote(DividedText in, int at) {
    AttributionLine found = attribution(in, at);
    return found == null ? null : Forwarded.below(found, at, at + 1, in);
  }
}
