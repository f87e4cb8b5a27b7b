package objector.ingest.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bytes to text, whatever the mail says of them.
public final class MailCharsets {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /// Names that mails use for something a little larger or otherwise called.
  private static final Map<String, Charset> ALIASES =
      Map.of(
          "us-ascii",
          WESTERN,
          "ascii",
          WESTERN,
          "iso-8859-1",
          WESTERN,
          "latin1",
          WESTERN,
          "utf8",
          StandardCharsets.UTF_8,
          "unicode-1-1-utf-8",
          StandardCharsets.UTF_8,
          "ks_c_5601-1987",
          Charset.forName("x-windows-949"),
          "gb2312",
          Charset.forName("GB18030"),
          "gbk",
          Charset.forName("GB18030"),
          "iso-8859-8-i",
          Charset.forName("ISO-8859-8"));

  private MailCharsets() {}

  public static String decode(byte[] bytes, @Nullable String name) {
    return decode(bytes, 0, bytes.length, name);
  }

  /// As the name says, if it can be; ASCII and the unknown as UTF-8 where they are that.
  public static String decode(byte[] bytes, int from, int to, @Nullable String name) {
    Charset charset = named(name);
    if (charset == null || charset.equals(WESTERN) || charset.equals(StandardCharsets.UTF_8)) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes, from, to - from))
            .toString();
      } catch (CharacterCodingException e) {
        charset = charset == null ? WESTERN : charset;
      }
    }
    return new String(bytes, from, to - from, charset);
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
    String clean = name.strip().toLowerCase(Locale.ROOT);
    Charset alias = ALIASES.get(clean);
    if (alias != null) {
      return alias;
    }
    try {
      Charset charset = Charset.forName(clean);
      return charset.canEncode() ? charset : null;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
