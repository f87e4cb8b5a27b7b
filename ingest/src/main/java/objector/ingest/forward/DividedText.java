package objector.ingest.forward;

import java.util.List;
import objector.ingest.lexicon.ForwardLexicon;

/// A text in its lines, with the subject of the mail that it stands in.
///
/// @param prefixed whether the subject says that the mail is a forward
record DividedText(
    String text, List<QuotedLine> lines, String subject, boolean prefixed, ForwardLexicon lexicon) {
  static DividedText of(String text, String title, ForwardLexicon lexicon) {
    String subject = unbracketed(title, lexicon);
    return new DividedText(
        text, QuotedLine.of(text), subject, lexicon.prefixes().isForwardSubject(subject), lexicon);
  }

  /// The same lines below a title that is only a piece of the subject.
  DividedText titled(String title) {
    return new DividedText(text, lines, title, prefixed, lexicon);
  }

  /// `[Fwd: Lunch]` or `[otto@example.org: Lunch]`, as some programs write it.
  static String unbracketed(String title, ForwardLexicon lexicon) {
    String text = title.strip();
    boolean brackets = text.startsWith("[") && text.endsWith("]");
    String inner = brackets ? text.substring(1, text.length() - 1).strip() : "";
    if (lexicon.prefixes().isForwardSubject(inner)) {
      return inner;
    }
    int colon = inner.indexOf(": ");
    boolean author = colon > 0 && inner.indexOf('@') > 0 && inner.indexOf(' ') == colon + 1;
    return author ? inner.substring(colon + 2).strip() : title;
  }

  boolean isReply() {
    return lexicon.prefixes().isReplySubject(subject);
  }

  String subjectWithoutPrefix() {
    return lexicon.prefixes().withoutPrefix(subject);
  }

  /// All that stands above a line.
  String above(int line) {
    return text.substring(0, lines.get(line).from());
  }

  /// The first line from here on that is not free, or the last of few that are.
  int next(int from) {
    int at = from;
    while (at < lines.size()
        && at < from + ForwardFrame.MOST_FREE_LINES
        && lines.get(at).isBlank()) {
      at++;
    }
    return at;
  }

  boolean quoteFollows(int at) {
    int next = at + 1;
    while (next < lines.size() && next < at + 3 && lines.get(next).isBlank()) {
      next++;
    }
    return next < lines.size() && lines.get(next).depth() > lines.get(at).depth();
  }

  /// "VS:" is a forward's in one language, and an answer's in another.
  boolean isAnswer(ForwardHeader block, int start) {
    return lexicon
        .prefixes()
        .isReplyIn(
            subject,
            lines.subList(start, block.end()).stream()
                .map(line -> line.text().strip())
                .filter(line -> lexicon.labels().part(line) != null)
                .toList());
  }

  /// Whether a line begins with a label that we know.
  boolean isKnown(int line) {
    return lexicon.labels().part(lines.get(line).text().strip()) != null;
  }
}
