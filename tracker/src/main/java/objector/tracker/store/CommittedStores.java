package objector.tracker.store;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;

/// The stores of a process, which must be told when a transaction was committed: Kafka Streams
/// tells them only when it stops, and after anything else it reads them back from the beginning.
public final class CommittedStores {
  private final Map<TopicPartition, CommittedStore> open = new ConcurrentHashMap<>();
  private final Function<TopicPartition, OptionalLong> ends;

  /// @param ends where a changelog ends, committed or not; empty: that cannot be told
  public CommittedStores(Function<TopicPartition, OptionalLong> ends) {
    this.ends = ends;
  }

  /// A store's changelog, as Kafka Streams calls it.
  public static String changelog(String application, String store) {
    return application + "-" + store + "-changelog";
  }

  /// Makes a store of that name for each partition.
  public KeyValueBytesStoreSupplier supplier(String name) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return new CommittedStore(name, CommittedStores.this);
      }

      @Override
      public String metricsScope() {
        return "committed";
      }
    };
  }

  /// A transaction was committed. On the thread that writes to the stores, before its next write.
  ///
  /// @param written of each changelog the offset of the last record that the transaction holds;
  ///   other topics are passed over
  public void committed(Map<TopicPartition, Long> written) {
    written.forEach((changelog, offset) -> {
      CommittedStore store = open.get(changelog);
      if (store != null) {
        store.committed(offset);
      }
    });
  }

  void opened(TopicPartition changelog, CommittedStore store) {
    open.put(changelog, store);
  }

  void closed(TopicPartition changelog, CommittedStore store) {
    open.remove(changelog, store);
  }

  OptionalLong end(TopicPartition changelog) {
    return ends.apply(changelog);
  }
}
