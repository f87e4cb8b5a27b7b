package objector.ingest.dkim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `a=1; b=2` of signatures and keys (RFC 6376, 3.2).
final class TagList {
  private final Map<String, String> tags;

  private TagList(Map<String, String> tags) {
    this.tags = tags;
  }

  /// Null when it is no such list, or says one thing twice.
  static @Nullable TagList read(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String piece : text.split(";", -1)) {
      String tag = piece.strip();
      int equals = tag.indexOf('=');
      if (tag.isEmpty()) {
        continue;
      }
      if (equals <= 0 || tags.put(tag.substring(0, equals).strip(), value(tag, equals)) != null) {
        return null;
      }
    }
    return new TagList(tags);
  }

  private static String value(String tag, int equals) {
    return tag.substring(equals + 1).strip();
  }

  @Nullable String get(String name) {
    return tags.get(name);
  }

  String get(String name, String usual) {
    return tags.getOrDefault(name, usual);
  }

  /// Without the white space that folding put into it.
  String compact(String name) {
    String value = tags.getOrDefault(name, "");
    StringBuilder compact = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > ' ') {
        compact.append(value.charAt(i));
      }
    }
    return compact.toString();
  }
}
