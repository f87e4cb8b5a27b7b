package objector.launcher.soak.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import objector.events.Topics;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/// One of three brokers on loopback, each controller, too: for a trial with invented people, as
/// anybody on this machine can reach it.
///
/// @param number from 1
/// @param all the ports of all three
record BrokerProcess(Path folder, int number, List<BrokerPorts> all) {
  private static final String CLUSTER = "objector-soak-cluster0";

  /// Prepares its folder, once.
  void format() throws IOException {
    Path data = Files.createDirectories(data());
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
            .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
            .setNodeId(number)
            .setClusterId(CLUSTER)
            .setControllerListenerName("CONTROLLER")
            .setMetadataLogDirectory(data.toString())
            .addDirectory(data.toString());
    formatter.setFeatureLevel("kraft.version", (short) 0);
    try {
      formatter.run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("a broker's folder could not be prepared: " + e.getMessage(), e);
    }
    Files.writeString(file(), settings(), StandardCharsets.UTF_8);
  }

  Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx384m",
            "-cp",
            System.getProperty("java.class.path"),
            "kafka.Kafka",
            file().toString())
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(folder.resolve("broker-" + number + ".log").toFile()))
        .start();
  }

  private Path data() {
    return folder.resolve("broker-" + number);
  }

  private Path file() {
    return folder.resolve("broker-" + number + ".properties");
  }

  private String settings() {
    String voters =
        IntStream.rangeClosed(1, all.size())
            .mapToObj(i -> i + "@127.0.0.1:" + all.get(i - 1).controllerGate())
            .collect(Collectors.joining(","));
    BrokerPorts own = all.get(number - 1);
    return """
    process.roles=broker,controller
    node.id=%d
    controller.quorum.voters=%s
    listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
    advertised.listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    controller.listener.names=CONTROLLER
    inter.broker.listener.name=PLAINTEXT
    log.dirs=%s
    auto.create.topics.enable=false
    default.replication.factor=3
    min.insync.replicas=2
    offsets.topic.replication.factor=3
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=3
    transaction.state.log.num.partitions=4
    transaction.state.log.min.isr=2
    share.coordinator.state.topic.replication.factor=3
    group.min.session.timeout.ms=2000
    group.initial.rebalance.delay.ms=500
    transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
    unclean.leader.election.enable=false
    log.cleaner.dedupe.buffer.size=8388608
    message.max.bytes=%d
    socket.request.max.bytes=%d
    """
        .formatted(
            number,
            voters,
            own.clients(),
            own.controllers(),
            own.clientGate(),
            own.controllerGate(),
            data(),
            Topics.MAX_RECORD_BYTES,
            4 * Topics.MAX_RECORD_BYTES);
  }
}
