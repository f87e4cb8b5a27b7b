package objector.notifier.letter;

import objector.wording.Isolated;
import objector.wording.letter.Letter;
import objector.wording.letter.Letter.Head;
import objector.wording.letter.Letter.Link;
import objector.wording.letter.Letter.Part;
import org.jspecify.annotations.Nullable;

/// A letter as plain text: everything that the HTML says, links in full. Without isolates: many
/// programs show them as boxes.
final class TextLetter {
  private final StringBuilder text = new StringBuilder(2048);

  private TextLetter() {}

  static String of(Letter letter) {
    TextLetter written = new TextLetter();
    written.whole(letter);
    return written.text.toString();
  }

  private void whole(Letter letter) {
    line("Objector · " + letter.day());
    text.append('\n');
    if (letter.about() != null) {
      head(letter.about());
    }
    paragraph(letter.first());
    if (letter.due() != null) {
      line(letter.due().told());
      paragraph(letter.due().working());
    }
    if (letter.button() != null) {
      link(letter.button());
      text.append('\n');
    }
    letter.parts().forEach(this::part);
    text.append("-- \n");
    line(letter.foot().why());
    line(letter.foot().operator());
    link(letter.foot().who());
    link(letter.foot().choose());
    link(letter.foot().stop());
  }

  private void head(Head head) {
    line(head.name());
    paragraph("[" + head.state() + "]");
  }

  private void part(Part part) {
    switch (part) {
      case Part.Paragraph paragraph -> paragraph(paragraph.text());
      case Part.Item item -> paragraph("– " + item.text());
      case Part.Apart _ -> paragraph("* * *");
      case Part.Quote quote -> paragraph("> " + quote.text());
      case Part.Step step -> {
        link(step.link());
        text.append('\n');
      }
      case Part.Standing standing -> {
        head(standing.head());
        paragraph(standing.sentence());
      }
    }
  }

  private void paragraph(String sentence) {
    line(sentence);
    text.append('\n');
  }

  private void line(String sentence) {
    text.append(Isolated.bare(sentence)).append('\n');
  }

  private void link(@Nullable Link link) {
    if (link != null) {
      line(link.label());
      line(link.url());
    }
  }
}
