package objector.service;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import objector.service.Service.StartFailure;

/// The settings in force: the environment over a file over the defaults. An unknown key stops the
/// start, with a hint, since a misspelt setting is a setting that is not in force.
public final class Settings {
  private static final String PREFIX = "OBJECTOR_";

  /// Read by the script and by the tests, not by a service.
  private static final Set<String> NO_SETTINGS =
      Set.of("OBJECTOR_JAVA_OPTIONS", "OBJECTOR_SHARED_DATA");

  private static final int LAST_PORT = 65_535;

  private final Map<Setting, String> values;

  private Settings(Map<Setting, String> values) {
    this.values = new EnumMap<>(Setting.class);
    this.values.putAll(values);
  }

  /// Reads the environment, and the file where there is one.
  ///
  /// @throws StartFailure naming every unknown key
  public static Settings of(Map<String, String> environment, Optional<Path> file) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    List<String> unknown = new ArrayList<>();
    if (file.isPresent()) {
      Path path = file.get();
      Properties properties = read(path);
      for (String key : new java.util.TreeSet<>(properties.stringPropertyNames())) {
        put(values, unknown, key, key, properties.getProperty(key), path.toString());
      }
    }
    for (Map.Entry<String, String> entry : new java.util.TreeMap<>(environment).entrySet()) {
      if (entry.getKey().startsWith(PREFIX) && !NO_SETTINGS.contains(entry.getKey())) {
        put(
            values,
            unknown,
            key(entry.getKey()),
            entry.getKey(),
            entry.getValue(),
            "the environment");
      }
    }
    if (!unknown.isEmpty()) {
      throw new StartFailure(String.join("\n", unknown));
    }
    return new Settings(values);
  }

  /// The same with one setting changed: what the command line says wins over all.
  public Settings with(Setting setting, String value) {
    Settings changed = new Settings(values);
    changed.values.put(setting, value);
    return changed;
  }

  /// Whether somebody said it, be it the default's own value.
  public boolean isSet(Setting setting) {
    return values.containsKey(setting);
  }

  public Optional<String> optional(Setting setting) {
    return Optional.ofNullable(values.get(setting))
        .or(setting::fallback)
        .filter(value -> !value.isBlank());
  }

  /// A setting that must be there.
  ///
  /// @throws StartFailure when it is not
  public String text(Setting setting) {
    return optional(setting)
        .orElseThrow(() ->
            new StartFailure(
                "Setting " + setting.key() + " is missing: " + setting.meaning() + "."));
  }

  public int number(Setting setting) {
    boolean port = setting.key().endsWith(".port");
    try {
      int number = Integer.parseInt(text(setting).trim());
      if (number >= 0 && (!port || number <= LAST_PORT)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a negative number.
    }
    throw wrong(setting, port ? "a port, from 0 to " + LAST_PORT : "a whole number, 0 or more");
  }

  public boolean flag(Setting setting) {
    return switch (text(setting).trim().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw wrong(setting, "true or false");
    };
  }

  /// A length of time: `30s`, `5m`, `12h`, `1d`.
  public Optional<Duration> duration(Setting setting) {
    return optional(setting)
        .map(String::trim)
        .map(text -> {
          try {
            long amount = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
              case 's' -> Duration.ofSeconds(amount);
              case 'm' -> Duration.ofMinutes(amount);
              case 'h' -> Duration.ofHours(amount);
              case 'd' -> Duration.ofDays(amount);
              default -> throw wrong(setting, "a length of time such as 30s, 5m, 12h or 1d");
            };
          } catch (NumberFormatException e) {
            throw wrong(setting, "a length of time such as 30s, 5m, 12h or 1d");
          }
        });
  }

  private StartFailure wrong(Setting setting, String wanted) {
    // The value itself may be a secret in the wrong place: it is not repeated.
    return new StartFailure("Setting " + setting.key() + " is not " + wanted + ".");
  }

  private static void put(
      Map<Setting, String> values,
      List<String> unknown,
      String key,
      String asWritten,
      String value,
      String where) {
    Setting.of(key)
        .ifPresentOrElse(
            setting -> values.put(setting, value),
            () -> unknown.add("Unknown setting " + asWritten + " in " + where + "." + hint(key)));
  }

  private static String key(String variable) {
    String flat = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    // `_` stands for both `.` and `-`.
    for (Setting setting : Setting.values()) {
      if (setting.key().replace('.', '_').replace('-', '_').equals(flat)) {
        return setting.key();
      }
    }
    return flat.replace('_', '.');
  }

  private static String hint(String key) {
    Setting nearest = Setting.DATA_FOLDER;
    int best = Integer.MAX_VALUE;
    for (Setting setting : Setting.values()) {
      int distance = distance(key, setting.key());
      if (distance < best) {
        best = distance;
        nearest = setting;
      }
    }
    return best <= 3 ? " Did you mean " + nearest.key() + "?" : "";
  }

  /// Levenshtein's: how many letters to change, add or drop.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }

  private static Properties read(Path path) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure(
          "The configuration file " + path + " cannot be read: " + e.getMessage(), e);
    }
  }
}
