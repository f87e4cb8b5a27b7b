package objector.ingest.mime;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which charset a name means. Programs write hyphens, underscores and `x-` where they like.
final class CharsetNames {
  /// What mails call otherwise than Java does, or use for something a little larger.
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("usascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso88591", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("unicode11utf8", "UTF-8"),
          Map.entry("unicode20utf8", "UTF-8"),
          Map.entry("utf8mac", "UTF-8"),
          Map.entry("utf8sig", "UTF-8"),
          Map.entry("cp65001", "UTF-8"),
          Map.entry("unicode", "UTF-16"),
          Map.entry("ucs2", "UTF-16"),
          Map.entry("ucs4", "UTF-32"),
          Map.entry("ksc56011987", "x-windows-949"),
          Map.entry("ksc5601", "x-windows-949"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("iso88598i", "ISO-8859-8"),
          Map.entry("iso88598e", "ISO-8859-8"),
          Map.entry("koi8ru", "KOI8-U"),
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("mac", "x-MacRoman"),
          Map.entry("xmacce", "x-MacCentralEurope"));

  private CharsetNames() {}

  /// Null when nobody knows it, or nothing can be written in it.
  static @Nullable Charset find(String name) {
    String plain = plain(name);
    String alias = ALIASES.get(plain);
    Charset charset = named(alias == null ? name.strip() : alias);
    return charset == null ? Loosely.find(plain) : charset;
  }

  private static @Nullable Charset named(String name) {
    try {
      Charset charset = Charset.forName(name);
      return charset.canEncode() ? charset : null;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /// All charsets by all their names, without what stands between letters and digits. Loaded only
  /// for a name that is written otherwise.
  private static final class Loosely {
    private static final Map<String, Charset> ALL = all();

    static @Nullable Charset find(String plain) {
      String bare = plain.startsWith("x") ? plain.substring(1) : plain;
      List<String> spellings =
          List.of(
              plain,
              "x" + plain,
              bare,
              bare.replaceFirst("^(win|cp)(?=125)", "windows"),
              "iso" + bare);
      for (String spelling : spellings) {
        Charset found = ALL.get(spelling);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    private static Map<String, Charset> all() {
      Map<String, Charset> all = new HashMap<>();
      for (Charset charset : Charset.availableCharsets().values()) {
        if (charset.canEncode()) {
          all.putIfAbsent(plain(charset.name()), charset);
          charset.aliases().forEach(alias -> all.putIfAbsent(plain(alias), charset));
        }
      }
      return all;
    }
  }
}
