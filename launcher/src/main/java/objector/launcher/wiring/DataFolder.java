package objector.launcher.wiring;

import java.nio.file.Path;
import objector.service.Setting;
import objector.service.Settings;
import org.jspecify.annotations.Nullable;

/// Where everything is kept: `--data`, or the setting, or the XDG data folder.
public final class DataFolder {
  private DataFolder() {}

  /// The folder, absolute.
  public static Path of(Settings settings, @Nullable Path option) {
    if (option != null) {
      return option.toAbsolutePath().normalize();
    }
    return settings
        .optional(Setting.DATA_FOLDER)
        .map(Path::of)
        .orElseGet(DataFolder::byDefault)
        .toAbsolutePath()
        .normalize();
  }

  private static Path byDefault() {
    return home().resolve(".local").resolve("share").resolve("objector");
  }

  /// With `~` for the home folder, as people read it.
  public static String readable(Path folder) {
    return folder.startsWith(home()) ? "~/" + home().relativize(folder) : folder.toString();
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", "."));
  }
}
