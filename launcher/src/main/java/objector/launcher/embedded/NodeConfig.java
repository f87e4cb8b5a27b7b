package objector.launcher.embedded;

import java.util.Map;
import kafka.server.KafkaConfig;

/// A broker says again and again that it is there, and when it is to end asks its controller in the
/// same rhythm whether it may. Here both are one process: nothing is gained by saying it often, nor
/// by waiting before the end. (Before its beginning Kafka's broker asks soon enough by itself.)
final class NodeConfig extends KafkaConfig {
  private static final int HURRIED_MILLIS = 25;

  private volatile boolean ends;

  NodeConfig(Map<String, String> settings) {
    super(settings, false);
  }

  /// From now on it hurries.
  void end() {
    ends = true;
  }

  @Override
  public int brokerHeartbeatIntervalMs() {
    return ends ? HURRIED_MILLIS : super.brokerHeartbeatIntervalMs();
  }
}
