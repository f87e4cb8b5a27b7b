package objector.tracker.store;

import java.time.Duration;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// One small cache for all stores of the process: each store of each partition would have 50 MB of
/// its own. Static, as it is the process's.
final class StoreOptions {
  /// Beside the usual heap 24 MB; beside a larger one more.
  private static final long CACHE_BYTES =
      Math.clamp(Runtime.getRuntime().maxMemory() / 14, 24L << 20, 256L << 20);

  private static final long UNWRITTEN_BYTES = CACHE_BYTES / 3;
  static final long UNWRITTEN_BYTES_OF_A_STORE = 1L << 20;

  /// After this time what was replaced or erased is written out of a file.
  private static final Duration REWRITTEN = Duration.ofHours(6);

  private static final Cache CACHE = cache();
  private static final WriteBufferManager UNWRITTEN =
      new WriteBufferManager(UNWRITTEN_BYTES, CACHE);
  private static final BloomFilter FILTER = new BloomFilter(10);

  private StoreOptions() {}

  /// To be closed by the caller, after the database.
  static Options make() {
    return new Options()
        .setCreateIfMissing(true)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(CACHE)
                .setCacheIndexAndFilterBlocks(true)
                .setFilterPolicy(FILTER))
        .setWriteBufferManager(UNWRITTEN)
        .setWriteBufferSize(UNWRITTEN_BYTES_OF_A_STORE)
        .setMaxWriteBufferNumber(2)
        .setMaxOpenFiles(64)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setPeriodicCompactionSeconds(REWRITTEN.toSeconds())
        .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
        .setKeepLogFileNum(1)
        .setStatsDumpPeriodSec(0);
  }

  private static Cache cache() {
    RocksDB.loadLibrary();
    return new LRUCache(CACHE_BYTES);
  }
}
