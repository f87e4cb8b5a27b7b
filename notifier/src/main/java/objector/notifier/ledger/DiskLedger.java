package objector.notifier.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import objector.events.Topics;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.notifier.delivery.DeliveryRules;
import objector.notifier.delivery.Lane;
import objector.notifier.delivery.LedgerStore;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/// The ledger's copy on the disk, for all lanes and partitions of this process: a million people's
/// mails of ninety days take no room in memory. Made anew at each start, as the topic is the
/// record: so it needs no log of its own, and holds nothing that was erased meanwhile.
public final class DiskLedger implements AutoCloseable {
  private static final long CACHE_BYTES = 8L << 20;
  private static final long UNWRITTEN_BYTES = 4L << 20;
  private static final int PREFIX = 5;

  /// How many entries are looked at in one go for what may be forgotten.
  private static final int LOOKED_AT = 5_000;

  private final LRUCache cache;
  private final BloomFilter filter;
  private final Options options;
  private final WriteOptions unlogged;
  private final RocksDB entries;

  private DiskLedger(Path folder) throws RocksDBException {
    cache = new LRUCache(CACHE_BYTES);
    filter = new BloomFilter(10);
    options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(UNWRITTEN_BYTES)
            .setMaxWriteBufferNumber(2)
            .setMaxOpenFiles(64)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setKeepLogFileNum(1)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockCache(cache)
                    .setCacheIndexAndFilterBlocks(true)
                    .setFilterPolicy(filter));
    unlogged = new WriteOptions().setDisableWAL(true);
    entries = RocksDB.open(options, folder.toString());
  }

  /// Deletes what an earlier process left in the folder, and begins anew.
  public static DiskLedger open(Path folder) {
    RocksDB.loadLibrary();
    try {
      Files.createDirectories(folder);
      try (Options none = new Options()) {
        RocksDB.destroyDB(folder.toString(), none);
      }
      return new DiskLedger(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the notifier's folder cannot be made", e);
    } catch (RocksDBException e) {
      throw new LedgerStore.Broken(e);
    }
  }

  /// A partition's store, empty.
  public LedgerStore partition(Lane lane, int partition) {
    byte[] prefix =
        ByteBuffer.allocate(PREFIX).put((byte) lane.word().charAt(0)).putInt(partition).array();
    Partition store = new Partition(prefix);
    store.clear();
    return store;
  }

  @Override
  public void close() {
    entries.close();
    unlogged.close();
    options.close();
    filter.close();
    cache.close();
  }

  private final class Partition implements LedgerStore {
    private final byte[] prefix;
    private byte[] looked;

    Partition(byte[] prefix) {
      this.prefix = prefix;
      this.looked = prefix;
    }

    private byte[] key(AlertId alert) {
      byte[] id = alert.value().getBytes(StandardCharsets.US_ASCII);
      return ByteBuffer.allocate(PREFIX + id.length).put(prefix).put(id).array();
    }

    private void clear() {
      byte[] end = prefix.clone();
      ByteBuffer.wrap(end).putInt(1, ByteBuffer.wrap(prefix).getInt(1) + 1);
      try {
        entries.deleteRange(unlogged, prefix, end);
      } catch (RocksDBException e) {
        throw new Broken(e);
      }
    }

    @Override
    public @Nullable Delivery get(AlertId alert) {
      try {
        byte[] value = entries.get(key(alert));
        return value == null ? null : Topics.DELIVERIES.decode(value);
      } catch (RocksDBException e) {
        throw new Broken(e);
      }
    }

    @Override
    public void put(Delivery entry) {
      try {
        entries.put(unlogged, key(entry.alert()), Topics.DELIVERIES.encode(entry));
      } catch (RocksDBException e) {
        throw new Broken(e);
      }
    }

    @Override
    public void remove(AlertId alert) {
      try {
        entries.delete(unlogged, key(alert));
      } catch (RocksDBException e) {
        throw new Broken(e);
      }
    }

    /// Goes on where it ended the last time, and begins anew at the end.
    @Override
    public List<Delivery> forgettable(Instant now, int most) {
      List<Delivery> old = new ArrayList<>();
      try (RocksIterator at = entries.newIterator()) {
        at.seek(looked);
        int seen = 0;
        while (at.isValid() && isOurs(at.key()) && seen < LOOKED_AT && old.size() < most) {
          Delivery entry = Topics.DELIVERIES.decode(at.value());
          if (DeliveryRules.forgettable(entry, now)) {
            old.add(entry);
          }
          seen++;
          at.next();
        }
        looked = at.isValid() && isOurs(at.key()) ? at.key() : prefix;
      }
      return old;
    }

    private boolean isOurs(byte[] key) {
      return key.length > PREFIX && Arrays.equals(key, 0, PREFIX, prefix, 0, PREFIX);
    }
  }
}
