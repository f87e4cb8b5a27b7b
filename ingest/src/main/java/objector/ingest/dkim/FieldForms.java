package objector.ingest.dkim;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import objector.ingest.mime.EncodedWords;
import objector.ingest.mime.Headers;

/// How a field may have been written before a gateway wrote it otherwise, without another meaning.
final class FieldForms {
  private static final int LONGEST_TAG = 40;
  private static final int MOST_TAGS = 3;
  private static final List<String> EARLIER_IDS =
      List.of(
          "X-Original-Message-ID",
          "X-Google-Original-Message-ID",
          "X-Microsoft-Original-Message-ID",
          "Original-Message-ID");

  private FieldForms() {}

  /// @param value each character a byte
  /// @param tag what is left out; empty for nothing
  record Form(String field, String value, String tag) {}

  /// Those that differ from how it stands.
  ///
  /// @param raw name, colon and value, each character a byte
  static List<Form> of(String raw, Headers headers) {
    int colon = raw.indexOf(':');
    String name = raw.substring(0, colon).strip();
    String value = unfolded(raw.substring(colon + 1));
    Map<String, String> forms = new LinkedHashMap<>();
    switch (name.toLowerCase(Locale.ROOT)) {
      case "subject" -> {
        tags(value, forms);
        encodings(value, forms);
      }
      case "mime-version" -> forms.put("1.0", "");
      case "message-id" ->
          EARLIER_IDS.forEach(id -> headers.first(id).ifPresent(old -> forms.put(old, "")));
      case "content-type", "content-disposition" -> parameters(value, forms);
      case "from", "to", "cc", "reply-to", "sender" -> mailboxes(value, forms);
      default -> spaces(value, forms);
    }
    forms.remove(value);
    List<Form> all = new ArrayList<>();
    forms.forEach((form, tag) -> all.add(new Form(name, form, tag)));
    return all;
  }

  private static void spaces(String value, Map<String, String> forms) {
    for (UnaryOperator<String> commas : separators(',')) {
      for (UnaryOperator<String> semicolons : separators(';')) {
        forms.put(semicolons.apply(commas.apply(value)), "");
      }
    }
  }

  private static void parameters(String value, Map<String, String> forms) {
    List<String> quoted = List.of(value, value.replace("\"", ""), withQuotes(value));
    for (String one : quoted) {
      for (String cased : List.of(one, charset(one, true), charset(one, false))) {
        separators(';').forEach(spaced -> forms.put(spaced.apply(cased), ""));
      }
    }
  }

  private static void mailboxes(String value, Map<String, String> forms) {
    for (String quoted : List.of(value, value.replace("\"", ""), withQuotedNames(value))) {
      separators(',').forEach(spaced -> forms.put(spaced.apply(quoted), ""));
    }
    boolean bare = value.indexOf('<') < 0 && value.indexOf(',') < 0;
    forms.put(bare ? "<" + value + ">" : value.replace("<", "").replace(">", ""), "");
    encodings(value, forms);
  }

  /// As it is, with a space behind each, with none.
  private static List<UnaryOperator<String>> separators(char separator) {
    return List.of(
        UnaryOperator.identity(),
        text -> separated(text, separator, separator + " "),
        text -> separated(text, separator, String.valueOf(separator)));
  }

