package objector.tracker;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// One small cache for all stores of the process: Kafka Streams alone would give each store of each
/// partition 50 MB of its own. Public because Kafka Streams makes it by name; static for the same
/// reason.
public final class SmallRocksDb implements RocksDBConfigSetter {
  /// Beside the usual heap 24 MB; beside a larger one more.
  private static final long CACHE_BYTES =
      Math.clamp(Runtime.getRuntime().maxMemory() / 14, 24L << 20, 256L << 20);

  private static final long UNWRITTEN_BYTES = CACHE_BYTES / 3;
  private static final long UNWRITTEN_BYTES_OF_A_STORE = 1L << 20;

  private static final Cache CACHE = cache();
  private static final WriteBufferManager UNWRITTEN =
      new WriteBufferManager(UNWRITTEN_BYTES, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(UNWRITTEN);
    options.setWriteBufferSize(UNWRITTEN_BYTES_OF_A_STORE);
    options.setMaxWriteBufferNumber(2);
    options.setMaxOpenFiles(64);
  }

  /// The cache is the process's, not the store's: it stays.
  @Override
  public void close(String store, Options options) {}

  private static Cache cache() {
    RocksDB.loadLibrary();
    return new LRUCache(CACHE_BYTES);
  }
}
