package objector.tracker.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// A store's files: what was committed, and how far that is. What is written at once is there
/// together or not at all, also after a kill.
final class StoreDisk {
  /// Where the offset lies. Keys of one's own begin with a letter or a digit.
  static final byte[] OFFSET = {0};

  private static final long FLUSHED_NANOS = Duration.ofHours(6).toNanos();

  private final String name;
  private final Options options;
  private final WriteOptions logged;

  /// Of what is read back: it is in the changelog, so a kill only makes some of it be read again.
  private final WriteOptions unlogged;

  private final RocksDB rocks;
  private final MergePause pause = new MergePause();
  private long flushed = System.nanoTime();

  /// Opens them, or makes them.
  StoreDisk(String name, Path folder) {
    this.name = name;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    options = StoreOptions.make();
    logged = new WriteOptions();
    unlogged = new WriteOptions().setDisableWAL(true);
    try {
      rocks = RocksDB.open(options, folder.toString());
    } catch (RocksDBException e) {
      closeOptions();
      throw broken("opened", e);
    }
  }

  byte @Nullable [] get(byte[] key) {
    try {
      return rocks.get(key);
    } catch (RocksDBException e) {
      throw broken("read", e);
    }
  }

  /// To be closed by the caller, before the files are.
  RocksIterator iterator() {
    return rocks.newIterator();
  }

  /// How far it is; null: nobody knows.
  @Nullable Long offset() {
    byte[] known = get(OFFSET);
    return known == null ? null : (Long) ByteBuffer.wrap(known).getLong();
  }

  void write(WriteBatch batch) {
    try {
      rocks.write(writing(), batch);
    } catch (RocksDBException e) {
      throw broken("written", e);
    }
  }

  /// Either all writes go through the log or none: of some that do and some that don't, a kill
  /// would leave the later ones without the earlier.
  private WriteOptions writing() {
    return pause.isOn() ? unlogged : logged;
  }

  /// Writes what was committed, up to that offset.
  void commit(WriteBatch batch, long offset) {
    try {
      batch.put(OFFSET, ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
      rocks.write(writing(), batch);
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
        rocks.flush(soon);
      }
    }
  }

  /// Whether nothing was read back since it was opened.
  boolean isUnrestored() {
    return pause.isNew();
  }

  /// Reading back begins; answers whether it is much.
  ///
  /// @param from where
  /// @param end of the changelog; empty: that cannot be told
  boolean restores(@Nullable Long from, OptionalLong end) {
    try {
      return pause.begin(rocks, from, end);
    } catch (RocksDBException e) {
      throw broken("restored", e);
    }
  }

  long entries() {
    try {
      return rocks.getLongProperty("rocksdb.estimate-num-keys");
    } catch (RocksDBException e) {
      throw broken("asked", e);
    }
  }

  void close() {
    rocks.close();
    closeOptions();
  }

  private void closeOptions() {
    unlogged.close();
    logged.close();
    options.close();
  }

  private ProcessorStateException broken(String what, RocksDBException e) {
    return new ProcessorStateException("the store %s could not be %s".formatted(name, what), e);
  }
}
