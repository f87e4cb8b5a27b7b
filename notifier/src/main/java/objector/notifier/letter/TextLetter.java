package objector.notifier.letter;

import objector.wording.letter.Letter;
import objector.wording.letter.Letter.Link;
import org.jspecify.annotations.Nullable;

/// A letter as plain text: everything that the HTML says, links in full.
final class TextLetter {
  private TextLetter() {}

  static String of(Letter letter) {
    StringBuilder text = new StringBuilder();
    text.append(letter.first()).append("\n\n");
    append(text, letter.button(), "\n\n");
    letter.paragraphs().forEach(paragraph -> text.append(paragraph).append("\n\n"));
    text.append("-- \n").append(letter.why()).append('\n');
    append(text, letter.choose(), "\n");
    append(text, letter.stop(), "\n");
    return text.append(letter.operator()).append('\n').toString();
  }

  private static void append(StringBuilder text, @Nullable Link link, String end) {
    if (link != null) {
      text.append(link.label()).append('\n').append(link.url()).append(end);
    }
  }
}
