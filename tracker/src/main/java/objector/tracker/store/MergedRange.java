package objector.tracker.store;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// Keys in order, of the disk and of what waits in memory, which wins.
final class MergedRange implements KeyValueIterator<Bytes, byte[]> {
  private final RocksIterator disk;
  private final Iterator<Map.Entry<Bytes, byte[]>> memory;
  private final @Nullable Bytes last;
  private final Consumer<MergedRange> closed;

  private Map.@Nullable Entry<Bytes, byte[]> waiting;
  private @Nullable KeyValue<Bytes, byte[]> next;
  private boolean open = true;

  /// @param from the first that may be among them
  /// @param last which is the last of them; null: to the end
  MergedRange(
      RocksIterator disk,
      NavigableMap<Bytes, byte[]> memory,
      Bytes from,
      @Nullable Bytes last,
      Consumer<MergedRange> closed) {
    this.disk = disk;
    this.last = last;
    this.closed = closed;
    this.memory = memory.tailMap(from, true).entrySet().iterator();
    disk.seek(from.get());
    step();
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public KeyValue<Bytes, byte[]> next() {
    KeyValue<Bytes, byte[]> found = next;
    if (found == null) {
      throw new NoSuchElementException();
    }
    advance();
    return found;
  }

  @Override
  public Bytes peekNextKey() {
    KeyValue<Bytes, byte[]> found = next;
    if (found == null) {
      throw new NoSuchElementException();
    }
    return found.key;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      next = null;
      disk.close();
      closed.accept(this);
    }
  }

  /// A range that ends for trouble must not look like one that is over.
  private void checkDisk() {
    try {
      disk.status();
    } catch (RocksDBException e) {
      throw new ProcessorStateException("a store could not be read", e);
    }
  }

  private void step() {
    waiting = memory.hasNext() ? memory.next() : null;
  }

  private void advance() {
    next = null;
    while (next == null) {
      Map.Entry<Bytes, byte[]> inMemory = waiting;
      Bytes onDisk = disk.isValid() ? Bytes.wrap(disk.key()) : null;
      if (onDisk == null) {
        checkDisk();
      }
      if (inMemory == null && onDisk == null) {
        return;
      }
      int order = inMemory == null ? 1 : onDisk == null ? -1 : inMemory.getKey().compareTo(onDisk);
      KeyValue<Bytes, byte[]> found =
          order <= 0 && inMemory != null
              ? KeyValue.pair(inMemory.getKey(), inMemory.getValue())
              : KeyValue.pair(onDisk, disk.value());
      if (last != null && found.key.compareTo(last) > 0) {
        return;
      }
      if (order <= 0) {
        step();
      }
      if (order >= 0) {
        disk.next();
      }
      next = CommittedStore.isGone(found.value) ? null : found;
    }
  }
}
