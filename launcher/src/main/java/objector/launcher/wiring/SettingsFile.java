package objector.launcher.wiring;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import objector.service.Service.StartFailure;
import objector.service.Setting;

/// A file of properties that a setting names.
record SettingsFile(Setting setting, Path file) {
  /// @throws StartFailure naming the setting, and what is wrong
  Properties read() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure(
          "The file of %s, %s, cannot be read: %s".formatted(setting.key(), file, e.getMessage()),
          e);
    }
  }
}
