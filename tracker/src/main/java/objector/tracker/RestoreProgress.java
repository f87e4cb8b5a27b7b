package objector.tracker;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far the stores are read back from their changelogs, in words: a start with a million people
/// takes a while, and whoever waits wants to know that it goes on.
final class RestoreProgress implements StateRestoreListener {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreProgress.class);
  private static final long BETWEEN_WORDS = Duration.ofSeconds(5).toNanos();

  /// After so long without a store to read back the next one is a new matter.
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final int WORTH_A_WORD = 20_000;

  private final Map<String, Part> parts = new ConcurrentHashMap<>();
  private final AtomicLong moved = new AtomicLong(System.nanoTime());
  private final AtomicLong said = new AtomicLong(System.nanoTime());
  private final AtomicLong begun = new AtomicLong(System.nanoTime());
  private final AtomicLong read = new AtomicLong();

  /// One store's partition.
  private record Part(long all, AtomicLong done) {}

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
    if (parts.isEmpty() && quiet().compareTo(PAUSE) > 0) {
      begun.set(System.nanoTime());
      read.set(0);
    }
    parts.put(key(partition, store), new Part(Math.max(0, end - start), new AtomicLong()));
    moved.set(System.nanoTime());
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
    Part part = parts.get(key(partition, store));
    if (part != null) {
      part.done.addAndGet(records);
      read.addAndGet(records);
    }
    moved.set(System.nanoTime());
    String words = words();
    long last = said.get();
    if (words != null
        && System.nanoTime() - last > BETWEEN_WORDS
        && said.compareAndSet(last, System.nanoTime())) {
      LOG.info("The tracker is {}", words);
    }
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long records) {
    parts.remove(key(partition, store));
    moved.set(System.nanoTime());
    if (parts.isEmpty() && read.get() > WORTH_A_WORD) {
      LOG.info("The tracker's stores are there: {}", total());
    }
  }

  /// What was read back since reading began, and how long that took.
  String total() {
    return String.format(
        Locale.ROOT,
        "read back %,d records in %.1f s",
        read.get(),
        (moved.get() - begun.get()) / 1e9);
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long records) {
    onRestoreEnd(partition, store, records);
  }

  /// How far it has come; null: nothing is read back.
  @Nullable String words() {
    long all = parts.values().stream().mapToLong(Part::all).sum();
    // Some offsets of a changelog are markers of transactions, not records.
    long done =
        parts.values().stream().mapToLong(part -> Math.min(part.all, part.done.get())).sum();
    return all == 0 ? null : String.format(Locale.ROOT, "restoring %,d of %,d", done, all);
  }

  /// How long ago it last went on.
  Duration quiet() {
    return Duration.ofNanos(System.nanoTime() - moved.get());
  }

  private static String key(TopicPartition partition, String store) {
    return partition + "/" + store;
  }
}
