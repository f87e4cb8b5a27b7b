package objector.ingest.forward;

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
  private static final int MOST_NOTES = 4;
  private static final int LONGEST_PREFIX = 24;

  private final ForwardLexicon lexicon;

  ForwardSplitter(ForwardLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// A forward found.
  ///
  /// @param from,to where the original's text stands in the text that was split
  /// @param open whether somebody must say which field is which
  record Forwarded(
      @Nullable Mailbox sender,
      List<Mailbox> recipients,
      List<Mailbox> copies,
      @Nullable String subject,
      @Nullable String date,
      @Nullable String body,
      @Nullable String message,
      int from,
      int to,
      boolean open) {
    Forwarded asOpen() {
      return new Forwarded(
          sender, recipients, copies, subject, date, body, message, from, to, true);
    }
  }

  @Nullable Forwarded split(String text, String title) {
    String subject = unbracketed(title);
    List<QuotedLine> lines = QuotedLine.of(text);
    boolean prefixed = lexicon.isForwardSubject(subject);
    Forwarded marked = marked(text, lines, subject, prefixed);
    if (marked != null) {
      return marked;
    }
    if (lexicon.isReplySubject(subject)) {
      return null;
    }
    Forwarded framed = framed(text, lines, subject, prefixed);
    if (framed != null) {
      return framed;
    }
    if (!prefixed && !subject.isBlank()) {
      return titled(text, lines, subject);
    }
    if (!prefixed) {
      // Without a subject, a rule above the block is all that tells.
      return bare(text, lines, subject, true, lines.size());
    }
    int wrote = lexicon.mayBeReplySubject(subject) ? -1 : wroteAt(lines);
    Forwarded bare = bare(text, lines, subject, false, wrote < 0 ? lines.size() : wrote);
    return bare != null || wrote < 0 ? bare : wrote(text, lines, wrote, subject);
  }

  /// `[Fwd: Lunch]`, as some programs write it.
  private String unbracketed(String title) {
    String text = title.strip();
    boolean brackets = text.startsWith("[") && text.endsWith("]");
    String inner = brackets ? text.substring(1, text.length() - 1).strip() : "";
    return lexicon.isForwardSubject(inner) ? inner : title;
  }

  /// Below a marker.
  private @Nullable Forwarded marked(
      String text, List<QuotedLine> lines, String subject, boolean prefixed) {
    boolean reply = lexicon.isReplySubject(subject);
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
          : forwarded(text, lines, at, new ForwardHeader(fields, at + 1, false), at, subject);
    }
    int start = at + 1;
    while (start < lines.size()
        && start <= at + ForwardFrame.MOST_FREE_LINES
        && (lines.get(start).isBlank() || ForwardLexicon.isRule(lines.get(start).text()))) {
      start++;
    }
    if (start >= lines.size()) {
      return null;
    }
    ForwardHeader block = block(lines, start, subject);
    if (block != null) {
      boolean answer =
          (!marker.certain() || lines.get(at).depth() > 0)
              && isAnswer(lines, start, block, subject);
      return answer ? null : forwarded(text, lines, at, block.dated(marker.date()), start, subject);
    }
    String line = lines.get(start).text().strip();
    Map<Part, String> fields = RunOnHeader.read(line, lexicon);
    if (!fields.isEmpty()) {
      return forwarded(
          text, lines, at, new ForwardHeader(fields, start + 1, false), start, subject);
    }
    AttributionLine wrote = marker.certain() ? AttributionLine.read(line, lexicon) : null;
    if (wrote == null && marker.certain()) {
      wrote = AttributionLine.bare(line, false, lexicon);
    }
    return wrote == null
        ? null
        : wrote(
            wrote,
            ForwardedBody.below(text, lines, start + 1, lexicon),
            text.substring(0, lines.get(at).from()),
            subject);
  }

  /// By words that we know, or else by its shape.
  private @Nullable ForwardHeader block(List<QuotedLine> lines, int start, String subject) {
    ForwardHeader told = ForwardHeader.at(lines, start, lexicon);
    if (told != null && told.isWhole()) {
      return told;
    }
    // Some of its words may be words of other languages: the shape tells more, then.
    ForwardHeader shaped = ShapedHeader.at(lines, start, lexicon, subject);
    return told == null || (shaped != null && shaped.tellsMoreThan(told)) ? shaped : told;
  }

  /// "VS:" is a forward's in one language, and an answer's in another.
  private boolean isAnswer(List<QuotedLine> lines, int start, ForwardHeader block, String subject) {
    return lexicon.isReplyIn(
        subject,
        lines.subList(start, block.end()).stream()
            .map(line -> line.text().strip())
            .filter(line -> lexicon.part(line) != null)
            .toList());
  }

  /// Below a line between dashes that says something in words that we do not know.
  private @Nullable Forwarded framed(
      String text, List<QuotedLine> lines, String subject, boolean prefixed) {
    for (int i = 0; i < lines.size(); i++) {
      if (!ForwardLexicon.isDecorated(lines.get(i).text())
          || lexicon.marker(lines.get(i).text()) != null) {
        continue;
      }
      int start = next(lines, i + 1);
      ForwardHeader block = start < lines.size() ? block(lines, start, subject) : null;
      if (block == null || isAnswer(lines, start, block, subject)) {
        continue;
      }
      Forwarded found = forwarded(text, lines, i, block, start, subject);
      boolean same = subject.strip().equals(found.subject());
      if (prefixed || same) {
        return found;
      }
      // Its prefix is of no language that we know: of a forward, or of an answer?
      if (found.subject() != null && subject.strip().endsWith(" " + found.subject())) {
        return forwarded(text, lines, i, block.asOpen(), start, subject);
      }
    }
    return null;
  }

  /// A block that says what the Subject says behind a prefix of no language that we know: of a
  /// forward, or of an answer? Somebody must say.
  private @Nullable Forwarded titled(String text, List<QuotedLine> lines, String subject) {
    String title = subject.strip();
    int colon = title.indexOf(':');
    if (colon < 0 || colon > LONGEST_PREFIX) {
      return null;
    }
    Forwarded found = bare(text, lines, title.substring(colon + 1), false, lines.size());
    return found != null && title.substring(colon + 1).strip().equals(found.subject())
        ? found.asOpen()
        : null;
  }

  private static int next(List<QuotedLine> lines, int from) {
    int at = from;
    while (at < lines.size()
        && at < from + ForwardFrame.MOST_FREE_LINES
        && lines.get(at).isBlank()) {
      at++;
    }
    return at;
  }

  /// A header block that nothing marks, where the subject says that the mail is a forward.
  private @Nullable Forwarded bare(
      String text, List<QuotedLine> lines, String subject, boolean ruled, int stop) {
    int run = 0;
    for (int i = 0; i < stop; i++) {
      QuotedLine line = lines.get(i);
      LabelledLine label = LabelledLine.of(line.text());
      boolean introduces =
          label != null
              && label.value().isEmpty()
              && i + 1 < lines.size()
              && lines.get(i + 1).isBlank();
      boolean labelled = label != null && !introduces;
      // A block begins where lines with labels begin, or a little below: a note may stand above it.
      run = labelled ? run + 1 : 0;
      if (run == 0) {
        Map<Part, String> fields = ruled ? Map.of() : runOn(line.text());
        if (!fields.isEmpty()) {
          return forwarded(text, lines, i, new ForwardHeader(fields, i + 1, false), i, subject);
        }
        continue;
      }
      if (ruled && ForwardFrame.ruleAbove(lines, i) == i) {
        continue;
      }
      boolean known = lexicon.part(line.text().strip()) != null;
      ForwardHeader block =
          run <= MOST_NOTES
              ? block(lines, i, subject)
              : known ? ForwardHeader.at(lines, i, lexicon) : null;
      if (block != null
          && block.fields().containsKey(Part.FROM)
          && block.fields().size() >= 3
          && !isAnswer(lines, i, block, subject)) {
        return forwarded(text, lines, ForwardFrame.ruleAbove(lines, i), block, i, subject);
      }
    }
    return null;
  }

  private Map<Part, String> runOn(String line) {
    return line.length() > 60 && line.indexOf('@') > 0 && line.indexOf(':') > 0
        ? RunOnHeader.read(line.strip(), lexicon)
        : Map.of();
  }

  private int wroteAt(List<QuotedLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (attribution(lines, i) != null) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable AttributionLine attribution(List<QuotedLine> lines, int at) {
    String line = lines.get(at).text();
    if (line.indexOf('@') < 0) {
      return null;
    }
    AttributionLine found = AttributionLine.read(line, lexicon);
    return found != null ? found : AttributionLine.bare(line, quoteFollows(lines, at), lexicon);
  }

  private @Nullable Forwarded wrote(String text, List<QuotedLine> lines, int at, String subject) {
    AttributionLine found = attribution(lines, at);
    return found == null
        ? null
        : wrote(
            found,
            ForwardedBody.below(text, lines, at + 1, lexicon),
            text.substring(0, lines.get(at).from()),
            subject);
  }

  private Forwarded wrote(AttributionLine found, ForwardedBody body, String above, String subject) {
    return new Forwarded(
        found.from(),
        List.of(),
        List.of(),
        present(lexicon.withoutPrefix(subject)),
        found.date(),
        present(withoutIndent(body.text())),
        present(above),
        body.from(),
        body.to(),
        false);
  }

  private Forwarded forwarded(
      String text,
      List<QuotedLine> lines,
      int marker,
      ForwardHeader block,
      int first,
      String subject) {
    int start = next(lines, block.end());
    boolean again = start < lines.size() && ForwardFrame.isBelowFields(lines, marker, start);
    start = again ? start + 1 : block.end();
    int end = ForwardFrame.endOfFrame(lines, marker, start);
    end = again ? ForwardFrame.endOfInnerFrame(lines, start, end) : end;
    ForwardedBody body =
        ForwardedBody.below(text, lines.subList(0, end), start, lines.get(first).depth(), lexicon);
    String written = block.value(Part.SUBJECT);
    return new Forwarded(
        AddressList.first(block.value(Part.FROM)),
        AddressList.read(block.value(Part.TO)),
        AddressList.read(block.value(Part.CC)),
        present(written.isEmpty() ? lexicon.withoutPrefix(subject) : written),
        present(block.value(Part.DATE)),
        present(body.text()),
        present(above(text, lines.get(ForwardFrame.introduction(lines, marker, first)))),
        body.from(),
        body.to(),
        block.open());
  }

  private static String above(String text, QuotedLine marker) {
    return TextFolding.visible(text.substring(0, marker.from()));
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