  private static String separated(String text, char separator, String by) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != separator) {
        out.append(text.charAt(i));
        continue;
      }
      out.append(by);
      while (i + 1 < text.length() && text.charAt(i + 1) == ' ') {
        i++;
      }
    }
    return out.toString();
  }

  private static String charset(String value, boolean upper) {
    int at = value.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return value;
    }
    int semicolon = value.indexOf(';', at);
    int end = semicolon < 0 ? value.length() : semicolon;
    String said = value.substring(at + 8, end);
    return value.substring(0, at + 8)
        + (upper ? said.toUpperCase(Locale.ROOT) : said.toLowerCase(Locale.ROOT))
        + value.substring(end);
  }

  private static String withQuotes(String value) {
    StringBuilder out = new StringBuilder();
    for (String piece : value.replace("\"", "").split(";", -1)) {
      int equals = piece.indexOf('=');
      out.append(out.isEmpty() ? "" : ";")
          .append(
              equals < 0
                  ? piece
                  : piece.substring(0, equals + 1) + '"' + piece.substring(equals + 1) + '"');
    }
    return out.toString();
  }

  private static String withQuotedNames(String value) {
    StringBuilder out = new StringBuilder();
    for (String piece : value.replace("\"", "").split(",", -1)) {
      int angle = piece.indexOf('<');
      String name = angle < 0 ? "" : piece.substring(0, angle).strip();
      out.append(out.isEmpty() ? "" : ", ")
          .append(name.isEmpty() ? piece.strip() : '"' + name + "\" " + piece.substring(angle));
    }
    return out.toString();
  }

  /// A Subject without the tags that filters and gateways put before and behind it.
  private static void tags(String value, Map<String, String> forms) {
    List<String> bare = new ArrayList<>(List.of(value));
    for (int i = 0; i < bare.size() && bare.size() < 20; i++) {
      String text = bare.get(i);
      int front = front(text);
      int back = back(text);
      for (String shorter :
          List.of(text.substring(front).strip(), text.substring(0, back).strip())) {
        if (!shorter.isEmpty() && !bare.contains(shorter)) {
          bare.add(shorter);
        }
      }
    }
    for (String shorter : bare.subList(1, bare.size())) {
      int at = value.indexOf(shorter);
      String tag = (value.substring(0, at) + " " + value.substring(at + shorter.length())).strip();
      if (tag.length() <= MOST_TAGS * LONGEST_TAG) {
        forms.put(shorter, tag);
      }
    }
  }

  /// Where a tag at the front ends: in brackets, in marks, or before a colon, a bar or a dash.
  private static int front(String text) {
    int closed = closing(text);
    if (closed > 0) {
      boolean colon = closed < text.length() && ":-|".indexOf(text.charAt(closed)) >= 0;
      return closed + (colon ? 1 : 0);
    }
    for (int i = 1; i < Math.min(text.length(), LONGEST_TAG); i++) {
      boolean dash = text.charAt(i) == '-' && text.charAt(i - 1) == ' ';
      if (text.charAt(i) == ':' || text.charAt(i) == '|' || dash) {
        return i + 1;
      }
    }
    // One word alone, as "SPAM" or a warning sign.
    int space = text.indexOf(' ');
    return space > 0 && space < LONGEST_TAG ? space : 0;
  }

  private static int closing(String text) {
    int open = text.isEmpty() ? -1 : "[({<*|#!".indexOf(text.charAt(0));
    if (open < 0) {
      return 0;
    }
    char close = "])}>*|#!".charAt(open);
    int at = 1;
    while (at < text.length() && at < LONGEST_TAG && text.charAt(at) == text.charAt(0)) {
      at++;
    }
    int end = text.indexOf(close, at);
    if (end < 0 || end > LONGEST_TAG) {
      return 0;
    }
    while (end + 1 < text.length() && text.charAt(end + 1) == close) {
      end++;
    }
    return end + 1;
  }

  /// Where a tag at the end begins.
  private static int back(String text) {
    int least = Math.max(1, text.length() - LONGEST_TAG);
    char last = text.charAt(text.length() - 1);
    int kind = "])}>*|#!".indexOf(last);
    if (kind >= 0) {
      char open = "[({<*|#!".charAt(kind);
      int at = text.length() - 2;
      while (at > least && text.charAt(at) == last) {
        at--;
      }
      at = text.lastIndexOf(open, at);
      while (at > least && text.charAt(at - 1) == open) {
        at--;
      }
      return at >= least ? at : text.length();
    }
    for (int i = text.length() - 2; i >= least; i--) {
      boolean dash = text.charAt(i) == '-' && text.charAt(i + 1) == ' ';
      if (text.charAt(i) == '|' || dash) {
        return i;
      }
    }
    int space = text.lastIndexOf(' ');
    return space >= least ? space : text.length();
  }

  /// In other encoded words, or in none.
  private static void encodings(String value, Map<String, String> forms) {
    if (!value.contains("=?") && value.chars().allMatch(c -> c < 127)) {
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    String text = EncodedWords.decode(new String(bytes, StandardCharsets.UTF_8));
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    forms.put(new String(utf8, StandardCharsets.ISO_8859_1), "");
    for (String name : List.of("UTF-8", "utf-8", "ISO-8859-1", "iso-8859-1", "Windows-1252")) {
      byte[] coded = text.getBytes(Charset.forName(name));
      String start = "=?" + name + "?";
      forms.put(start + "B?" + Base64.getEncoder().encodeToString(coded) + "?=", "");
      forms.put(start + "Q?" + q(coded, false) + "?=", "");
      forms.put(start + "Q?" + q(coded, true) + "?=", "");
    }
  }

  private static String q(byte[] bytes, boolean all) {
    StringBuilder out = new StringBuilder();
    for (byte b : bytes) {
      boolean plain = Character.isLetterOrDigit(b & 0xff) && b > 0;
      boolean mark = !all && b > 32 && b != '=' && b != '?' && b != '_';
      if (b == ' ') {
        out.append('_');
      } else if (plain || mark) {
        out.append((char) b);
      } else {
        out.append('=').append(String.format(Locale.ROOT, "%02X", b & 0xff));
      }
    }
    return out.toString();
  }

  private static String unfolded(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
      if (!space) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString().stripTrailing();
  }
}
