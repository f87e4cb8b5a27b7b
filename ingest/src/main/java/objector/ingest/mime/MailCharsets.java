package objector.ingest.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Bytes to text, whatever the mail says of them.
public final class MailCharsets {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private static final Set<String> ASCII = Set.of("us-ascii", "ascii", "ansi_x3.4-1968", "unknown");

  private static final char REPLACED = '\ufffd';

  private MailCharsets() {}

  public static String decode(byte[] bytes, @Nullable String name) {
    return decode(bytes, 0, bytes.length, name);
  }

  /// As the name says, if it can be. What is UTF-8 under the name of a charset of single bytes is
  /// UTF-8; what is not under the name of UTF-8, or has no name, is in the Windows page of the
  /// language that its letters look like.
  public static String decode(byte[] bytes, int from, int to, @Nullable String name) {
    String marked = WideText.marked(bytes, from, to);
    if (marked != null) {
      return marked;
    }
    String clean = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    if (clean.endsWith("utf-7") || clean.equals("utf7")) {
      return Utf7.decode(bytes, from, to);
    }
    Charset charset = named(name);
    if (charset != null && WideText.isWide(charset)) {
      return WideText.decode(bytes, from, to, charset);
    }
    if (charset == null || ASCII.contains(clean) || charset.equals(StandardCharsets.UTF_8)) {
      return unsaid(bytes, from, to);
    }
    String utf8 = isOfSingleBytes(charset) ? utf8(bytes, from, to) : null;
    return utf8 == null ? new String(bytes, from, to - from, charset) : utf8;
  }

  /// Without a name that would tell.
  private static String unsaid(byte[] bytes, int from, int to) {
    String wide = WideText.unsaid(bytes, from, to);
    String utf8 = wide == null ? utf8(bytes, from, to) : wide;
    return utf8 == null
        ? new String(bytes, from, to - from, WindowsPages.likely(bytes, from, to))
        : utf8;
  }

  /// Null when it is none.
  private static @Nullable String utf8(byte[] bytes, int from, int to) {
    String lenient = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    // Stands for each byte that is none, and else for itself.
    if (lenient.indexOf(REPLACED) < 0) {
      return lenient;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isOfSingleBytes(Charset charset) {
    return charset.newEncoder().maxBytesPerChar() == 1.0f;
  }

  /// By the number that Windows knows it by; the western one for what is not known.
  public static Charset ofPage(int page) {
    String name =
        switch (page) {
          case 65001 -> "UTF-8";
          case 1200 -> "UTF-16LE";
          case 932 -> "windows-31j";
          case 936 -> "GB18030";
          case 949 -> "x-windows-949";
          case 950 -> "Big5";
          case 874 -> "x-windows-874";
          case 20866 -> "KOI8-R";
          case 21866 -> "KOI8-U";
          case 50220, 50221, 50222 -> "ISO-2022-JP";
          case 51932 -> "EUC-JP";
          default ->
              page >= 28592 && page <= 28605
                  ? "ISO-8859-" + (page - 28590)
                  : page >= 1250 && page <= 1258 ? "windows-" + page : "windows-1252";
        };
    Charset charset = named(name);
    return charset == null ? WESTERN : charset;
  }

  static @Nullable Charset named(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    return CharsetNames.find(name);
  }
}
