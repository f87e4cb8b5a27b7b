package objector.launcher.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import objector.ingest.imap.ImapSettings;
import objector.service.Service.StartFailure;
import objector.service.Setting;
import objector.service.Settings;

/// The mailboxes to poll: one from the settings, any number from a file.
final class MailboxSettings {
  private static final Map<String, Setting> KEYS =
      Map.of(
          "host", Setting.IMAP_HOST,
          "port", Setting.IMAP_PORT,
          "tls", Setting.IMAP_TLS,
          "user", Setting.IMAP_USER,
          "password", Setting.IMAP_PASSWORD,
          "folder", Setting.IMAP_FOLDER,
          "interval", Setting.IMAP_INTERVAL);

  private MailboxSettings() {}

  /// @throws StartFailure naming what is wrong
  static List<ImapSettings> of(Settings settings) {
    List<ImapSettings> all = new ArrayList<>();
    if (settings.optional(Setting.IMAP_HOST).isPresent()) {
      all.add(mailbox("imap", settings));
    }
    settings
        .optional(Setting.IMAP_FILE)
        .ifPresent(file ->
            named(Path.of(file), settings)
                .forEach((name, own) -> all.add(mailbox("imap-" + name, own))));
    return all;
  }

  private static Map<String, Settings> named(Path file, Settings settings) {
    Properties properties = new SettingsFile(Setting.IMAP_FILE, file).read();
    Map<String, Settings> named = new TreeMap<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      int dot = key.lastIndexOf('.');
      Setting setting = KEYS.get(key.substring(dot + 1));
      if (dot < 1 || setting == null) {
        throw new StartFailure(
            "In the file of imap.file, "
                + file
                + ", "
                + key
                + " is none of NAME."
                + String.join(", NAME.", new TreeSet<>(KEYS.keySet()))
                + ".");
      }
      named.merge(
          key.substring(0, dot),
          settings.with(setting, properties.getProperty(key)),
          (before, _) -> before.with(setting, properties.getProperty(key)));
    }
    return named;
  }

  private static ImapSettings mailbox(String name, Settings settings) {
    try {
      return new ImapSettings(
          name,
          settings.text(Setting.IMAP_HOST),
          settings.number(Setting.IMAP_PORT),
          settings.flag(Setting.IMAP_TLS),
          settings.text(Setting.IMAP_USER),
          settings.text(Setting.IMAP_PASSWORD),
          settings.text(Setting.IMAP_FOLDER),
          settings.duration(Setting.IMAP_INTERVAL).orElse(Duration.ofMinutes(1)));
    } catch (StartFailure | IllegalArgumentException e) {
      throw new StartFailure("Mailbox " + name + ": " + e.getMessage(), e);
    }
  }
}
