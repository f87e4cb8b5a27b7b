package objector.launcher.backup;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import objector.events.Json;
import objector.events.Topic;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import objector.launcher.backup.BackupManifest.KeptFile;
import objector.launcher.backup.BackupManifest.KeptPart;
import objector.launcher.backup.BackupManifest.KeptPosition;
import objector.launcher.backup.BackupManifest.KeptTopic;
import objector.service.Service.StartFailure;
import objector.tracker.TrackerConfig;
import objector.tracker.rebuild.Generations;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Writes an installation, as it is at one moment, into a file, while it runs: mails come in and go
/// out meanwhile, and are not in it.
final class BackupWriter {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaAccess kafka;
  private final Map<String, Path> files;
  private final String version;
  private final IntConsumer progress;
  private long total = 1;
  private long done;
  private int percent = -1;

  /// @param files of the data folder, by their names in it
  /// @param progress told of each further per cent
  BackupWriter(KafkaAccess kafka, Map<String, Path> files, String version, IntConsumer progress) {
    this.kafka = kafka;
    this.files = new TreeMap<>(files);
    this.version = version;
    this.progress = progress;
  }

  /// What was written; the manifest is the file's last entry.
  BackupManifest write(OutputStream out) throws IOException, InterruptedException {
    try (Admin admin = kafka.admin();
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16))) {
      // What is large was compressed when it came, or is mail: more effort gains little.
      zip.setLevel(Deflater.BEST_SPEED);
      Map<String, TopicDescription> topics = topics(admin);
      Map<String, Map<String, String>> settings = HeldCompaction.settings(admin, topics.keySet());
      Set<TopicPartition> partitions = partitions(topics);
      try (HeldCompaction _ = HeldCompaction.of(admin, settings)) {
        Instant made = Instant.now();
        Cut cut = Cut.take(admin, partitions, BackupWriter::isOfTheTracker);
        List<KeptPart> parts = records(zip, admin, cut);
        List<KeptFile> kept = files(zip);
        BackupManifest manifest =
            new BackupManifest(
                BackupManifest.FORMAT,
                version,
                made,
                topics.getOrDefault(Topics.PEOPLE.name(), noTopics()).partitions().size(),
                settings.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(topic -> new KeptTopic(topic.getKey(), topic.getValue()))
                    .toList(),
                parts,
                positions(cut),
                kept);
        zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
        zip.write(Json.write(manifest));
        zip.closeEntry();
        return manifest;
      }
    }
  }

  private static TopicDescription noTopics() {
    return new TopicDescription(Topics.PEOPLE.name(), false, List.of());
  }

  /// Ours, and the changelogs of the tracker's state that counts.
  private Map<String, TopicDescription> topics(Admin admin) throws InterruptedException {
    Set<String> all = Cut.get(admin.listTopics().names());
    Set<String> ours = new TreeSet<>();
    for (Topic<?> topic : Topics.all()) {
      if (all.contains(topic.name())) {
        ours.add(topic.name());
      }
    }
    if (!ours.contains(Topics.PEOPLE.name())) {
      throw new StartFailure("There is no Objector on this Kafka: it has none of its topics.");
    }
    Map<String, TopicDescription> found =
        new TreeMap<>(Cut.get(admin.describeTopics(ours).allTopicNames()));
    String application = TrackerConfig.DEFAULT_APPLICATION_ID;
    Generations generations = new Generations(application);
    String counting =
        all.contains(Topics.GENERATIONS.name())
            ? generations.name(
                generations.active(
                    kafka,
                    found.getOrDefault(Topics.GENERATIONS.name(), noTopics()).partitions().size()))
            : application;
    List<String> changelogs =
        StateStores.names().stream()
            .map(store -> StateStores.changelog(counting, store))
            .filter(all::contains)
            .toList();
    found.putAll(Cut.get(admin.describeTopics(changelogs).allTopicNames()));
    return found;
  }

  private static Set<TopicPartition> partitions(Map<String, TopicDescription> topics) {
    Set<TopicPartition> all = new java.util.HashSet<>();
    topics.forEach((name, topic) ->
        topic
            .partitions()
            .forEach(partition -> all.add(new TopicPartition(name, partition.partition()))));
    return all;
  }

  /// What the tracker writes in its transactions, and nobody else does.
  private static boolean isOfTheTracker(String topic) {
    return isChangelog(topic)
        || topic.equals(Topics.ALERTS.name())
        || topic.equals(Topics.CLAIMS.name())
        || topic.equals(Topics.CLAIM_RESULTS.name())
        || topic.equals(Topics.MAILBOXES.name())
        || topic.equals(Topics.LOGINS.name())
        || topic.equals(Topics.FAN_OUTS.name())
        || topic.equals(Topics.DOSSIERS.name());
  }

  static boolean isChangelog(String topic) {
    return topic.endsWith("-changelog");
  }

  private List<KeptPart> records(ZipOutputStream zip, Admin admin, Cut cut)
      throws IOException, InterruptedException {
    Map<TopicPartition, Long> begins =
        Cut.offsets(admin, cut.ends().keySet(), OffsetSpec.earliest());
    total =
        Math.max(
            1,
            cut.ends().entrySet().stream()
                .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
                .sum());
    List<KeptPart> parts = new ArrayList<>();
    try (Consumer<String, byte[]> consumer =
        kafka.consumer(Map.of("fetch.max.wait.ms", 10, "max.poll.records", 2_000))) {
      for (TopicPartition partition : Cut.sorted(cut.ends().keySet(), BackupWriter::isChangelog)) {
        parts.add(records(zip, consumer, partition, cut.ends().getOrDefault(partition, 0L)));
      }
    }
    return parts;
  }

  private KeptPart records(
      ZipOutputStream zip, Consumer<String, byte[]> consumer, TopicPartition partition, long end)
      throws IOException {
    KeptPart named = new KeptPart(partition.topic(), partition.partition(), end, 0, "");
    zip.putNextEntry(new ZipEntry(named.entry()));
    DigestOutputStream digest = new DigestOutputStream(unclosed(zip), sha256());
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(digest, 1 << 16));
    long records = 0;
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long at = consumer.position(partition);
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (at < end) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end) {
          RecordFrames.write(out, record);
          records++;
        }
      }
      long now = consumer.position(partition);
      if (now > at) {
        worked(Math.min(now, end) - at);
        at = now;
        giveUp = Instant.now().plus(PATIENCE);
      } else if (Instant.now().isAfter(giveUp)) {
        throw new StartFailure("Kafka gave nothing of " + partition + " for two minutes.");
      }
    }
    out.flush();
    zip.closeEntry();
    return new KeptPart(
        partition.topic(), partition.partition(), end, records, hex(digest.getMessageDigest()));
  }

  private void worked(long offsets) {
    done += offsets;
    int now = (int) Math.min(100, done * 100 / total);
    if (now > percent) {
      percent = now;
      progress.accept(now);
    }
  }

  private static List<KeptPosition> positions(Cut cut) {
    List<KeptPosition> all = new ArrayList<>();
    cut.positions()
        .forEach((group, positions) ->
            positions.forEach((partition, position) ->
                all.add(
                    new KeptPosition(
                        group,
                        partition.topic(),
                        partition.partition(),
                        position.offset(),
                        position.metadata()))));
    return all;
  }

  private List<KeptFile> files(ZipOutputStream zip) throws IOException {
    List<KeptFile> kept = new ArrayList<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      KeptFile named = new KeptFile(file.getKey(), "");
      MessageDigest sha256 = sha256();
      zip.putNextEntry(new ZipEntry(named.entry()));
      try (InputStream in = Files.newInputStream(file.getValue())) {
        in.transferTo(new DigestOutputStream(unclosed(zip), sha256));
      }
      zip.closeEntry();
      kept.add(new KeptFile(file.getKey(), hex(sha256)));
    }
    return kept;
  }

  private static OutputStream unclosed(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
