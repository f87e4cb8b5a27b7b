package objector.launcher.embedded;

import java.util.Map;
import kafka.server.KafkaConfig;

/// A broker asks its controller again and again whether it may begin, or end, and says in between
/// that it is there. Here both are one process: as it starts and ends nothing is gained by half a
/// second of waiting, and in between by saying it.
final class NodeConfig extends KafkaConfig {
  private static final int HURRIED_MILLIS = 25;
  private static final int CALM_MILLIS = 2_000;

  // Kafka asks before the constructor has ended, and then hurries.
  private volatile boolean calm;

  NodeConfig(Map<String, String> settings) {
    super(settings, false);
  }

  /// @param now neither starting nor ending
  void calm(boolean now) {
    calm = now;
  }

  @Override
  public int brokerHeartbeatIntervalMs() {
    return calm ? CALM_MILLIS : HURRIED_MILLIS;
  }
}
