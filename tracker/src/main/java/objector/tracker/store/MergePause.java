package objector.tracker.store;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rocksdb.FlushOptions;
import org.rocksdb.MutableColumnFamilyOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// While much is read back, tables are only written: that they were merged again and again
/// meanwhile, and writing waited for it, took nine tenths of the time. They are merged afterwards,
/// beside the work. Nor is what is read back written to the log first.
final class MergePause {
  /// Fewer records are read back as quickly with it.
  private static final long MUCH = 20_000;

  /// So near the changelog's end there may be nothing but the marks that transactions leave.
  private static final long MARKS = 100;

  private static final long BUFFER_MEANWHILE = 8L << 20;
  private static final int NO_WAITING = 1 << 20;

  private boolean begun;
  private @Nullable RocksDB paused;
  private long until;

  /// Whether nothing was read back yet.
  boolean isNew() {
    return !begun;
  }

  /// Whether it lasts: then nothing is written to the log.
  boolean isOn() {
    return paused != null;
  }

  /// Before the first records are read back; answers whether they are many.
  ///
  /// @param from where reading begins
  /// @param end of the changelog; empty: that cannot be told
  boolean begin(RocksDB disk, @Nullable Long from, OptionalLong end) throws RocksDBException {
    begun = true;
    if (end.isEmpty() || end.getAsLong() - (from == null ? 0 : from) <= MUCH) {
      return false;
    }
    disk.setOptions(
        disk.getDefaultColumnFamily(),
        MutableColumnFamilyOptions.builder()
            .setDisableAutoCompactions(true)
            .setWriteBufferSize(BUFFER_MEANWHILE)
            // Until it is closed: else whoever writes next would wait until all is merged.
            .setLevel0SlowdownWritesTrigger(NO_WAITING)
            .setLevel0StopWritesTrigger(NO_WAITING)
            .build());
    paused = disk;
    until = end.getAsLong() - MARKS;
    return true;
  }

  /// It was read back as far as that.
  void reached(long offset) throws RocksDBException {
    if (offset >= until) {
      over();
    }
  }

  private void over() throws RocksDBException {
    RocksDB disk = paused;
    if (disk != null) {
      // Before anything is written to the log again: what was not must not be missing behind it.
      try (FlushOptions whole = new FlushOptions().setWaitForFlush(true)) {
        disk.flush(whole);
      }
      paused = null;
      disk.setOptions(
          disk.getDefaultColumnFamily(),
          MutableColumnFamilyOptions.builder()
              .setDisableAutoCompactions(false)
              .setWriteBufferSize(StoreOptions.UNWRITTEN_BYTES_OF_A_STORE)
              .build());
    }
  }
}
