package objector.tracker.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// A store whose disk holds only what was committed, and how far that is: after a kill it goes on
/// from there. Kafka Streams' own store on disk holds what no transaction committed as well, so
/// that after a kill all of it is thrown away and read back from the changelog.
///
/// What a transaction wrote waits in memory until it is committed. It and the offset of its last
/// record in the changelog then reach the disk in one write, which outlives the process. When the
/// whole machine fails, the disk may be ahead of the changelog: then nothing of it is used.
final class CommittedStore implements KeyValueStore<Bytes, byte[]> {
  private static final Bytes FIRST = Bytes.wrap(DerivedIndex.BEYOND);

  private final String name;
  private final CommittedStores stores;
  private final DerivedIndex.@Nullable Rules rules;

  private @Nullable TopicPartition changelog;
  private @Nullable StoreDisk disk;
  private @Nullable DerivedIndex index;

  /// Of this transaction. [#GONE] for what it deleted.
  private NavigableMap<Bytes, byte[]> unwritten = new ConcurrentSkipListMap<>();

  private final Set<MergedRange> ranges = ConcurrentHashMap.newKeySet();

  /// Stands for a deleted value; only this very array.
  static final byte[] GONE = new byte[0];

  /// @param rules of its index; null: it has none
  CommittedStore(String name, CommittedStores stores, DerivedIndex.@Nullable Rules rules) {
    this.name = name;
    this.stores = stores;
    this.rules = rules;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    TopicPartition own =
        new TopicPartition(
            CommittedStores.changelog(context.applicationId(), name), context.taskId().partition());
    if (stores.staysClosed()) {
      context.register(root, new Restoring(own));
      return;
    }
    Path folder = context.stateDir().toPath().resolve("committed").resolve(name);
    StoreDisk opened = new StoreDisk(name, folder);
    disk = opened;
    index = rules == null ? null : new DerivedIndex(rules, opened);
    changelog = own;
    stores.opened(own, this);
    context.register(root, new Restoring(own));
  }

  /// What a changelog holds is committed.
  private final class Restoring implements BatchingStateRestoreCallback {
    private final TopicPartition own;

    private Restoring(TopicPartition own) {
      this.own = own;
    }

    @Override
    public void restoreAll(Collection<KeyValue<byte[], byte[]>> records) {
      DerivedIndex following = index;
      try (WriteBatch batch = new WriteBatch()) {
        boolean much =
            disk().isUnrestored() && disk().restores(committedOffset(own), stores.end(own));
        if (following != null && much) {
          following.drop(batch);
        }
        if (following != null) {
          following.follow(batch, records);
        }
        for (KeyValue<byte[], byte[]> record : records) {
          if (record.value == null) {
            batch.delete(record.key);
          } else {
            batch.put(record.key, record.value);
          }
        }
        disk().write(batch);
      } catch (RocksDBException e) {
        throw broken("restored", e);
      }
    }
  }

  // Kafka Streams 4.3 asks this; a later one takes it for granted.
  @SuppressWarnings("deprecation")
  @Override
  public boolean managesOffsets() {
    return true;
  }

  /// How far the disk is; null: from the beginning.
  @Override
  public @Nullable Long committedOffset(TopicPartition partition) {
    if (stores.staysClosed()) {
      return 0L;
    }
    Long offset = disk().offset();
    if (offset == null) {
      return null;
    }
    OptionalLong end = stores.end(partition);
    // A changelog that cannot be asked is not trusted to be there.
    return end.isPresent() && offset < end.getAsLong() ? offset : null;
  }

  /// Kafka Streams itself says how far the store is: while it restores, and when it stops.
  @Override
  public void commit(Map<TopicPartition, Long> offsets) {
    TopicPartition own = changelog;
    Long offset = own == null || stores.staysClosed() ? null : offsets.get(own);
    if (offset != null) {
      committed(offset);
    }
  }

  /// Writes this transaction's part to the disk.
  void committed(long offset) {
    try (WriteBatch batch = new WriteBatch()) {
      for (Map.Entry<Bytes, byte[]> each : unwritten.entrySet()) {
        if (isGone(each.getValue())) {
          batch.delete(each.getKey().get());
        } else {
          batch.put(each.getKey().get(), each.getValue());
        }
      }
      disk().commit(batch, offset);
      // Ranges that are being read keep the map that they began with.
      unwritten = new ConcurrentSkipListMap<>();
    } catch (RocksDBException e) {
      throw broken("written", e);
    }
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    byte[] written = unwritten.get(key);
    if (written != null) {
      return isGone(written) ? null : written;
    }
    return disk().get(key.get());
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    makeIndex();
    unwritten.put(key, value == null ? GONE : value);
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

  @Override
  public byte @Nullable [] delete(Bytes key) {
    byte @Nullable [] before = get(key);
    put(key, null);
    return before;
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
    return between(from == null || from.compareTo(FIRST) < 0 ? FIRST : from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return range(null, null);
  }

  private MergedRange between(Bytes from, @Nullable Bytes to) {
    MergedRange range = new MergedRange(disk().iterator(), unwritten, from, to, ranges::remove);
    ranges.add(range);
    return range;
  }

  /// A key of its index; null: it is not there.
  byte @Nullable [] indexed(Bytes key) {
    makeIndex();
    return get(DerivedIndex.place(key.get()));
  }

  /// Keys of its index.
  KeyValueIterator<Bytes, byte[]> indexed(@Nullable Bytes from, @Nullable Bytes to) {
    makeIndex();
    return between(
        DerivedIndex.place(from == null ? new byte[0] : from.get()),
        to == null ? FIRST : DerivedIndex.place(to.get()));
  }

  /// Sets a key of its index, or takes it away.
  void index(Bytes key, byte @Nullable [] value) {
    put(DerivedIndex.place(key.get()), value);
  }

  private void makeIndex() {
    DerivedIndex own = index;
    if (own != null) {
      own.make();
    }
  }

  @Override
  public long approximateNumEntries() {
    return disk().entries() + unwritten.size();
  }

  /// Nobody asks from outside.
  @Override
  public Position getPosition() {
    return Position.emptyPosition();
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return disk != null;
  }

  /// What was not committed is forgotten.
  @Override
  public void close() {
    StoreDisk open = disk;
    if (open == null) {
      return;
    }
    TopicPartition own = changelog;
    if (own != null) {
      stores.closed(own, this);
    }
    new ArrayList<>(ranges).forEach(MergedRange::close);
    unwritten = new ConcurrentSkipListMap<>();
    disk = null;
    index = null;
    open.close();
  }

  private StoreDisk disk() {
    StoreDisk open = disk;
    if (open == null) {
      throw new IllegalStateException("the store " + name + " is closed");
    }
    return open;
  }

  // Not equals: an empty value is a value.
  @SuppressWarnings("ReferenceEquality")
  static boolean isGone(byte[] value) {
    return value == GONE;
  }

  private ProcessorStateException broken(String what, RocksDBException e) {
    return new ProcessorStateException("the store %s could not be %s".formatted(name, what), e);
  }
}
