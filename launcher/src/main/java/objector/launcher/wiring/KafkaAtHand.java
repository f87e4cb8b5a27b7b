package objector.launcher.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import objector.kafka.KafkaAccess;
import objector.launcher.embedded.EmbeddedKafka;
import objector.launcher.embedded.HangingTransactions;
import objector.service.Service.StartFailure;
import objector.service.Setting;
import objector.service.Settings;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/// The Kafka that an operator's command is about: a cluster, the one of an Objector that runs on
/// this machine, or that of one that is stopped, which then runs for the command alone.
public final class KafkaAtHand implements AutoCloseable {
  private final KafkaAccess access;
  private final @Nullable EmbeddedKafka embedded;
  private final @Nullable FolderLock lock;

  private final boolean ofRunning;

  private KafkaAtHand(
      KafkaAccess access,
      @Nullable EmbeddedKafka embedded,
      @Nullable FolderLock lock,
      boolean ofRunning) {
    this.access = access;
    this.embedded = embedded;
    this.lock = lock;
    this.ofRunning = ofRunning;
  }

  /// A cluster where the settings name one; else what lies in the data folder.
  public static KafkaAtHand of(@Nullable Path config, @Nullable Path data) {
    Settings settings = Settings.of(System.getenv(), Optional.ofNullable(config));
    if (data == null && settings.isSet(Setting.KAFKA_BOOTSTRAP)) {
      return new KafkaAtHand(KafkaSettings.access(settings), null, null, false);
    }
    Path folder = DataFolder.of(settings, data);
    Path kafka = folder.resolve("kafka");
    if (!Files.isDirectory(kafka)) {
      throw new StartFailure(
          "There is no Objector in %s. Say where it is with --data, or, on a cluster, with --config and its kafka.bootstrap."
              .formatted(folder));
    }
    FolderLock lock;
    try {
      lock = FolderLock.take(folder);
    } catch (FolderLock.Taken e) {
      return new KafkaAtHand(running(kafka, e), null, null, true);
    }
    EmbeddedKafka alone = new EmbeddedKafka(kafka);
    try {
      alone.start();
      endTransactions(alone);
      return new KafkaAtHand(alone.access(), alone, lock, false);
    } catch (RuntimeException e) {
      alone.close();
      lock.close();
      throw e;
    }
  }

  /// Those that a kill left open would hide what lies behind them.
  private static void endTransactions(EmbeddedKafka alone) {
    try (Admin admin = alone.access().admin()) {
      new HangingTransactions(admin, alone).end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The start was interrupted.", e);
    }
  }

  private static KafkaAccess running(Path kafka, FolderLock.Taken taken) {
    try {
      return KafkaAccess.of(EmbeddedKafka.clientFile(kafka));
    } catch (IOException e) {
      taken.addSuppressed(e);
      throw taken;
    }
  }

  /// How it is reached.
  public KafkaAccess access() {
    return access;
  }

  /// Whether it is the one of an installation on this machine.
  public boolean isEmbedded() {
    return embedded != null;
  }

  /// Whether it is that of an `up` that runs, with all its parts.
  public boolean isOfRunning() {
    return ofRunning;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
