package objector.launcher.wiring;

import java.nio.file.Path;
import java.util.Optional;
import objector.service.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options by which a command finds the installation that it works on.
public final class InstallationOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "an installation of up, running or stopped (default: as for up)")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings, with the kafka.bootstrap of a cluster")
  private @Nullable Path config;

  public Settings settings() {
    return Settings.of(System.getenv(), Optional.ofNullable(config));
  }

  /// Its folder on this machine.
  public Path folder() {
    return DataFolder.of(settings(), data);
  }

  /// Its Kafka; to be closed.
  public KafkaAtHand kafka() {
    return KafkaAtHand.of(config, data);
  }
}
