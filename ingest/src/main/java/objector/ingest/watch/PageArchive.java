package objector.ingest.watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.Evidence;
import objector.events.id.PageId;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.WatchState;
import objector.ingest.extract.PageReader;
import objector.ingest.history.PageHistory;
import objector.ingest.history.WaitingText;
import objector.kafka.DeadLetters;
import objector.kafka.EvidenceReader;
import objector.kafka.PersonPartitioner;
import objector.kafka.TopicEnds;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads back what was written of the pages of a partition, so that watching goes on where it was
/// left, by whichever instance.
public final class PageArchive {
  private static final Logger LOG = LoggerFactory.getLogger(PageArchive.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /// Long enough for the transaction of a holder that died to be ended by Kafka.
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final TopicEnds ends;
  private final EvidenceReader evidence;
  private final DeadLetters dead;

  public PageArchive(
      Supplier<Consumer<String, byte[]>> consumers,
      TopicEnds ends,
      EvidenceReader evidence,
      DeadLetters dead) {
    this.consumers = consumers;
    this.ends = ends;
    this.evidence = evidence;
    this.dead = dead;
  }

  /// Reads the pasts of the pages of a partition.
  ///
  /// @throws TemporarilyUnavailable when Kafka does not give them in time
  Map<PageId, PagePast> read(int partition) {
    List<TopicPartition> both =
        List.of(
            new TopicPartition(Topics.PAGES.name(), partition),
            new TopicPartition(Topics.WATCH.name(), partition));
    Map<PageId, PagePast> pasts = new HashMap<>();
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      // Not the last committed offset: what a former holder has in an open transaction must be
      // waited for.
      Map<TopicPartition, Long> until = ends.written(both, BOUND);
      consumer.assign(both);
      consumer.seekToBeginning(both);
      long deadline = System.nanoTime() + BOUND.toNanos();
      while (!reached(consumer, until)) {
        if (System.nanoTime() > deadline) {
          throw new TemporarilyUnavailable("the pages' past could not be read within " + BOUND);
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          take(record, pasts);
        }
      }
      return pasts;
    } catch (KafkaException e) {
      throw new TemporarilyUnavailable("Kafka did not give the pages' past", e);
    }
  }

  /// How many partitions the pages are spread over.
  int partitions() {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      return consumer.partitionsFor(Topics.PAGES.name(), BOUND).size();
    } catch (KafkaException e) {
      throw new TemporarilyUnavailable("Kafka did not describe its topics", e);
    }
  }

  static boolean isIn(PageId page, int partition, int partitions) {
    return PersonPartitioner.partition(page.value(), partitions) == partition;
  }

  /// Restores what was judged once, from the texts that were kept.
  PageHistory history(PageTarget target, PagePast past) {
    PageHistory history = new PageHistory(target.rules());
    PageReader reader = new PageReader(target.watchLinks());
    for (VersionRecorded version : past.versions()) {
      Evidence text = version.text();
      evidence
          .read(text)
          .ifPresentOrElse(
              bytes -> history.restore(reader.markdown(new String(bytes, StandardCharsets.UTF_8))),
              () -> LOG.warn("A text of page {} is not there any more", target.id()));
    }
    WatchState state = past.state();
    if (state != null && state.waiting() != null) {
      WatchState.Waiting waiting = state.waiting();
      evidence
          .read(waiting.text())
          .map(bytes -> reader.markdown(new String(bytes, StandardCharsets.UTF_8)))
          .ifPresent(page ->
              history.resume(
                  new WaitingText(page, waiting.since(), waiting.last(), waiting.looks())));
    }
    return history;
  }

  private static boolean reached(
      Consumer<String, byte[]> consumer, Map<TopicPartition, Long> until) {
    return until.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), BOUND) >= end.getValue());
  }

  private void take(ConsumerRecord<String, byte[]> record, Map<PageId, PagePast> pasts) {
    if (record.value() == null) {
      return;
    }
    try {
      if (record.topic().equals(Topics.PAGES.name())) {
        PageEvent event = Topics.PAGES.decode(record.value());
        pasts.computeIfAbsent(event.page(), _ -> new PagePast()).add(event);
      } else {
        WatchState state = Topics.WATCH.decode(record.value());
        pasts.computeIfAbsent(state.page(), _ -> new PagePast()).add(state);
      }
    } catch (Json.Unreadable e) {
      bury(record, String.valueOf(e.getMessage()));
    }
  }

  private void bury(ConsumerRecord<String, byte[]> record, String reason) {
    try {
      dead.put(record, reason);
      LOG.warn("An unreadable record on {} went to the dead letters", record.topic());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporarilyUnavailable("stopping", e);
    } catch (KafkaException e) {
      throw new TemporarilyUnavailable("Kafka did not take a dead letter", e);
    }
  }
}
