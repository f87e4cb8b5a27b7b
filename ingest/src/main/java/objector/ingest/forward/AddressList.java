package objector.ingest.forward;

import java.util.ArrayList;
import java.util.List;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.mime.EncodedWords;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// Lists of mailboxes as mail programs write them, in headers and in the text of a forward: RFC
/// 5322 where it holds, and what people see everywhere else.
public final class AddressList {
  private static final int MOST = 500;

  private AddressList() {}

  public static List<Mailbox> read(String list) {
    List<Mailbox> found = new ArrayList<>();
    String kept = "";
    for (String piece : pieces(list)) {
      String whole = kept.isEmpty() ? piece : kept + "," + piece;
      kept = "";
      // An unquoted comma in a name: "Doe, John <john@example.org>".
      if (!hasAddress(whole)) {
        kept = whole;
        continue;
      }
      if (found.size() < MOST) {
        found.add(mailbox(whole));
      }
    }
    if (!kept.isBlank() && found.size() < MOST) {
      found.add(mailbox(kept));
    }
    return found;
  }

  /// The list's first.
  public static @Nullable Mailbox first(String list) {
    List<Mailbox> all = read(list);
    return all.isEmpty() ? null : all.get(0);
  }

  public static String domain(@Nullable Mailbox mailbox) {
    String address = mailbox == null || mailbox.address() == null ? "" : mailbox.address();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static boolean hasAddress(String piece) {
    return piece.indexOf('@') >= 0 || piece.indexOf('<') >= 0;
  }

  private static List<String> pieces(String list) {
    List<String> pieces = new ArrayList<>();
    boolean quoted = false;
    boolean blank = true;
    int angles = 0;
    int comments = 0;
    int from = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      boolean fresh = blank;
      blank = blank && c == ' ';
      if (c == '\\' && quoted) {
        i++;
      } else if (quoted) {
        quoted = c != '"';
      } else if (c == '"') {
        quoted = list.indexOf('"', i + 1) > 0;
      } else if (c == '\'' && fresh) {
        int close = closing(list, i);
        i = close > 0 ? close : i;
      } else if (c == '<') {
        angles++;
      } else if (c == '>') {
        angles = Math.max(0, angles - 1);
      } else if (c == '(') {
        comments++;
      } else if (c == ')') {
        comments = Math.max(0, comments - 1);
      } else if ((c == ',' || c == ';') && angles == 0 && comments == 0) {
        add(pieces, list.substring(from, i));
        from = i + 1;
        blank = true;
      }
    }
    add(pieces, list.substring(from));
    return pieces;
  }

  private static void add(List<String> pieces, String piece) {
    if (!piece.isBlank()) {
      pieces.add(piece);
    }
  }

  /// The quote that closes this one, with an address or the end after it; -1 for an apostrophe.
  private static int closing(String list, int open) {
    int close = list.indexOf('\'', open + 1);
    int after = close + 1;
    while (close > 0 && after < list.length() && list.charAt(after) == ' ') {
      after++;
    }
    boolean ends =
        close > 0 && (after == list.length() || "<,;([".indexOf(list.charAt(after)) >= 0);
    return ends ? close : -1;
  }

  private static Mailbox mailbox(String piece) {
    String text =
        TextFolding.visible(EncodedWords.decode(withoutGroup(piece)))
            .replace('\u00a0', ' ')
            .strip();
    int open = text.indexOf('<', endOfQuotes(text));
    if (open < 0) {
      return withoutAngles(text);
    }
    int close = open + 1;
    while (close < text.length() && text.charAt(close) != '>' && text.charAt(close) != '<') {
      close++;
    }
    return of(text.substring(0, open), text.substring(open + 1, close));
  }

  private static Mailbox withoutAngles(String text) {
    int bracket = text.indexOf("[mailto:");
    int end = bracket < 0 ? -1 : text.indexOf(']', bracket);
    if (end > 0) {
      return of(text.substring(0, bracket), text.substring(bracket + 1, end));
    }
    int paren = text.indexOf('(');
    int close = paren < 0 ? -1 : text.indexOf(')', paren);
    if (close > 0 && text.substring(0, paren).indexOf('@') > 0) {
      return of(text.substring(paren + 1, close), text.substring(0, paren));
    }
    if (close > 0 && text.substring(paren + 1, close).indexOf('@') > 0) {
      return of(text.substring(0, paren), text.substring(paren + 1, close));
    }
    return text.indexOf('@') >= 0 && text.indexOf(' ') < 0 ? of("", text) : of(text, "");
  }

  private static Mailbox of(String name, String address) {
    String clean = withoutLink(address).replace(" ", "").strip();
    if (clean.regionMatches(true, 0, "mailto:", 0, 7)) {
      clean = clean.substring(7);
    }
    String called = unquoted(name);
    boolean same = called.equalsIgnoreCase(clean);
    return new Mailbox(called.isEmpty() || same ? null : called, clean.isEmpty() ? null : clean);
  }

  /// Some programs write where an address leads behind it: `anna@example.org (Link -> mailto:…`.
  private static String withoutLink(String address) {
    int aside = address.indexOf(" (");
    return aside > 0 && address.lastIndexOf('@', aside) > 0 ? address.substring(0, aside) : address;
  }

  private static String unquoted(String name) {
    String plain = name.strip();
    for (char quote : new char[] {'*', '"', '\''}) {
      boolean wrapped =
          plain.length() > 1
              && plain.charAt(0) == quote
              && plain.charAt(plain.length() - 1) == quote;
      plain = wrapped ? plain.substring(1, plain.length() - 1).strip() : plain;
    }
    if (plain.length() > 1
        && "«„“”".indexOf(plain.charAt(0)) >= 0
        && "»“”".indexOf(plain.charAt(plain.length() - 1)) >= 0) {
      plain = plain.substring(1, plain.length() - 1).strip();
    }
    return plain.replace("\\\"", "\"").replace("\\\\", "\\");
  }

  /// "Friends: anna@example.org" is a group; what stands before the colon is no name of hers.
  private static String withoutGroup(String piece) {
    int colon = piece.indexOf(':');
    boolean plain =
        colon > 0 && piece.substring(0, colon).chars().noneMatch(c -> "\"<([@".indexOf(c) >= 0);
    return plain ? piece.substring(colon + 1) : piece;
  }

  private static int endOfQuotes(String text) {
    if (!text.startsWith("\"")) {
      return 0;
    }
    int close = text.indexOf('"', 1);
    while (close > 0 && text.charAt(close - 1) == '\\') {
      close = text.indexOf('"', close + 1);
    }
    return Math.max(0, close);
  }
}
