package objector.launcher.backup;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import objector.events.Topic;
import objector.events.Topics;
import objector.launcher.backup.BackupManifest.KeptFile;
import objector.launcher.backup.BackupManifest.KeptPart;
import objector.launcher.backup.BackupManifest.KeptPosition;
import objector.launcher.backup.BackupManifest.KeptTopic;
import objector.launcher.backup.RecordFrames.Frame;
import objector.launcher.embedded.EmbeddedKafka;
import objector.service.Service.StartFailure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.record.internal.RecordBatch;

/// Makes an installation of a backup. Each record gets the very offset that it had, as a follower
/// writes what its leader has: so where mails lie, up to where each service has worked, and what a
/// dossier has taken, all stay true.
final class Restoration {
  /// No leader was ever elected here before.
  private static final int EPOCH = 0;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final int BATCH_BYTES = 512 * 1024;
  private static final int BATCH_RECORDS = 5_000;

  private final BackupFile backup;
  private final Path folder;
  private final IntConsumer progress;

  /// @param folder of the installation, empty but for its lock
  /// @param progress told of each further per cent
  Restoration(BackupFile backup, Path folder, IntConsumer progress) {
    this.backup = backup;
    this.folder = folder;
    this.progress = progress;
  }

  void run() throws IOException, InterruptedException {
    Path kafka = folder.resolve("kafka");
    try (EmbeddedKafka broker = new EmbeddedKafka(kafka)) {
      broker.start();
      makeTopics(broker);
      records(broker);
    }
    // Only its next start says that what was written counts.
    try (EmbeddedKafka broker = new EmbeddedKafka(kafka)) {
      broker.start();
      positions(broker);
    }
    files();
  }

  private void makeTopics(EmbeddedKafka broker) throws InterruptedException {
    Set<String> flushed = Topics.flushed().stream().map(Topic::name).collect(Collectors.toSet());
    List<NewTopic> topics = new ArrayList<>();
    for (KeptTopic topic : backup.manifest().topics()) {
      Map<String, String> settings = new HashMap<>(topic.settings());
      // A cluster's.
      settings.remove(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
      if (flushed.contains(topic.name())) {
        settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
      }
      topics.add(
          new NewTopic(topic.name(), backup.manifest().partitions(), (short) 1).configs(settings));
    }
    try (Admin admin = broker.access().admin()) {
      Cut.get(admin.createTopics(topics).all());
      awaitLeaders(admin);
    }
  }

  /// Each has its leader once it answers. On a busy machine the broker learns of topics a while
  /// after it was told to make them, and says until then that there are none.
  private void awaitLeaders(Admin admin) throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Cut.ends(admin, partitions());
        return;
      } catch (StartFailure e) {
        if (!isTooEarly(e) || System.nanoTime() - giveUp > 0) {
          throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  static boolean isTooEarly(StartFailure failure) {
    Throwable cause = failure.getCause();
    return cause != null
        && (cause instanceof RetriableException || cause.getCause() instanceof RetriableException);
  }

  private Set<TopicPartition> partitions() {
    return backup.manifest().parts().stream()
        .map(part -> new TopicPartition(part.topic(), part.partition()))
        .collect(Collectors.toSet());
  }

  private void records(EmbeddedKafka broker) throws IOException {
    long total = Math.max(1, backup.manifest().parts().stream().mapToLong(KeptPart::records).sum());
    long done = 0;
    for (KeptPart part : backup.manifest().parts()) {
      records(broker, part);
      done += part.records();
      progress.accept((int) (done * 100 / total));
    }
  }

  private void records(EmbeddedKafka broker, KeptPart part) throws IOException {
    TopicPartition partition = new TopicPartition(part.topic(), part.partition());
    long next = 0;
    try (DataInputStream in = backup.records(part)) {
      Frame frame = RecordFrames.read(in);
      while (frame != null) {
        MemoryRecordsBuilder batch = batch(frame.offset());
        int count = 0;
        long size = 0;
        while (frame != null && count < BATCH_RECORDS && (count == 0 || size < BATCH_BYTES)) {
          batch.appendWithOffset(
              frame.offset(), frame.timestamp(), frame.key(), frame.value(), frame.headers());
          next = frame.offset() + 1;
          size += size(frame.key()) + size(frame.value());
          count++;
          frame = RecordFrames.read(in);
        }
        broker.append(partition, batch.build());
      }
    }
    if (next < part.end()) {
      broker.append(partition, marker(part.end() - 1));
    }
  }

  private static int size(byte @org.jspecify.annotations.Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static MemoryRecordsBuilder batch(long offset) {
    return MemoryRecords.builder(
        ByteBuffer.allocate(BATCH_BYTES),
        RecordBatch.CURRENT_MAGIC_VALUE,
        Compression.zstd().build(),
        TimestampType.CREATE_TIME,
        offset,
        RecordBatch.NO_TIMESTAMP,
        EPOCH);
  }

  /// What readers pass over without a word: the last offsets were ends of transactions, and the
  /// next record must not get one of them.
  private static MemoryRecords marker(long offset) {
    return MemoryRecords.withEndTransactionMarker(
        offset, 0, EPOCH, 0, (short) 0, new EndTransactionMarker(ControlRecordType.ABORT, 0));
  }

  private void positions(EmbeddedKafka broker) throws InterruptedException {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> groups = new HashMap<>();
    for (KeptPosition position : backup.manifest().positions()) {
      groups
          .computeIfAbsent(position.group(), _ -> new HashMap<>())
          .put(
              new TopicPartition(position.topic(), position.partition()),
              new OffsetAndMetadata(position.offset(), position.metadata()));
    }
    try (Admin admin = broker.access().admin()) {
      Map<TopicPartition, Long> ends = Cut.ends(admin, partitions());
      for (KeptPart part : backup.manifest().parts()) {
        long end =
            Objects.requireNonNullElse(
                ends.get(new TopicPartition(part.topic(), part.partition())), -1L);
        if (end != part.end()) {
          throw new StartFailure(
              "%s ends at %d, not at %d as in the backup: nothing was restored. Please report it."
                  .formatted(part.entry(), end, part.end()));
        }
      }
      for (Map.Entry<String, Map<TopicPartition, OffsetAndMetadata>> group : groups.entrySet()) {
        Cut.get(admin.alterConsumerGroupOffsets(group.getKey(), group.getValue()).all());
      }
    }
  }

  private void files() throws IOException {
    for (KeptFile file : backup.manifest().files()) {
      Path target = folder.resolve(file.name());
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.createFile(
          target,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (InputStream in = backup.file(file);
          var out = Files.newOutputStream(target)) {
        in.transferTo(out);
      }
    }
  }
}
