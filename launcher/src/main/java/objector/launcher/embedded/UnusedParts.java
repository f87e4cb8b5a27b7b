package objector.launcher.embedded;

import com.yammer.metrics.core.MetricsRegistry;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.ReplicaManager;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Parts of a broker that nobody uses at home, and that no setting turns off: each wakes five times
/// a second to see that there is nothing. The broker stops them once more when it ends, which is
/// nothing to them.
final class UnusedParts {
  private static final Logger LOG = LoggerFactory.getLogger(UnusedParts.class);

  private interface Part {
    // Kafka's own say no more than this.
    void stop() throws Exception;
  }

  private UnusedParts() {}

  /// Before the broker is made. Some hundred rates are made younger every five seconds, each by
  /// itself, for monitors that read Kafka's own figures: none does, and what is counted is counted
  /// all the same. The registry's own pool, which it makes once, takes the orders for that and has
  /// no thread.
  static void stopAgeing() {
    MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();
    if (registry.newScheduledThreadPool(2, "meter-tick")
        instanceof ScheduledThreadPoolExecutor ticks) {
      ticks.setRemoveOnCancelPolicy(true);
      ticks.setThreadFactory(_ -> null);
    }
  }

  /// Storage elsewhere, groups that share a partition, clients that tell the broker their figures,
  /// and lists of who may do what: ours do none of that, and nobody else has the secret. What is
  /// written and what is deleted waits for copies to follow: a single node has none, and answers at
  /// once.
  static void stop(ControllerServer controller, BrokerServer broker) {
    ReplicaManager replicas = broker.replicaManager();
    stop("remote fetches", () -> replicas.delayedRemoteFetchPurgatory().shutdown());
    stop("remote offsets", () -> replicas.delayedRemoteListOffsetsPurgatory().shutdown());
    stop("writes that wait", () -> replicas.delayedProducePurgatory().shutdown());
    stop("deletions that wait", () -> replicas.delayedDeleteRecordsPurgatory().shutdown());
    stop("the broker's rights", () -> broker.dataPlaneRequestProcessor().aclApis().close());
    stop("the controller's rights", () -> controller.controllerApis().close());
    stop("shared fetches", () -> replicas.delayedShareFetchPurgatory().shutdown());
    stop("shared partitions", () -> broker.sharePartitionManager().close());
    stop("shared states", () -> broker.persister().stop());
    stop("clients' figures", () -> broker.clientMetricsManager().close());
    // The coordinator of such groups itself must stay, as it is told of each new topic.
    // Nobody is slowed down.
    stop("the broker's quotas", () -> broker.quotaManagers().shutdown());
    stop("the controller's quotas", () -> controller.quotaManagers().shutdown());
    stop(
        "timers of shared groups",
        () -> close(HiddenPart.of(HiddenPart.of(broker, "shareCoordinator"), "timer")));
    stop("ends for shared groups", () -> close(HiddenPart.of(broker, "partitionMetadataClient")));
  }

  private static void close(Object part) throws Exception {
    ((AutoCloseable) part).close();
  }

  private static void stop(String name, Part part) {
    try {
      part.stop();
    } catch (Exception e) {
      LOG.atDebug().addKeyValue("part", name).setCause(e).log("A part that nobody uses goes on");
    }
  }
}
