package objector.webui.readmodel;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/// One small cache for both stores. Public because Kafka Streams makes it by name; static for the
/// same reason.
public final class ReadModelRocksDb implements RocksDBConfigSetter {
  private static final long CACHE_BYTES = 12L << 20;
  private static final long UNWRITTEN_BYTES = 4L << 20;

  private static final Cache CACHE = cache();

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferSize(UNWRITTEN_BYTES);
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
