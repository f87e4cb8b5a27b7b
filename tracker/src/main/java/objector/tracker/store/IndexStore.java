package objector.tracker.store;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The [DerivedIndex] of another store of the same task, as a store of its own: without files and
/// without a changelog. Whoever writes the other's values writes here what follows from them.
final class IndexStore implements KeyValueStore<Bytes, byte[]> {
  private final String name;
  private final String of;
  private final CommittedStores stores;
  private @Nullable TopicPartition indexed;

  /// @param of the name of the other store
  IndexStore(String name, String of, CommittedStores stores) {
    this.name = name;
    this.of = of;
    this.stores = stores;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    indexed =
        new TopicPartition(
            CommittedStores.changelog(context.applicationId(), of), context.taskId().partition());
    context.register(root, (_, _) -> {});
  }

  private CommittedStore files() {
    TopicPartition own = indexed;
    if (own == null) {
      throw new IllegalStateException("the index " + name + " is closed");
    }
    return stores.get(own);
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return files().indexed(key);
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    files().index(key, value);
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
    byte @Nullable [] before = get(key);
    if (before == null) {
      put(key, value);
    }
    return before;
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  /// Nobody asks what was there.
  @Override
  public byte @Nullable [] delete(Bytes key) {
    put(key, null);
    return null;
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
    return new Keys(files().indexed(from, to));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return range(null, null);
  }

  /// Nobody counts it.
  @Override
  public long approximateNumEntries() {
    return 0;
  }

  @Override
  public Position getPosition() {
    return Position.emptyPosition();
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return indexed != null;
  }

  @Override
  public void close() {
    indexed = null;
  }

  /// Without what says that they lie in an index.
  private record Keys(KeyValueIterator<Bytes, byte[]> places)
      implements KeyValueIterator<Bytes, byte[]> {
    @Override
    public boolean hasNext() {
      return places.hasNext();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      KeyValue<Bytes, byte[]> place = places.next();
      return KeyValue.pair(DerivedIndex.key(place.key), place.value);
    }

    @Override
    public Bytes peekNextKey() {
      return DerivedIndex.key(places.peekNextKey());
    }

    @Override
    public void close() {
      places.close();
    }
  }
}
