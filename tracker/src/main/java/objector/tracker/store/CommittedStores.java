package objector.tracker.store;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The stores of a process, which must be told when a transaction was committed: Kafka Streams
/// tells them only when it stops, and after anything else it reads them back from the beginning.
public final class CommittedStores {
  private final Map<TopicPartition, CommittedStore> open = new ConcurrentHashMap<>();
  private final Function<TopicPartition, OptionalLong> ends;
  private volatile @Nullable Thread asking;

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
    return supplier(name, () -> new CommittedStore(name, this, null));
  }

  /// The same with an index, which follows from the values: see [#index].
  ///
  /// @param version counts on whenever other keys follow: then all are made anew
  /// @param keys which ones follow from a key and its value; must not throw
  public KeyValueBytesStoreSupplier supplier(
      String name, int version, BiFunction<String, byte[], List<String>> keys) {
    DerivedIndex.Rules rules = new DerivedIndex.Rules(version, keys);
    return supplier(name, () -> new CommittedStore(name, this, rules));
  }

  /// The index of such a store, as a store of that name. It has no changelog: when values are read
  /// back, it follows from them. Whoever writes values keeps it as they say.
  public KeyValueBytesStoreSupplier index(String name, String of) {
    return supplier(name, () -> new IndexStore(name, of, this));
  }

  private static KeyValueBytesStoreSupplier supplier(
      String name, Supplier<KeyValueStore<Bytes, byte[]>> made) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return made.get();
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

  /// One that is open.
  CommittedStore get(TopicPartition changelog) {
    CommittedStore store = open.get(changelog);
    if (store == null) {
      throw new IllegalStateException("no store of " + changelog + " is open");
    }
    return store;
  }

  /// Kafka Streams begins by opening all stores, one after the other, to ask how far they are, and
  /// closes them again: so it knows how much each instance would have to read when it shares the
  /// partitions out. Where there is but one instance, stores that are asked by this thread say that
  /// they are at their beginning, and stay closed. What is read later is asked again.
  ///
  /// @param begin starts Kafka Streams
  public void unopened(Runnable begin) {
    asking = Thread.currentThread();
    try {
      begin.run();
    } finally {
      asking = null;
    }
  }

  boolean staysClosed() {
    return Thread.currentThread().equals(asking);
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
