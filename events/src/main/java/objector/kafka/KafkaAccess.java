package objector.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import objector.events.Topics;
import objector.events.id.Preconditions;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// How clients reach Kafka, with the settings that every client of ours shares.
///
/// @param security client properties for TLS and SASL, from the file that `kafka.client-file` names
/// @param alone whether all readers are of one process, so that none takes over from another
public record KafkaAccess(String bootstrap, Map<String, String> security, boolean alone) {
  /// While nothing comes, in a house of one's own.
  private static final Duration REST = Duration.ofSeconds(20);

  private static final Duration SESSION = Duration.ofSeconds(45);

  /// How often the thread of a group's heartbeats looks whether one is due.
  private static final long LOOK_MILLIS = 300;

  private static final long RARE_LOOK_MILLIS = 1_000;

  /// After how long what failed is tried again.
  private static final long AGAIN_MILLIS = 100;

  private static final long SOON_AGAIN_MILLIS = 30;

  public KafkaAccess {
    Preconditions.present(bootstrap, "bootstrap");
    security = Map.copyOf(security);
  }

  public KafkaAccess(String bootstrap, Map<String, String> security) {
    this(bootstrap, security, false);
  }

  /// The same, of a process that has all there is of readers.
  public KafkaAccess ofOneProcess() {
    return new KafkaAccess(bootstrap, security, true);
  }

  public static KafkaAccess at(String bootstrap) {
    return new KafkaAccess(bootstrap, Map.of());
  }

  /// As a file of client properties says, which names the servers, too.
  ///
  /// @throws IOException when there is no such file, or it names no servers
  public static KafkaAccess of(Path clientFile) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(clientFile, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> security = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> security.put(key, properties.getProperty(key)));
    String bootstrap = security.remove(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    if (bootstrap == null || bootstrap.isBlank()) {
      throw new IOException(
          clientFile + " does not name " + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }
    return new KafkaAccess(bootstrap, security);
  }

  /// What every client needs, Kafka Streams included. Some hundred figures that each client would
  /// show to Java's own management, or collect to be sent to the broker, are looked at by nobody:
  /// what counts is told by our own.
  public Map<String, Object> common() {
    Map<String, Object> all = new HashMap<>();
    all.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    all.putAll(security);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return all;
  }

  public Admin admin() {
    return Admin.create(common());
  }

  /// One for a broker that is just beginning, which turns away what it is asked until it leads a
  /// partition: a tenth of a second, twice, four times as long would be a part of each start.
  public Admin promptAdmin() {
    Map<String, Object> all = common();
    all.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, SOON_AGAIN_MILLIS);
    all.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, SOON_AGAIN_MILLIS);
    return Admin.create(all);
  }

  /// Acknowledged by all in-sync replicas, no duplicates on retry, large enough for evidence.
  public Producer<String, byte[]> producer(Map<String, Object> more) {
    Map<String, Object> all = common();
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    all.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, PersonPartitioner.class);
    // Checked before compression.
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
    all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000L);
    all.putAll(more);
    return new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
  }

  /// What the producer needs beyond what every producer of ours has: at once, and an answer within
  /// the time that a waiting sender gives us. One request at a time: while the disk writes one, the
  /// mails of the other sessions gather, and share the next write.
  public Producer<String, byte[]> promptProducer() {
    return producer(
        Map.of(
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000));
  }

  /// How a consumer waits that nothing hurries and that asks its broker nothing else meanwhile:
  /// what comes ends the wait at once, so that only those who take over partitions wait longer.
  /// Each wait that ends with nothing costs both sides a millisecond of the processor, and Kafka's
  /// usual half second makes two of them each second for every reader of an idle house. Where
  /// nobody takes over, all wait as long as they like.
  ///
  /// @param longest how long the broker may hold an empty answer where others may take over
  public Map<String, Object> patient(Duration longest) {
    Map<String, Object> all = new HashMap<>();
    all.put(
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(longestWait(longest).toMillis()));
    all.putAll(looks());
    if (alone) {
      all.putAll(whole());
    }
    return all;
  }

  /// How seldom a group's member looks whether a heartbeat is due. Kafka has one setting for that
  /// and for how long it waits before it tries again what failed: joining a group, asking where a
  /// topic is. The longest such wait is a setting of its own, which looks do not heed, so that who
  /// looks seldom still tries again soon.
  public Map<String, Object> looks() {
    return alone
        ? Map.of(
            ConsumerConfig.RETRY_BACKOFF_MS_CONFIG,
            RARE_LOOK_MILLIS,
            ConsumerConfig.RETRY_BACKOFF_MAX_MS_CONFIG,
            AGAIN_MILLIS)
        : Map.of(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, LOOK_MILLIS);
  }

  /// All that came is handed over in one go: a partition of which some is left takes no part in the
  /// next fetch, and what comes to it waits until that one ends.
  public static Map<String, Object> whole() {
    return Map.of(
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        Integer.MAX_VALUE,
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
        512 * 1024);
  }

  /// As patient alone as among others, for who reads in small pieces, so that some is left over.
  ///
  /// @param longest how long the broker may hold an empty answer
  public Map<String, Object> held(Duration longest) {
    Map<String, Object> all = new HashMap<>(looks());
    all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(longest.toMillis()));
    return all;
  }

  /// How long such a consumer's loop waits for what comes.
  ///
  /// @param shared where others may take over
  public Duration longestWait(Duration shared) {
    return alone && shared.compareTo(REST) < 0 ? REST : shared;
  }

  /// How soon a group gives a silent member's partitions to others; a third of it passes between
  /// two signs of life. Where there are no others, only a fault of ours is seen later by it: a
  /// restart finds its place by its name.
  ///
  /// @param shared where others may take over
  public Map<String, Object> session(Duration shared) {
    int millis = Math.toIntExact(longestSession(shared).toMillis());
    return Map.of(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        millis,
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        millis / 3);
  }

  /// See [#session].
  public Duration longestSession(Duration shared) {
    return alone && shared.compareTo(SESSION) < 0 ? SESSION : shared;
  }

  /// How a consumer reads that reads up to an end that is there: nothing is gained by waiting for
  /// more, and what it asks next would wait behind it.
  public static Map<String, Object> hasty() {
    return Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
  }

  /// Reads only what is committed, never commits by itself, and is told where to begin.
  public Consumer<String, byte[]> consumer(Map<String, Object> more) {
    Map<String, Object> all = common();
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topics.MAX_RECORD_BYTES);
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.putAll(more);
    return new PromptConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
