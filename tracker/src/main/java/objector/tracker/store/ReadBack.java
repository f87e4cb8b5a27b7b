package objector.tracker.store;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Takes what Kafka Streams reads back of a store's changelog: all that a changelog holds is
/// committed.
final class ReadBack implements BatchingStateRestoreCallback {
  private final StoreDisk disk;
  private final @Nullable DerivedIndex index;
  private final Supplier<@Nullable Long> begins;
  private final Supplier<OptionalLong> ends;

  /// @param begins where reading begins; null: at the beginning
  /// @param ends where the changelog ends; empty: that cannot be told
  ReadBack(
      StoreDisk disk,
      @Nullable DerivedIndex index,
      Supplier<@Nullable Long> begins,
      Supplier<OptionalLong> ends) {
    this.disk = disk;
    this.index = index;
    this.begins = begins;
    this.ends = ends;
  }

  @Override
  public void restoreAll(Collection<KeyValue<byte[], byte[]>> records) {
    boolean much = disk.isUnrestored() && disk.restores(begins.get(), ends.get());
    if (much && index != null) {
      index.drop();
    }
    WriteBatch batch = new WriteBatch();
    try {
      fill(batch, records);
    } catch (RocksDBException e) {
      batch.close();
      throw new ProcessorStateException("what was read back could not be written", e);
    }
    disk.restore(batch);
  }

  private void fill(WriteBatch batch, Collection<KeyValue<byte[], byte[]>> records)
      throws RocksDBException {
    if (index != null) {
      index.follow(batch, records);
    }
    for (KeyValue<byte[], byte[]> record : records) {
      if (record.value == null) {
        batch.delete(record.key);
      } else {
        batch.put(record.key, record.value);
      }
    }
  }
}
