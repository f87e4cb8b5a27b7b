package objector.tracker.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/// Keys that follow from a store's values, among the same files and written with them, so that the
/// two cannot differ, and no changelog is needed: what is read back says itself what belongs there.
///
/// Where little is read back it follows; where it is much, all of it is dropped, and made again in
/// one pass when it is first wanted.
final class DerivedIndex {
  /// Behind whichever is made completely stands by which version of its rules.
  private static final byte[] MADE = {0, 1};

  private static final byte MARK = 1;
  private static final byte[] FIRST = {MARK};

  /// Before this key lies what is our own.
  static final byte[] BEYOND = {MARK + 1};

  private static final byte[] PRESENT = {};
  private static final int AT_ONCE = 10_000;

  /// How keys follow from a value.
  ///
  /// @param version counts on whenever other keys follow: then all are made anew
  /// @param keys of a key and its value; must not throw
  record Rules(int version, BiFunction<String, byte[], List<String>> keys) {}

  private final Rules rules;
  private final StoreDisk disk;
  private boolean made;

  DerivedIndex(Rules rules, StoreDisk disk) {
    this.rules = rules;
    this.disk = disk;
    byte[] version = disk.get(MADE);
    this.made = version != null && ByteBuffer.wrap(version).getInt() == rules.version();
  }

  /// Where a key lies.
  static Bytes place(byte[] key) {
    byte[] place = new byte[key.length + 1];
    place[0] = MARK;
    System.arraycopy(key, 0, place, 1, key.length);
    return Bytes.wrap(place);
  }

  /// Which key lies there.
  static Bytes key(Bytes place) {
    return Bytes.wrap(Arrays.copyOfRange(place.get(), 1, place.get().length));
  }

  /// Makes it where it is not. Before anything is written.
  void make() {
    if (made) {
      return;
    }
    try (WriteBatch batch = new WriteBatch();
        RocksIterator all = disk.iterator()) {
      batch.deleteRange(FIRST, BEYOND);
      for (all.seek(BEYOND); all.isValid(); all.next()) {
        put(batch, all.key(), all.value());
        if (batch.count() >= AT_ONCE) {
          disk.write(batch);
          batch.clear();
        }
      }
      all.status();
      batch.put(MADE, ByteBuffer.allocate(Integer.BYTES).putInt(rules.version()).array());
      disk.write(batch);
      made = true;
    } catch (RocksDBException e) {
      throw new ProcessorStateException("an index could not be made", e);
    }
  }

  /// Much is read back from now on.
  void drop(WriteBatch batch) throws RocksDBException {
    batch.delete(MADE);
    batch.deleteRange(FIRST, BEYOND);
    made = false;
  }

  /// Follows what is read back, before it is written.
  void follow(WriteBatch batch, Collection<KeyValue<byte[], byte[]>> records)
      throws RocksDBException {
    if (!made) {
      return;
    }
    Map<Bytes, byte @Nullable []> before = new HashMap<>();
    for (KeyValue<byte[], byte[]> record : records) {
      Bytes key = Bytes.wrap(record.key);
      byte[] old = before.containsKey(key) ? before.get(key) : disk.get(record.key);
      if (old != null) {
        for (String gone : keys(record.key, old)) {
          batch.delete(place(bytes(gone)).get());
        }
      }
      if (record.value != null) {
        put(batch, record.key, record.value);
      }
      before.put(key, record.value);
    }
  }

  private void put(WriteBatch batch, byte[] key, byte[] value) throws RocksDBException {
    for (String each : keys(key, value)) {
      batch.put(place(bytes(each)).get(), PRESENT);
    }
  }

  private List<String> keys(byte[] key, byte[] value) {
    return rules.keys().apply(new String(key, StandardCharsets.UTF_8), value);
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
