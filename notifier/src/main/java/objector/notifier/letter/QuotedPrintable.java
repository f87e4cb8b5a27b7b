package objector.notifier.letter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Text as quoted-printable (RFC 2045, 6.7): lines of at most 76 characters, CRLF.
final class QuotedPrintable {
  /// Stands in a text where something is put in later, see [#of]. No text of ours has it, and
  /// [objector.wording.Isolated] lets it pass.
  static final char SLOT = '\uf8ff';

  private static final String HEX = "0123456789ABCDEF";
  private static final int LONGEST = 75;

  private final List<String> pieces = new ArrayList<>();
  private final StringBuilder out;
  private int column;

  private QuotedPrintable(int length) {
    this.out = new StringBuilder(length);
  }

  /// The text, cut where it has a [#SLOT]: what is put between two pieces begins a line, and is
  /// written by [#between].
  static List<String> of(String text) {
    QuotedPrintable written = new QuotedPrintable(text.length() + text.length() / 4);
    written.write(text);
    written.pieces.add(written.out.toString());
    return written.pieces;
  }

  /// What is put into a slot: letters, digits, `-` and `_` only.
  static MailText between(String word) {
    StringBuilder out = new StringBuilder(word.length() + 16);
    for (int at = 0; at < word.length(); at += LONGEST) {
      out.append(word, at, Math.min(word.length(), at + LONGEST)).append("=\r\n");
    }
    return MailText.of(out.toString());
  }

  private void write(String text) {
    byte[] bytes = null;
    int length = text.length();
    for (int at = 0; at < length; at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        out.append("\r\n");
        column = 0;
      } else if (c == SLOT) {
        softBreak();
        pieces.add(out.toString());
        out.setLength(0);
      } else if (c > ' ' && c < 0x7f && c != '=') {
        room(1);
        out.append(c);
        column++;
      } else if (c == ' ' && at + 1 < length && text.charAt(at + 1) != '\n') {
        room(1);
        out.append(c);
        column++;
      } else if (c < 0x80) {
        escaped((byte) c);
      } else {
        int width = Character.isSurrogatePair(c, at + 1 < length ? text.charAt(at + 1) : c) ? 2 : 1;
        bytes = text.substring(at, at + width).getBytes(StandardCharsets.UTF_8);
        // A letter is not torn apart.
        room(bytes.length * 3);
        for (byte one : bytes) {
          escaped(one);
        }
        at += width - 1;
      }
    }
  }

  private void escaped(byte one) {
    room(3);
    out.append('=').append(HEX.charAt((one >> 4) & 0xf)).append(HEX.charAt(one & 0xf));
    column += 3;
  }

  private void room(int wanted) {
    if (column + wanted > LONGEST) {
      softBreak();
    }
  }

  private void softBreak() {
    if (column > 0) {
      out.append("=\r\n");
      column = 0;
    }
  }
}
