package objector.launcher.wiring;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicSetup;
import objector.service.Service.StartFailure;
import objector.service.Setting;
import objector.service.Settings;

/// Where Kafka is, and how the topics are to be.
public final class KafkaSettings {
  private static final int MOST_PARTITIONS = 10_000;
  private static final int MOST_COPIES = 100;

  private KafkaSettings() {}

  /// Kafka as the settings name it, for services on a cluster.
  public static KafkaAccess access(Settings settings) {
    Map<String, String> security = new HashMap<>();
    settings
        .optional(Setting.KAFKA_CLIENT_FILE)
        .map(file -> new SettingsFile(Setting.KAFKA_CLIENT_FILE, Path.of(file)).read())
        .ifPresent(
            file -> file.forEach((key, value) -> security.put((String) key, (String) value)));
    return new KafkaAccess(settings.text(Setting.KAFKA_BOOTSTRAP), security);
  }

  /// The topics as the settings want them.
  ///
  /// @param flush where no second broker remembers what is acknowledged
  public static TopicSetup topics(Settings settings, boolean flush) {
    return new TopicSetup(
        between(settings, Setting.KAFKA_PARTITIONS, MOST_PARTITIONS),
        (short) between(settings, Setting.KAFKA_REPLICATION, MOST_COPIES),
        flush);
  }

  private static int between(Settings settings, Setting setting, int most) {
    int number = settings.number(setting);
    if (number < 1 || number > most) {
      throw new StartFailure("Setting " + setting.key() + " is not between 1 and " + most + ".");
    }
    return number;
  }
}
