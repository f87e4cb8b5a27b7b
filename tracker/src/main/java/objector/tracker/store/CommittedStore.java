package objector.tracker.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// A store whose disk holds only what was committed, and how far that is: after a kill it goes on
/// from there. Kafka Streams' own store on disk holds what no transaction committed as well, so
/// that after a kill all of it is thrown away and read back from the changelog.
///
/// What a transaction wrote waits in memory until it is committed. It and the offset of its last
/// record in the changelog then reach the disk in one write, which outlives the process. When the
/// whole machine fails, the disk may be ahead of the changelog: then nothing of it is used.
final class CommittedStore implements KeyValueStore<Bytes, byte[]> {
  /// Where the offset lies. No key of ours is a single zero.
  static final byte[] OFFSET = {0};

  private static final long FLUSHED_NANOS = Duration.ofHours(6).toNanos();

  private final String name;
  private final CommittedStores stores;

  private @Nullable TopicPartition changelog;
  private @Nullable RocksDB disk;
  private @Nullable Options options;
  private @Nullable WriteOptions logged;
  private long flushed;
  private MergePause pause = new MergePause();

  /// Of this transaction. [#GONE] for what it deleted.
  private NavigableMap<Bytes, byte[]> unwritten = new ConcurrentSkipListMap<>();

  private final Set<MergedRange> ranges = ConcurrentHashMap.newKeySet();

  /// Stands for a deleted value; only this very array.
  static final byte[] GONE = new byte[0];

  CommittedStore(String name, CommittedStores stores) {
    this.name = name;
    this.stores = stores;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    Path folder = context.stateDir().toPath().resolve("committed").resolve(name);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Options made = StoreOptions.make();
    try {
      disk = RocksDB.open(made, folder.toString());
    } catch (RocksDBException e) {
      made.close();
      throw broken("opened", e);
    }
    options = made;
    logged = new WriteOptions();
    flushed = System.nanoTime();
    pause = new MergePause();
    TopicPartition own =
        new TopicPartition(
            CommittedStores.changelog(context.applicationId(), name), context.taskId().partition());
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
      try (WriteBatch batch = new WriteBatch()) {
        if (pause.isNew()) {
          pause.begin(disk(), committedOffset(own), stores.end(own));
        }
        for (KeyValue<byte[], byte[]> record : records) {
          if (record.value == null) {
            batch.delete(record.key);
          } else {
            batch.put(record.key, record.value);
          }
        }
        disk().write(logged(), batch);
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
    byte[] known;
    try {
      known = disk().get(OFFSET);
    } catch (RocksDBException e) {
      throw broken("read", e);
    }
    if (known == null) {
      return null;
    }
    long offset = ByteBuffer.wrap(known).getLong();
    OptionalLong end = stores.end(partition);
    // A changelog that cannot be asked is not trusted to be there.
    return end.isPresent() && offset < end.getAsLong() ? (Long) offset : null;
  }

  /// Kafka Streams itself says how far the store is: while it restores, and when it stops.
  @Override
  public void commit(Map<TopicPartition, Long> offsets) {
    TopicPartition own = changelog;
    Long offset = own == null ? null : offsets.get(own);
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
      batch.put(OFFSET, ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
      disk().write(logged(), batch);
      // Ranges that are being read keep the map that they began with.
      unwritten = new ConcurrentSkipListMap<>();
      flushNowAndThen();
      pause.reached(offset);
    } catch (RocksDBException e) {
      throw broken("written", e);
    }
  }

  /// The log holds what was erased until the tables are written.
  private void flushNowAndThen() throws RocksDBException {
    long now = System.nanoTime();
    if (now - flushed > FLUSHED_NANOS) {
      flushed = now;
      try (FlushOptions soon = new FlushOptions().setWaitForFlush(false)) {
        disk().flush(soon);
      }
    }
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    byte[] written = unwritten.get(key);
    if (written != null) {
      return isGone(written) ? null : written;
    }
    try {
      return disk().get(key.get());
    } catch (RocksDBException e) {
      throw broken("read", e);
    }
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
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
    MergedRange range = new MergedRange(disk().newIterator(), unwritten, from, to, ranges::remove);
    ranges.add(range);
    return range;
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return range(null, null);
  }

  @Override
  public long approximateNumEntries() {
    try {
      return disk().getLongProperty("rocksdb.estimate-num-keys") + unwritten.size();
    } catch (RocksDBException e) {
      throw broken("asked", e);
    }
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
    RocksDB open = disk;
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
    open.close();
    logged().close();
    Options used = options;
    if (used != null) {
      used.close();
    }
  }

  private RocksDB disk() {
    RocksDB open = disk;
    if (open == null) {
      throw new IllegalStateException("the store " + name + " is closed");
    }
    return open;
  }

  private WriteOptions logged() {
    WriteOptions made = logged;
    if (made == null) {
      throw new IllegalStateException("the store " + name + " was never opened");
    }
    return made;
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
