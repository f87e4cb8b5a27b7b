package objector.launcher.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.config.ServerConfigs;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/// Controller and broker in this process, one after the other. Kafka's own `KafkaRaftServer` starts
/// them blindly: the broker asks before the controller is elected, is refused, and tries again; and
/// after a kill the controller takes it for a stranger until the dead one's session is over, which
/// is three seconds of every such start. Here nobody else can be that broker, so that the dead one
/// is struck off.
final class SingleNode {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration CLOSING = Duration.ofMinutes(1);

  private final NodeConfig config;
  private final int node;
  private final boolean killed;
  private final ControllerServer controller;
  private final BrokerServer broker;
  private final RestingTimers timers = new RestingTimers();

  SingleNode(NodeConfig config, Path folder) {
    UnusedParts.stopAgeing();
    this.config = config;
    this.node = config.nodeId();
    this.killed = !Files.exists(folder.resolve(".kafka_cleanshutdown"));
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> found =
        KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(SingleNode.class), "");
    QuorumConfig quorum = config.quorumConfig();
    RestingThreads resting = new RestingThreads(config);
    SharedServer shared = new OneProcess(config, controllers(config), found._1(), quorum, resting);
    this.broker = new BrokerServer(shared);
    this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), found._2());
    resting.serve(
        () -> Stream.of(controller.socketServer(), broker.socketServer()).filter(Objects::nonNull));
  }

  /// Both answer requests with as many threads as one setting says: the controller, which only its
  /// own broker asks, needs one.
  private static KafkaConfig controllers(NodeConfig config) {
    Map<Object, Object> settings = new HashMap<>(config.originals());
    settings.put(ServerConfigs.NUM_IO_THREADS_CONFIG, "1");
    return new KafkaConfig(settings, false);
  }

  /// What broker and controller share. Kafka's own gives each a plain copy of the settings, which
  /// knows nothing of an end.
  private static final class OneProcess extends SharedServer {
    private final NodeConfig ofBroker;
    private final KafkaConfig ofController;

    OneProcess(
        NodeConfig ofBroker,
        KafkaConfig ofController,
        MetaPropertiesEnsemble found,
        QuorumConfig quorum,
        ServerSocketFactory sockets) {
      // Asked for before the fields of the other are there.
      this.ofBroker = ofBroker;
      this.ofController = ofController;
      super(
          ofBroker,
          found,
          Time.SYSTEM,
          new Metrics(),
          CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
          QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
          new StandardFaultHandlerFactory(),
          sockets);
    }

    @Override
    public KafkaConfig brokerConfig() {
      return ofBroker;
    }

    @Override
    public KafkaConfig controllerConfig() {
      return ofController;
    }

    /// What it says is Kafka's word, not ours.
    @Override
    public String loggerName() {
      return SharedServer.class.getName();
    }
  }

  void start() throws IOException {
    controller.startup();
    try {
      awaitElected(controller.controller());
      if (killed) {
        strikeOff(controller.controller());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    broker.startup();
    UnusedParts.stop(controller, broker);
    timers.begin(controller, broker);
    RestingThreads.begin(controller, broker);
  }

  private static void awaitElected(Controller controller) throws InterruptedException, IOException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!controller.isActive()) {
      if (System.nanoTime() > giveUp) {
        throw new IOException("its controller was not elected");
      }
      Thread.sleep(2);
    }
  }

  private void strikeOff(Controller controller) throws InterruptedException, IOException {
    try {
      controller
          .unregisterBroker(
              new ControllerRequestContext(
                  new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty()),
              node)
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // On the first start there is none.
      if (!(e.getCause() instanceof BrokerIdNotRegisteredException)) {
        throw new IOException("its controller did not forget the broker that was killed", e);
      }
    } catch (TimeoutException e) {
      throw new IOException("its controller did not answer", e);
    }
  }

  /// As a follower would: each record keeps the offset that it has.
  void append(TopicPartition partition, MemoryRecords records) {
    broker.logManager().getLog(partition, false).get().appendAsFollower(records, 0);
  }

  void stop() {
    config.end();
    timers.end();
    broker.shutdown(CLOSING);
    controller.shutdown();
    broker.awaitShutdown();
    controller.awaitShutdown();
    timers.close();
  }
}
