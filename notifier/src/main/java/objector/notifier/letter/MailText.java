package objector.notifier.letter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Lines of a mail as octets: ASCII, each ended by CRLF and of at most 998 characters (RFC 5322,
/// 2.1.1), but for the last, which may lack its end. Looked through once, when they are made: of a
/// mail to very many, what all of them share is never looked at again, only copied.
public final class MailText {
  private static final int LONGEST_LINE = 998;
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] LAST = {'.', '\r', '\n'};

  private final byte[] octets;

  /// Whether a line begins with a dot, which SMTP doubles.
  private final boolean dotted;

  private MailText(byte[] octets, boolean dotted) {
    this.octets = octets;
    this.dotted = dotted;
  }

  /// Reads lines.
  ///
  /// @throws IllegalArgumentException saying what is wrong, and never what stands there
  public static MailText of(String text) {
    check(text);
    return new MailText(
        text.getBytes(StandardCharsets.US_ASCII), text.startsWith(".") || text.contains("\n."));
  }

  /// By what the machine does fast: copying, and looking for one character.
  private static void check(String text) {
    int octets = text.getBytes(StandardCharsets.UTF_8).length;
    require(octets == text.length() && text.indexOf('\0') < 0, "a line is not ASCII");
    int line = 0;
    for (int end = text.indexOf('\r'); end >= 0; end = text.indexOf('\r', line)) {
      require(text.startsWith("\n", end + 1), "a line ends in half");
      require(end - line <= LONGEST_LINE, "a line is too long");
      line = end + 2;
    }
    require(text.length() - line <= LONGEST_LINE, "a line is too long");
    // As many as there were line ends.
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      require(at > 0 && text.charAt(at - 1) == '\r', "a line ends in half");
    }
  }

  /// One behind the other. Each begins a line.
  ///
  /// @throws IllegalArgumentException when one but the last does not end its last line
  static MailText joined(List<MailText> texts) {
    int length = 0;
    boolean dotted = false;
    for (MailText one : texts) {
      length += one.octets.length;
      dotted |= one.dotted;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (MailText one : texts) {
      require(at == 0 || all[at - 1] == '\n', "a line goes on in another text");
      System.arraycopy(one.octets, 0, all, at, one.octets.length);
      at += one.octets.length;
    }
    return new MailText(all, dotted);
  }

  /// The message says what is wrong, never what stands there.
  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }

  /// As SMTP has it, with its end; a line that begins with a dot gets another (RFC 5321, 4.5.2).
  ///
  /// @param after commands that are said behind it, in the same breath
  public byte[] onTheWire(String after) {
    byte[] lines = dotted ? doubled() : octets;
    boolean ended = lines.length > 0 && lines[lines.length - 1] == '\n';
    byte[] commands = after.getBytes(StandardCharsets.US_ASCII);
    int end = lines.length + (ended ? 0 : LINE_END.length);
    byte[] wire = Arrays.copyOf(lines, end + LAST.length + commands.length);
    if (!ended) {
      System.arraycopy(LINE_END, 0, wire, lines.length, LINE_END.length);
    }
    System.arraycopy(LAST, 0, wire, end, LAST.length);
    System.arraycopy(commands, 0, wire, end + LAST.length, commands.length);
    return wire;
  }

  private byte[] doubled() {
    byte[] out = new byte[octets.length * 2];
    int length = 0;
    byte before = '\n';
    for (byte one : octets) {
      if (one == '.' && before == '\n') {
        out[length++] = '.';
      }
      out[length++] = one;
      before = one;
    }
    return Arrays.copyOf(out, length);
  }

  /// The octets, a copy.
  public byte[] octets() {
    return octets.clone();
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof MailText text && Arrays.equals(octets, text.octets));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /// As characters, for whoever reads it.
  @Override
  public String toString() {
    return new String(octets, StandardCharsets.US_ASCII);
  }
}
