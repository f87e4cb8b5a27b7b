package objector.launcher.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import objector.service.Health;
import objector.service.Service;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/// A single-node Kafka (KRaft) in this process, on loopback, with its data under one folder: what a
/// family needs instead of a cluster. Other people of this machine can reach the port, but nobody
/// is answered without the secret of this start.
public final class EmbeddedKafka implements Service {
  private static final int NODE = 1;
  private static final long SEGMENT_MILLIS = Duration.ofHours(6).toMillis();

  private final Path folder;
  private final int port;
  private final BrokerSecret secret = BrokerSecret.random();
  private @Nullable SingleNode server;

  /// The port is chosen anew at each start, as only this process connects.
  public EmbeddedKafka(Path folder) {
    this(folder, FreePort.find());
  }

  /// For tests that restart the broker where its clients look for it.
  public EmbeddedKafka(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  @Override
  public String name() {
    return "kafka";
  }

  public int port() {
    return port;
  }

  public KafkaAccess access() {
    return new KafkaAccess("127.0.0.1:" + port, secret.client());
  }

  /// What another process of the same user connects with: client properties, written anew at each
  /// start, that only their owner can read.
  public Path clientFile() {
    return clientFile(folder);
  }

  /// Where [#clientFile] lies of a Kafka that another process runs.
  public static Path clientFile(Path folder) {
    return folder.resolve("client.properties");
  }

  BrokerSecret secret() {
    return secret;
  }

  @Override
  public void start() {
    // The controller's election must not find the port of an earlier start: the voter set is
    // configured, not stored.
    NodeConfig config = new NodeConfig(settings(FreePort.find()));
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve("meta.properties"))) {
        format();
      }
      SingleNode single = new SingleNode(config, folder);
      server = single;
      single.start();
      secret.write(clientFile(), access());
    } catch (IOException | RuntimeException e) {
      // Nobody else has the folder: its lock was taken before.
      throw new StartFailure(
          "The embedded Kafka did not start in %s (%s). Is there room on its disk, and was it written by this release or an earlier one? Else take it away, and restore a backup."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private void format() throws IOException {
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
            .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
            .setNodeId(NODE)
            .setClusterId(Uuid.randomUuid().toString())
            .setControllerListenerName("CONTROLLER")
            .setMetadataLogDirectory(folder.toString())
            .addDirectory(folder.toString())
            .setIgnoreFormatted(true);
    // Static voters, as `setInitialControllers` wants a kraft.version that a single node does not
    // need.
    formatter.setFeatureLevel("kraft.version", (short) 0);
    try {
      formatter.run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new StartFailure(
          "The data folder " + folder + " could not be prepared for Kafka: " + e.getMessage(), e);
    }
  }

  private Map<String, String> settings(int controllerPort) {
    Map<String, String> all = new HashMap<>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", String.valueOf(NODE));
    all.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    all.put(
        "listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    all.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
    all.put("listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
    all.putAll(secret.broker("clients", "controller"));
    all.put("controller.listener.names", "CONTROLLER");
    all.put("inter.broker.listener.name", "CLIENTS");
    all.put("log.dirs", folder.toString());
    all.put("auto.create.topics.enable", "false");
    all.put("offsets.topic.replication.factor", "1");
    all.put("transaction.state.log.replication.factor", "1");
    all.put("transaction.state.log.min.isr", "1");
    // The first join takes 3.5 s with Kafka's 50 partitions and its rebalance delay, 0.3 s with
    // these.
    all.put("offsets.topic.num.partitions", "4");
    all.put("transaction.state.log.num.partitions", "4");
    all.put("share.coordinator.state.topic.num.partitions", "1");
    all.put("share.coordinator.state.topic.replication.factor", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    all.put("group.initial.rebalance.delay.ms", "0");
    // Kafka forgets after a week how far a group was of which nobody is there: a house that was
    // switched off for a month is to go on where it was.
    all.put("offsets.retention.minutes", String.valueOf(Duration.ofDays(3650).toMinutes()));
    // Every half second it would write that nothing happened, and the disk would never rest.
    all.put("metadata.max.idle.interval.ms", "0");
    all.put("group.min.session.timeout.ms", "2000");
    // A paused holder's open transaction hides later records until it is aborted.
    all.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    // Memory: one small machine. A pass of the compaction sees 78,000 keys, and where there are
    // more it passes again.
    all.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 * 1024 * 1024));
    all.put("num.network.threads", "2");
    all.put("listener.name.controller.num.network.threads", "1");
    all.put("num.io.threads", "3");
    // Each looks several times a second whether there is something to do.
    all.put("group.coordinator.threads", "1");
    all.put("background.threads", "2");
    // Nobody looks at these, and they are many.
    all.put("metric.reporters", "");
    all.put("metrics.jmx.exclude", ".*");
    // A fetch that ended with nothing stays until so many more did, with all that it asked for.
    all.put("fetch.purgatory.purge.interval.requests", "50");
    all.put("num.recovery.threads.per.data.dir", "2");
    all.put("message.max.bytes", String.valueOf(Topics.MAX_RECORD_BYTES));
    all.put("socket.request.max.bytes", String.valueOf(4 * Topics.MAX_RECORD_BYTES));
    // What is not in the newest segment is compacted, and need not be looked through after a kill:
    // a start reads what is kept, not all that was ever written.
    all.put("log.segment.bytes", String.valueOf(32 * 1024 * 1024));
    all.put("log.roll.ms", String.valueOf(SEGMENT_MILLIS));
    all.put("log.cleaner.max.compaction.lag.ms", String.valueOf(SEGMENT_MILLIS));
    all.put("log.cleaner.min.cleanable.ratio", "0.3");
    all.put("log.flush.offset.checkpoint.interval.ms", "10000");
    // Where the last of all copies is: what a single copy has is there at each start.
    all.put("replica.high.watermark.checkpoint.interval.ms", "60000");
    // The broker tells its controller less often that it is there.
    all.put("broker.heartbeat.interval.ms", "5000");
    all.put("broker.session.timeout.ms", "30000");
    all.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
    return all;
  }

  /// Writes records with the offsets that they had elsewhere, above what is there. Only its next
  /// start lets readers see them.
  public void append(TopicPartition partition, MemoryRecords records) {
    Objects.requireNonNull(server, "not started").append(partition, records);
  }

  @Override
  public List<Health> health() {
    return List.of(server == null ? Health.down(name(), "not started") : Health.up(name()));
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }
}
