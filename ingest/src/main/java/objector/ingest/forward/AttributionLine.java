package objector.ingest.forward;

import objector.events.mail.Judgement.Mailbox;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// `On 28/10/2021 12:46, "Anna" <anna@example.org> wrote:`, which some programs put above a forward
/// as above a reply.
///
/// @param date as written, null when none could be told apart
record AttributionLine(Mailbox from, @Nullable String date) {
  static @Nullable AttributionLine read(String line, ForwardLexicon lexicon) {
    String text = TextFolding.visible(line).strip();
    return text.length() > 500 || !lexicon.says(text) ? null : sender(text, lexicon);
  }

  /// `28.10.2021, 12:46, "Anna" <anna@example.org>:`, below a marker.
  static @Nullable AttributionLine bare(String line, ForwardLexicon lexicon) {
    String text = TextFolding.visible(line).strip();
    return text.length() > 500 || !text.endsWith(">:") ? null : sender(text, lexicon);
  }

  private static @Nullable AttributionLine sender(String text, ForwardLexicon lexicon) {
    int open = text.indexOf('<');
    int close = text.indexOf('>', Math.max(0, open));
    if (open < 0 || close < open || text.indexOf('@', open) > close) {
      return null;
    }
    String before = text.substring(0, open).strip();
    int name = nameStart(before, lexicon);
    Mailbox from =
        AddressList.first(before.substring(name) + " " + text.substring(open, close + 1));
    return from == null ? null : new AttributionLine(from, date(before.substring(0, name)));
  }

  /// A quoted name, or what stands after the last digit, comma or verb.
  private static int nameStart(String before, ForwardLexicon lexicon) {
    if (before.endsWith("\"")) {
      return Math.max(0, before.lastIndexOf('"', before.length() - 2));
    }
    int start = 0;
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      start = Character.isDigit(c) || c == ',' || c == ':' ? i + 1 : start;
    }
    String lower = TextFolding.comparable(before.substring(start));
    for (String verb : lexicon.verbs()) {
      boolean first = lower.startsWith(verb + " ");
      start += first ? before.substring(start).indexOf(' ', leading(before, start)) + 1 : 0;
      if (first) {
        break;
      }
    }
    return Math.min(start + leading(before, start), before.length());
  }

  private static int leading(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i - from;
  }

  private static @Nullable String date(String text) {
    int from = 0;
    while (from < text.length() && !Character.isDigit(text.charAt(from))) {
      from++;
    }
    int to = text.length();
    while (to > from && !Character.isDigit(text.charAt(to - 1))) {
      to--;
    }
    return from == to ? null : text.substring(from, to);
  }
}
