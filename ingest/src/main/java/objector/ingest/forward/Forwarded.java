package objector.ingest.forward;

import java.util.List;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.lexicon.HeaderLabels.Part;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

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
  /// What stands below a header block.
  ///
  /// @param marker the line that introduces the block; its first when none does
  /// @param first the first line of the block
  static Forwarded below(ForwardHeader block, int marker, int first, DividedText in) {
    List<QuotedLine> lines = in.lines();
    int start = in.next(block.end());
    boolean again = start < lines.size() && ForwardFrame.isBelowFields(lines, marker, start);
    start = again ? start + 1 : block.end();
    int end = ForwardFrame.endOfFrame(lines, marker, start);
    end = again ? ForwardFrame.endOfInnerFrame(lines, start, end) : end;
    ForwardedBody body =
        ForwardedBody.below(
            in.text(), lines.subList(0, end), start, lines.get(first).depth(), in.lexicon());
    String written = block.value(Part.SUBJECT);
    int introduction = ForwardFrame.introduction(lines, marker, first);
    return new Forwarded(
        AddressList.first(block.value(Part.FROM)),
        AddressList.read(block.value(Part.TO)),
        AddressList.read(block.value(Part.CC)),
        present(written.isEmpty() ? in.subjectWithoutPrefix() : written),
        present(block.value(Part.DATE)),
        present(body.text()),
        present(TextFolding.visible(in.above(introduction))),
        body.from(),
        body.to(),
        block.open());
  }

  /// What stands below "On … wrote:".
  ///
  /// @param introduction the line above which the forwarder's own words end
  /// @param start the line below which the text begins
  static Forwarded below(AttributionLine wrote, int introduction, int start, DividedText in) {
    ForwardedBody body = ForwardedBody.below(in.text(), in.lines(), start, in.lexicon());
    return new Forwarded(
        wrote.from(),
        List.of(),
        List.of(),
        present(in.subjectWithoutPrefix()),
        wrote.date(),
        present(withoutIndent(body.text())),
        present(in.above(introduction)),
        body.from(),
        body.to(),
        false);
  }

  /// What whoever forwarded it wrote above and below it.
  ///
  /// @param text the one that was split
  List<String> notes(String text) {
    List<String> below = text.substring(Math.min(to, text.length())).strip().lines().toList();
    // The line that says that the mail ends is the program's.
    boolean ended = !below.isEmpty() && ForwardFrame.isEnd(below.getFirst());
    return List.of(
        message == null ? "" : message,
        String.join("\n", ended ? below.subList(1, below.size()) : below));
  }

  Forwarded asOpen() {
    return new Forwarded(sender, recipients, copies, subject, date, body, message, from, to, true);
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
