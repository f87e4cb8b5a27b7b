package objector.webui.readmodel;

import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import objector.events.Topic;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/// The read model without a broker: the real topology, fed by hand.
public final class FilledReadModel implements AutoCloseable {
  private final TopologyTestDriver driver;
  private final ReadModel readModel;

  public FilledReadModel(Path folder) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "filled-read-model");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    AtomicReference<TopologyTestDriver> later = new AtomicReference<>();
    readModel = new ReadModel(name -> later.get().getKeyValueStore(name));
    driver = new TopologyTestDriver(ReadModelTopology.of(readModel), settings);
    later.set(driver);
    readModel.live(true);
  }

  public ReadModel readModel() {
    return readModel;
  }

  public synchronized <V> void put(Topic<V> topic, V value) {
    raw(topic.name(), topic.key(value), topic.encode(value));
  }

  synchronized void raw(String topic, String key, byte @Nullable [] value) {
    TestInputTopic<String, byte[]> input =
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
    input.pipeInput(key, value);
  }

  @Override
  public void close() {
    driver.close();
  }
}
