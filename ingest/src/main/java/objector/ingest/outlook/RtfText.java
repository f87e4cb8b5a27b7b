package objector.ingest.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import objector.ingest.mime.Mail;
import objector.ingest.mime.MailCharsets;
import org.jspecify.annotations.Nullable;

/// What RTF says: the HTML that Outlook wraps in it ([MS-OXRTFEX]), or else its plain text. One
/// pass over the bytes.
final class RtfText {
  private static final Set<String> SILENT =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "footer",
          "mhtmltag");
  private static final int DEEPEST = 1_000;

  private final byte[] rtf;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final Deque<State> outer = new ArrayDeque<>();
  private State state = new State(false, false, 1);
  private Charset charset = MailCharsets.ofPage(1252);
  private boolean html;
  private int at;
  private int skip;

  /// @param silent nothing of this group is to be seen
  /// @param rtfOnly what the HTML does not have, `\htmlrtf`
  /// @param fallback how many characters stand in for one of Unicode
  private record State(boolean silent, boolean rtfOnly, int fallback) {
    State silenced() {
      return new State(true, rtfOnly, fallback);
    }
  }

  private RtfText(byte[] rtf) {
    this.rtf = rtf;
  }

  /// @param html whether the text is HTML
  record Told(String text, boolean html) {}

  static Told read(byte[] rtf) {
    RtfText reader = new RtfText(rtf);
    reader.run();
    return new Told(reader.text.toString(), reader.html);
  }

  private void run() {
    while (at < rtf.length && text.length() < Mail.LONGEST_TEXT) {
      byte b = rtf[at++];
      switch (b) {
        case '{' -> open();
        case '}' -> close();
        case '\\' -> control();
        case '\r', '\n', 0 -> {}
        default -> put(b);
      }
    }
    flush();
  }

  private void open() {
    flush();
    skip = 0;
    if (outer.size() < DEEPEST) {
      outer.push(state);
    }
  }

  private void close() {
    flush();
    skip = 0;
    if (!outer.isEmpty()) {
      state = outer.pop();
    }
  }

  private void control() {
    if (at >= rtf.length) {
      return;
    }
    byte b = rtf[at];
    if (!isLetter(b)) {
      at++;
      symbol(b);
      return;
    }
    int from = at;
    while (at < rtf.length && isLetter(rtf[at]) && at - from < 32) {
      at++;
    }
    String word = new String(rtf, from, at - from, StandardCharsets.US_ASCII);
    from = at;
    while (at < rtf.length
        && at - from < 10
        && (isDigit(rtf[at]) || (at == from && rtf[at] == '-'))) {
      at++;
    }
    String number = new String(rtf, from, at - from, StandardCharsets.US_ASCII);
    at += at < rtf.length && rtf[at] == ' ' ? 1 : 0;
    word(word, number.isEmpty() || number.equals("-") ? null : (int) Long.parseLong(number));
  }

  private void symbol(byte b) {
    switch (b) {
      case '\'' -> {
        if (at + 2 <= rtf.length) {
          int high = Character.digit(rtf[at], 16);
          int low = Character.digit(rtf[at + 1], 16);
          at += 2;
          put((byte) (high << 4 | low));
        }
      }
      case '*' -> {
        if (!startsWith("\\htmltag")) {
          state = state.silenced();
        }
      }
      case '~' -> say("\u00a0");
      case '_' -> say("-");
      case '{', '}', '\\' -> put(b);
      default -> {}
    }
  }

  private void word(String word, @Nullable Integer number) {
    if (SILENT.contains(word)) {
      flush();
      state = state.silenced();
      return;
    }
    switch (word) {
      case "fromhtml" -> html = true;
      case "ansicpg" -> charset = MailCharsets.ofPage(number == null ? 1252 : number);
      case "htmlrtf" -> {
        flush();
        state = new State(state.silent(), number == null || number != 0, state.fallback());
      }
      case "uc" -> state = new State(state.silent(), state.rtfOnly(), number == null ? 1 : number);
      case "u" -> {
        say(String.valueOf((char) (number == null ? '?' : number.intValue())));
        skip = state.fallback();
      }
      case "par", "line" -> say("\r\n");
      case "tab" -> say("\t");
      case "lquote" -> say("‘");
      case "rquote" -> say("’");
      case "ldblquote" -> say("“");
      case "rdblquote" -> say("”");
      case "bullet" -> say("•");
      case "endash" -> say("–");
      case "emdash" -> say("—");
      default -> {}
    }
  }

  private void put(byte b) {
    if (skip > 0) {
      skip--;
    } else if (isSeen()) {
      pending.write(b);
    }
  }

  private void say(String words) {
    flush();
    if (isSeen()) {
      text.append(words);
    }
  }

  private boolean isSeen() {
    return !state.silent() && !state.rtfOnly();
  }

  /// A character may take several bytes: they are decoded together.
  private void flush() {
    if (pending.size() > 0) {
      text.append(pending.toString(charset));
      pending.reset();
    }
  }

  private boolean startsWith(String start) {
    for (int i = 0; i < start.length(); i++) {
      if (at + i >= rtf.length || rtf[at + i] != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
