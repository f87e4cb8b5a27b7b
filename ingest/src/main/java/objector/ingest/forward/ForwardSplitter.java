package objector.ingest.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.forward.ForwardLexicon.Marker;
import objector.ingest.forward.ForwardLexicon.Part;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// Finds the mail that somebody forwarded in the text of theirs: the outermost, if there are
/// several. One pass over the lines; words are data.
final class ForwardSplitter {
  private static final int MOST_FREE_LINES = 4;

  private final ForwardLexicon lexicon;

  ForwardSplitter(ForwardLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// A forward found.
  ///
  /// @param from,to where the original's text stands in the text that was split
  record Forwarded(
      @Nullable Mailbox sender,
      List<Mailbox> recipients,
      List<Mailbox> copies,
      @Nullable String subject,
      @Nullable String date,
      @Nullable String body,
      @Nullable String message,
      int from,
      int to) {}

  @Nullable Forwarded split(String text, String subject) {
    List<QuotedLine> lines = QuotedLine.of(text);
    boolean prefixed = lexicon.isForwardSubject(subject);
    Forwarded marked = marked(text, lines, subject, prefixed);
    if (marked != null) {
      return marked;
    }
    if (!prefixed) {
      // Without a subject, a rule above the block is all that tells; with one, a reply has it too.
      return subject.isBlank() ? bare(text, lines, subject, true) : null;
    }
    Forwarded bare = bare(text, lines, subject, false);
    return bare != null ? bare : wrote(text, lines, subject);
  }

  /// Below a marker.
  private @Nullable Forwarded marked(
      String text, List<QuotedLine> lines, String subject, boolean prefixed) {
    boolean reply = false;
    for (int i = 0; i < lines.size(); i++) {
      QuotedLine line = lines.get(i);
      // What stands quoted below "On … wrote:" was forwarded to someone else, and is answered here.
      reply = reply || (!prefixed && lexicon.says(line.text()) && quoteFollows(lines, i));
      Marker marker = lexicon.marker(line.text());
      if (marker == null || (reply && line.depth() > 0)) {
        continue;
      }
      boolean quotedMark = line.depth() > 0 && marker.decorated();
      if (!marker.certain() && !prefixed && (!quotedMark || lexicon.isReplySubject(subject))) {
        continue;
      }
      Forwarded found = below(text, lines, i, marker, subject);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Forwarded below(
      String text, List<QuotedLine> lines, int at, Marker marker, String subject) {
    if (!marker.rest().isBlank()) {
      Map<Part, String> fields = RunOnHeader.read(marker.rest(), lexicon);
      return fields.isEmpty()
          ? null
          : forwarded(text, lines, at, new ForwardHeader(fields, at + 1), at, subject);
    }
    int start = at + 1;
    while (start < lines.size()
        && start <= at + MOST_FREE_LINES
        && (lines.get(start).isBlank() || ForwardLexicon.isRule(lines.get(start).text()))) {
      start++;
    }
    if (start >= lines.size()) {
      return null;
    }
    ForwardHeader block = ForwardHeader.at(lines, start, lexicon);
    if (block != null) {
      return forwarded(text, lines, at, block.dated(marker.date()), start, subject);
    }
    String line = lines.get(start).text().strip();
    Map<Part, String> fields = RunOnHeader.read(line, lexicon);
    if (!fields.isEmpty()) {
      return forwarded(text, lines, at, new ForwardHeader(fields, start + 1), start, subject);
    }
    AttributionLine wrote = marker.certain() ? AttributionLine.bare(line, lexicon) : null;
    return wrote == null
        ? null
        : wrote(
            wrote, body(text, lines, start + 1), text.substring(0, lines.get(at).from()), subject);
  }

  /// A header block that nothing marks, where the subject says that the mail is a forward.
  private @Nullable Forwarded bare(
      String text, List<QuotedLine> lines, String subject, boolean ruled) {
    for (int i = 0; i < lines.size(); i++) {
      boolean apart = !ruled || ruleAbove(lines, i) < i;
      if (!apart || lexicon.part(lines.get(i).text().strip()) == null) {
        continue;
      }
      ForwardHeader block = ForwardHeader.at(lines, i, lexicon);
      if (block != null && block.fields().containsKey(Part.FROM) && block.fields().size() >= 3) {
        return forwarded(text, lines, ruleAbove(lines, i), block, i, subject);
      }
    }
    return null;
  }

  private @Nullable Forwarded wrote(String text, List<QuotedLine> lines, String subject) {
    for (int i = 0; i < lines.size(); i++) {
      AttributionLine found = AttributionLine.read(lines.get(i).text(), lexicon);
      if (found != null) {
        String above = text.substring(0, lines.get(i).from());
        return wrote(found, body(text, lines, i + 1), above, subject);
      }
    }
    return null;
  }

  private Forwarded wrote(AttributionLine found, Body body, String above, String subject) {
    return new Forwarded(
        found.from(),
        List.of(),
        List.of(),
        present(lexicon.withoutPrefix(subject)),
        found.date(),
        present(withoutIndent(body.text())),
        present(above),
        body.from(),
        body.to());
  }

  private Forwarded forwarded(
      String text,
      List<QuotedLine> lines,
      int marker,
      ForwardHeader block,
      int first,
      String subject) {
    Body body = body(text, lines, block.end(), lines.get(first).depth());
    String written = block.value(Part.SUBJECT);
    return new Forwarded(
        AddressList.first(block.value(Part.FROM)),
        AddressList.read(block.value(Part.TO)),
        AddressList.read(block.value(Part.CC)),
        present(written.isEmpty() ? lexicon.withoutPrefix(subject) : written),
        present(block.value(Part.DATE)),
        present(body.text()),
        present(above(text, lines.get(marker))),
        body.from(),
        body.to());
  }

  private record Body(String text, int from, int to) {}

  private Body body(String text, List<QuotedLine> all, int at) {
    List<QuotedLine> lines = all.subList(0, end(all, at));
    int next = at;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    return quoted(text, lines, at, next < lines.size() ? lines.get(next).depth() : 0);
  }

  /// Some programs quote what they forward below a header block that is not.
  private Body body(String text, List<QuotedLine> all, int at, int depth) {
    List<QuotedLine> lines = all.subList(0, end(all, at));
    boolean deeper = false;
    for (int i = at; i < lines.size(); i++) {
      QuotedLine line = lines.get(i);
      if (!line.isBlank() && line.depth() <= depth) {
        return quoted(text, lines, at, depth);
      }
      deeper |= !line.isBlank();
    }
    return quoted(text, lines, at, deeper ? depth + 1 : depth);
  }

  /// The line that says that the mail ends, or the end of all.
  private int end(List<QuotedLine> lines, int from) {
    for (int i = lines.size() - 1; i >= from; i--) {
      if (lexicon.isEnding(lines.get(i).text())) {
        return i;
      }
    }
    return lines.size();
  }

  /// What stands below, as far as it is quoted as the header block was.
  private static Body quoted(String text, List<QuotedLine> lines, int at, int depth) {
    int last = lines.isEmpty() ? 0 : lines.getLast().to();
    if (at >= lines.size()) {
      return new Body("", last, last);
    }
    int from = lines.get(at).from();
    if (depth == 0) {
      return new Body(text.substring(from, last), from, last);
    }
    List<String> body = new ArrayList<>();
    int i = at;
    for (; i < lines.size(); i++) {
      QuotedLine line = lines.get(i);
      if (line.depth() < depth && !line.isBlank() && !isLazy(lines, i, depth)) {
        break;
      }
      body.add(line.isBlank() ? "" : line.unquoted(text, depth));
    }
    int to = i < lines.size() ? lines.get(i).from() : last;
    return new Body(String.join("\n", body), from, to);
  }

  /// A line that lost its quote mark amid others that have one.
  private static boolean isLazy(List<QuotedLine> lines, int at, int depth) {
    boolean after = at > 0 && lines.get(at - 1).depth() >= depth && !lines.get(at - 1).isBlank();
    return after && at + 1 < lines.size() && lines.get(at + 1).depth() >= depth;
  }

  private static String above(String text, QuotedLine marker) {
    return TextFolding.visible(text.substring(0, marker.from()));
  }

  private static int ruleAbove(List<QuotedLine> lines, int block) {
    int above = block - 1;
    while (above >= 0 && block - above <= MOST_FREE_LINES && lines.get(above).isBlank()) {
      above--;
    }
    return above >= 0 && ForwardLexicon.isRule(lines.get(above).text()) ? above : block;
  }

  private static boolean quoteFollows(List<QuotedLine> lines, int at) {
    int next = at + 1;
    while (next < lines.size() && next < at + 3 && lines.get(next).isBlank()) {
      next++;
    }
    return next < lines.size() && lines.get(next).depth() > lines.get(at).depth();
  }

  /// Some programs indent what they quote.
  private static String withoutIndent(String text) {
    List<String> lines = text.lines().toList();
    int least =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return String.join(
        "\n", lines.stream().map(line -> line.isBlank() ? "" : line.substring(least)).toList());
  }

  private static @Nullable String present(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isEmpty(text.charAt(from))) {
      from++;
    }
    while (to > from && isEmpty(text.charAt(to - 1))) {
      to--;
    }
    return from == to ? null : text.substring(from, to).replace("\r\n", "\n");
  }

  private static boolean isEmpty(char c) {
    return TextFolding.isSpace(c) || TextFolding.isInvisible(c);
  }
}
