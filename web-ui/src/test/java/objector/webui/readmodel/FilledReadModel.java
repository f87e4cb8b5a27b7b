package objector.webui.readmodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import objector.events.Topic;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/// The read model without a broker: the real topology, fed by hand.
public final class FilledReadModel implements AutoCloseable {
  private final TopologyTestDriver driver;
  private final ReadModel readModel;
  private final AtomicReference<Runnable> afterReading = new AtomicReference<>(() -> {});

  public FilledReadModel(Path folder) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "filled-read-model");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    AtomicReference<TopologyTestDriver> later = new AtomicReference<>();
    readModel = new ReadModel(name -> new Slow(later.get().getKeyValueStore(name)));
    driver = new TopologyTestDriver(ReadModelTopology.of(readModel), settings);
    later.set(driver);
    readModel.live(true);
  }

  /// The next reading of many records ends only after that: what comes in between, in a test.
  void onceAfterReading(Runnable then) {
    afterReading.set(then);
  }

  public void live(boolean now) {
    readModel.live(now);
  }

  public ReadModel readModel() {
    return readModel;
  }

  public synchronized <V> void put(Topic<V> topic, V value) {
    raw(topic.name(), topic.key(value), topic.encode(value));
  }

  /// As when somebody is erased.
  public void remove(Topic<?> topic, String key) {
    raw(topic.name(), key, null);
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

  /// A store whose readings of many records can be held up.
  private final class Slow implements ReadOnlyKeyValueStore<String, byte[]> {
    private final ReadOnlyKeyValueStore<String, byte[]> store;

    Slow(ReadOnlyKeyValueStore<String, byte[]> store) {
      this.store = store;
    }

    @Override
    public byte @Nullable [] get(String key) {
      return store.get(key);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(@Nullable String from, @Nullable String to) {
      return read(store.range(from, to));
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
      return read(store.all());
    }

    @Override
    public long approximateNumEntries() {
      return store.approximateNumEntries();
    }

    private KeyValueIterator<String, byte[]> read(KeyValueIterator<String, byte[]> all) {
      List<KeyValue<String, byte[]>> records = new ArrayList<>();
      try (all) {
        all.forEachRemaining(records::add);
      }
      afterReading.getAndSet(() -> {}).run();
      return new Read(records);
    }
  }

  private static final class Read implements KeyValueIterator<String, byte[]> {
    private final Iterator<KeyValue<String, byte[]>> records;

    Read(List<KeyValue<String, byte[]>> records) {
      this.records = records.iterator();
    }

    @Override
    public boolean hasNext() {
      return records.hasNext();
    }

    @Override
    public KeyValue<String, byte[]> next() {
      return records.next();
    }

    @Override
    public String peekNextKey() {
      throw new UnsupportedOperationException("nobody peeks");
    }

    @Override
    public void close() {}
  }
}
