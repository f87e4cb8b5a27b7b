package objector.launcher.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import objector.events.id.EventId;
import objector.service.Setting;
import objector.service.Settings;

/// What tells several instances of a service apart, so that nobody has to number them. It stays
/// over restarts: Kafka then gives an instance back what it had, at once.
final class InstanceName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final int LETTERS = 8;

  private InstanceName() {}

  /// As the setting says; else as was made once and lies in the data folder; else, where nothing
  /// can be kept, the machine's name, which a container has for as long as it lives.
  ///
  /// @param machine the host's name, where there is one
  static String of(Settings settings, Path data, Optional<String> machine) {
    return settings
        .optional(Setting.INSTANCE)
        .or(() -> kept(data))
        .or(() -> machine.filter(name -> NAME.matcher(name).matches()))
        .orElseGet(InstanceName::random);
  }

  private static Optional<String> kept(Path data) {
    Path file = data.resolve("instance");
    try {
      Files.createDirectories(data);
      if (!Files.exists(file)) {
        Files.writeString(
            file, random() + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException e) {
      // Two services that share a folder share the name: they are in different groups.
      return read(file);
    } catch (IOException e) {
      return Optional.empty();
    }
    return read(file);
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
          .filter(name -> NAME.matcher(name).matches());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String random() {
    return EventId.random().value().substring(0, LETTERS);
  }
}
