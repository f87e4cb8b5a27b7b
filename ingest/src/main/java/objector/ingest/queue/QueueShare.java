package objector.ingest.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import objector.events.id.EventId;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The partitions of the queue that this instance works, where each begins, and what is committed.
///
/// Where the group has no position, after an upgrade, a restored backup of an older release, or
/// when Kafka forgot it as nobody was there for long, all is read from the beginning, and what was
/// told of already is passed: nothing is lost, and nothing judged anew. Until that is done, nothing
/// is committed, so that an end in between forgets nothing.
final class QueueShare implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(QueueShare.class);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration COMMIT = Duration.ofSeconds(2);
  private static final long GRACE_MILLIS = 3_000;

  private final Consumer<String, byte[]> consumer;
  private final JudgedPositions positions;
  private final JudgingRoom room;
  private final Supplier<KnownMails> reads;
  private final Runnable joined;
  private final Duration every;

  private final Caution caution = new Caution();

  /// Where it is not known what was told of: up to which end.
  private final Map<TopicPartition, Long> doubted = new HashMap<>();

  private @Nullable KnownMails known;
  private long asked = System.nanoTime();

  /// @param reads what was told of already, where that is in doubt
  /// @param joined told when it has a share, however small
  /// @param every how often positions are committed at most
  QueueShare(
      Consumer<String, byte[]> consumer,
      JudgedPositions positions,
      JudgingRoom room,
      Supplier<KnownMails> reads,
      Runnable joined,
      Duration every) {
    this.consumer = consumer;
    this.positions = positions;
    this.room = room;
    this.reads = reads;
    this.joined = joined;
    this.every = every;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(Set.copyOf(partitions), ANSWER);
    Set<TopicPartition> unknown = new HashSet<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata there = committed.get(partition);
      if (there == null) {
        unknown.add(partition);
      } else {
        positions.start(partition, there.offset(), there.offset(), 0);
      }
    }
    doubt(unknown);
    watch(committed);
    joined.run();
  }

  /// Where mails wait since before, it is noted that they are begun.
  private void watch(Map<TopicPartition, OffsetAndMetadata> committed) {
    Map<TopicPartition, OffsetAndMetadata> notes = new HashMap<>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(committed.keySet(), ANSWER);
    committed.forEach((partition, there) -> {
      if (there != null && ends.getOrDefault(partition, 0L) > there.offset()) {
        notes.put(partition, caution.begin(partition, there));
      }
    });
    if (!notes.isEmpty()) {
      consumer.commitSync(notes, ANSWER);
    }
  }

  /// Whether a mail is to be judged alone, as one near it ended the process before.
  boolean isSuspected(TopicPartition partition, long offset) {
    return caution.isNeeded(partition, offset);
  }

  /// Whether a suspected mail may be judged, when all before it have ended.
  boolean mayBeJudged(TopicPartition partition, long offset) {
    if (caution.isGivenUp(partition, offset)) {
      return false;
    }
    consumer.commitSync(Map.of(partition, caution.before(partition, offset)), ANSWER);
    return true;
  }

  /// Begins anew where no position counts.
  void doubt(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, ANSWER);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
    long records = 0;
    for (TopicPartition partition : partitions) {
      long begin = begins.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, begin);
      records += end - begin;
      consumer.seek(partition, begin);
      positions.start(partition, begin, -1, end);
      doubted.put(partition, end);
    }
    known = null;
    if (records > 0) {
      LOG.atInfo()
          .addKeyValue("partitions", partitions.size())
          .addKeyValue("records", records)
          .log(
              "How far mails were judged is not known: those are looked for of which nothing was"
                  + " said");
    }
  }

  /// Whether a mail was told of already, though nobody knew.
  boolean wasTold(ConsumerRecord<String, byte[]> record, EventId id) {
    Long end = doubted.get(new TopicPartition(record.topic(), record.partition()));
    if (end == null || record.offset() >= end) {
      return false;
    }
    KnownMails mails = known;
    if (mails == null) {
      mails = reads.get();
      known = mails;
    }
    return mails.contains(id);
  }

  /// All of these were taken, or passed.
  void read(ConsumerRecords<String, byte[]> records) {
    records.nextOffsets().forEach((partition, next) -> positions.read(partition, next.offset()));
    if (doubted.isEmpty()) {
      return;
    }
    doubted
        .entrySet()
        .removeIf(one -> {
          long next = consumer.position(one.getKey(), ANSWER);
          positions.read(one.getKey(), next);
          return next >= one.getValue();
        });
    if (doubted.isEmpty()) {
      known = null;
    }
  }

  /// Commits, now and then, what is further than the group knows.
  void commit() {
    long now = System.nanoTime();
    if (now - asked < every.toNanos()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> news = positions.news();
    if (!news.isEmpty()) {
      asked = now;
      consumer.commitAsync(
          news,
          (committed, e) -> {
            if (e == null) {
              positions.committed(committed);
            } else {
              LOG.debug("Positions could not be committed: {}", e.toString());
            }
          });
    }
  }

  /// Waits a little for what is being judged, and commits it: what is not, is judged once more.
  void settle() {
    try {
      boolean _ = room.isEmptyWithin(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
    Map<TopicPartition, OffsetAndMetadata> news = positions.news();
    caution
        .withoutSuspicion()
        .forEach((partition, there) -> {
          if (positions.isAt(partition, there.offset())) {
            news.putIfAbsent(partition, there);
          }
        });
    if (news.isEmpty()) {
      return;
    }
    try {
      commitNow(news);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("Positions could not be committed at the end: {}", e.toString());
    }
  }

  private void commitNow(Map<TopicPartition, OffsetAndMetadata> news) {
    try {
      consumer.commitSync(news, COMMIT);
    } catch (WakeupException e) {
      // Told to end, which is why this is said.
      consumer.commitSync(news, COMMIT);
    }
    positions.committed(news);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    settle();
    onPartitionsLost(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    positions.forget(partitions);
    partitions.forEach(doubted::remove);
    partitions.forEach(caution::forget);
  }
}
