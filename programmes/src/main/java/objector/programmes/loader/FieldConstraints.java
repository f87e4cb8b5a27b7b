package objector.programmes.loader;

import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What compact constructors ask of the data files. A refusal quotes the value: nothing here is
/// personal.
public final class FieldConstraints {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");
  private static final Set<String> RESERVED =
      Set.of("example", "test", "invalid", "localhost", "local", "internal");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private FieldConstraints() {}

  public static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidField(field, "is missing");
    }
    return value;
  }

  public static String text(@Nullable String value, String field) {
    String text = present(value, field);
    if (text.isBlank()) {
      throw new InvalidField(field, "is blank");
    }
    return text;
  }

  public static String id(@Nullable String value, String field) {
    String id = present(value, field);
    if (!ID.matcher(id).matches() || id.length() > 80) {
      throw new InvalidField(
          field, "'" + id + "' is not kebab-case, like 'meta-privacy-policy-en'");
    }
    return id;
  }

  public static String host(@Nullable String value, String field) {
    String host = present(value, field);
    if (!plausibleHost(host)) {
      throw new InvalidField(field, "'" + host + "' is not the lower-case name of a public host");
    }
    return host;
  }

  public static URI https(@Nullable URI value, String field) {
    URI url = present(value, field);
    if (!"https".equals(url.getScheme())) {
      throw new InvalidField(field, "'" + url + "' does not begin with https://");
    }
    String host = url.getHost();
    if (host == null || !plausibleHost(host) || url.getUserInfo() != null || url.getPort() != -1) {
      throw new InvalidField(field, "'" + url + "' does not lead to a public host");
    }
    return url;
  }

  public static String language(@Nullable String value, String field) {
    String language = present(value, field);
    if (!LANGUAGES.contains(language)) {
      throw new InvalidField(
          field, "'" + language + "' is not a two-letter language code (ISO 639-1)");
    }
    return language;
  }

  public static <T> List<T> list(@Nullable List<T> values, String field) {
    List<T> list = present(values, field);
    if (list.stream().anyMatch(value -> value == null)) {
      throw new InvalidField(field, "has an empty entry");
    }
    return List.copyOf(list);
  }

  public static <T> List<T> filled(@Nullable List<T> values, String field) {
    List<T> list = list(values, field);
    if (list.isEmpty()) {
      throw new InvalidField(field, "is empty");
    }
    return list;
  }

  public static void unique(List<String> values, String field) {
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(value)) {
        throw new InvalidField(field, "'" + value + "' is there twice");
      }
    }
  }

  /// Texts by language, in the file's order; English, the fallback of every reader, is a must.
  public static Map<String, String> texts(@Nullable Map<String, String> values, String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    present(values, field)
        .forEach((language, text) ->
            texts.put(language(language, field), text(text, field + "." + language)));
    if (!texts.containsKey("en")) {
      throw new InvalidField(field, "has no 'en'");
    }
    return Collections.unmodifiableMap(texts);
  }

  private static boolean plausibleHost(String host) {
    return host.length() <= 253
        && HOST.matcher(host).matches()
        && !RESERVED.contains(host.substring(host.lastIndexOf('.') + 1));
  }
}
