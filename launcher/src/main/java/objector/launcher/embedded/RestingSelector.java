package objector.launcher.embedded;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import kafka.network.Processor;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.memory.MemoryPool;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ChannelBuilder;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/// What a thread of the broker that reads and writes its sockets waits with. Kafka's own is left
/// three times a second, though whatever there is to do wakes it: a new connection, an answer that
/// is to be sent, the end.
///
/// Who was refused is told so at once: Kafka's tenth of a second of punishment would be over only
/// with the next wait, and our secret is too long to be guessed.
final class RestingSelector extends Selector {
  private static final long REST_MILLIS = 30_000;
  private static final int AT_ONCE = 0;

  private RestingSelector(
      KafkaConfig config, Map<String, String> tags, ChannelBuilder channels, Metrics unread) {
    super(
        config.socketRequestMaxBytes(),
        config.connectionsMaxIdleMs(),
        AT_ONCE,
        unread,
        Time.SYSTEM,
        "socket-server",
        tags,
        false,
        true,
        channels,
        MemoryPool.NONE,
        new LogContext());
  }

  /// Before the thread begins: then there is nothing yet in the other.
  static void give(Processor processor, KafkaConfig config)
      throws ReflectiveOperationException, IOException {
    Object busy = HiddenPart.of(processor, "selector");
    ChannelBuilder channels = (ChannelBuilder) HiddenPart.of(busy, "channelBuilder");
    // One of each name is allowed, and nobody reads them.
    Selector resting =
        new RestingSelector(config, new HashMap<>(processor.metricTags()), channels, new Metrics());
    HiddenPart.put(processor, "selector", resting);
    ((java.nio.channels.Selector) HiddenPart.of(busy, "nioSelector")).close();
  }

  /// What hurries is asked for without a wait.
  @Override
  public void poll(long timeout) throws IOException {
    super.poll(timeout == 0 ? 0 : REST_MILLIS);
  }
}
