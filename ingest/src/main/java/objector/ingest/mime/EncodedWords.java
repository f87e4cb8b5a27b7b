package objector.ingest.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `=?charset?encoding?text?=` (RFC 2047), as leniently as mail programs read it.
public final class EncodedWords {
  private EncodedWords() {}

  public static String decode(String text) {
    if (!text.contains("=?")) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    String charset = null;
    int at = 0;
    while (at < text.length()) {
      Word word = wordAt(text, at);
      if (word == null) {
        charset = flush(run, charset, decoded);
        decoded.append(text.charAt(at++));
        continue;
      }
      // A character may be cut by the end of a word: neighbours of one charset are joined first.
      if (charset != null && !charset.equals(word.charset())) {
        flush(run, charset, decoded);
      }
      charset = word.charset();
      run.writeBytes(word.octets().array());
      at = word.end();
      int next = skipSpace(text, at);
      at = next > at && wordAt(text, next) != null ? next : at;
    }
    flush(run, charset, decoded);
    return decoded.toString();
  }

  private record Word(String charset, Octets octets, int end) {}

  private static @Nullable String flush(
      ByteArrayOutputStream run, @Nullable String charset, StringBuilder to) {
    if (charset != null) {
      to.append(MailCharsets.decode(run.toByteArray(), charset));
      run.reset();
    }
    return null;
  }

  private static @Nullable Word wordAt(String text, int at) {
    if (!text.startsWith("=?", at)) {
      return null;
    }
    int first = text.indexOf('?', at + 2, Math.min(text.length(), at + 60));
    if (first < 0 || first + 2 >= text.length()) {
      return null;
    }
    if (text.charAt(first + 2) != '?') {
      return null;
    }
    int end = text.indexOf("?=", first + 3, Math.min(text.length(), at + 2_000));
    if (end < 0) {
      return null;
    }
    String charset = text.substring(at + 2, first);
    int language = charset.indexOf('*');
    charset = language < 0 ? charset : charset.substring(0, language);
    byte[] coded = text.substring(first + 3, end).getBytes(StandardCharsets.UTF_8);
    return switch (text.charAt(first + 1)) {
      case 'B', 'b' ->
          new Word(
              charset.toLowerCase(Locale.ROOT),
              new Octets(TransferDecoding.base64(coded)),
              end + 2);
      case 'Q', 'q' ->
          new Word(
              charset.toLowerCase(Locale.ROOT), new Octets(TransferDecoding.q(coded)), end + 2);
      default -> null;
    };
  }

  private static int skipSpace(String text, int at) {
    int i = at;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }
}
