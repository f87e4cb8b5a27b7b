package objector.ingest.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of a page's bytes: by its mark, by the server's word, by its own word, or as UTF-8.
final class PageCharset {
  private static final int PROLOGUE = 4_096;
  private static final Pattern NAMED =
      Pattern.compile("(?i)(?:charset|encoding)\\s{0,4}=\\s{0,4}[\"']?([a-z0-9_:.-]{2,40})");

  private PageCharset() {}

  static String decode(byte[] bytes, @Nullable String contentType) {
    return Mojibake.mended(asTold(bytes, contentType));
  }

  private static String asTold(byte[] bytes, @Nullable String contentType) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    String start =
        new String(bytes, 0, Math.min(bytes.length, PROLOGUE), StandardCharsets.ISO_8859_1);
    Optional<Charset> told =
        named(contentType == null ? "" : contentType)
            .or(() -> start.stripLeading().startsWith("<") ? named(start) : Optional.empty());
    return told.map(charset -> as(charset, bytes)).orElseGet(() -> guessed(bytes));
  }

  /// Bytes that are no UTF-8 at all are what they are, whatever they are called.
  private static String as(Charset told, byte[] bytes) {
    String text = new String(bytes, told);
    boolean wrong =
        told.equals(StandardCharsets.UTF_8)
            && text.indexOf('\ufffd') >= 0
            && text.chars().noneMatch(c -> c >= 0x80 && c != '\ufffd');
    return wrong ? guessed(bytes) : text;
  }

  private static Optional<Charset> named(String text) {
    Matcher name = NAMED.matcher(text);
    if (!name.find()) {
      return Optional.empty();
    }
    try {
      String wanted = name.group(1).toLowerCase(Locale.ROOT);
      // What calls itself Latin 1 on the web is windows-1252: https://encoding.spec.whatwg.org/
      boolean latin = wanted.equals("iso-8859-1") || wanted.equals("us-ascii");
      return Optional.of(Charset.forName(latin ? "windows-1252" : wanted));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static String guessed(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
