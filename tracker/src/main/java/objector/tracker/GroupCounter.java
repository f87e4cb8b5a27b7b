package objector.tracker;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import objector.events.Topics;
import objector.events.group.GroupFigures;
import objector.events.id.GroupId;
import objector.kafka.PartitionReader;
import objector.service.Health;
import objector.telemetry.KeptRunning;
import objector.tracker.aggregates.GroupCensus;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts groups once a week, in one place: the instance that has the first partition. What was
/// counted this week is not counted again, whoever does it: the figures' own week says so.
final class GroupCounter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCounter.class);
  private static final String PART = "tracker.groups";
  private static final Duration LOOK = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofSeconds(20);

  private final TrackerConfig config;
  private final BooleanSupplier first;
  private volatile boolean closed;
  private final KeptRunning kept = new KeptRunning(PART, this::run, () -> closed);
  private @Nullable Thread thread;

  /// @param first whether this instance has the first partition
  GroupCounter(TrackerConfig config, BooleanSupplier first) {
    this.config = config;
    this.first = first;
  }

  void start() {
    thread = Thread.ofVirtual().name("tracker-groups").start(kept);
  }

  Health health() {
    return kept.health(Health.up(PART));
  }

  /// Tells a monitor how often it was begun again.
  void tell(MeterRegistry meters) {
    kept.tell(meters);
  }

  private void run() {
    try {
      Thread.sleep(FIRST);
      while (true) {
        if (first.getAsBoolean()) {
          tryToCount();
        }
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryToCount() throws InterruptedException {
    try {
      countIfDue();
    } catch (KafkaException
        | IllegalStateException
        | IOException
        | ExecutionException
        | TimeoutException e) {
      LOG.atWarn()
          .addKeyValue("reason", e.toString())
          .log("Groups could not be counted; within the hour again");
    }
  }

  /// Counts, unless it was done this week.
  void countIfDue() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    LocalDate today = LocalDate.ofInstant(config.clock().instant(), ZoneOffset.UTC);
    String week = GroupCensus.week(today).toString();
    Path counted = config.stateDir().resolve("groups-counted");
    if (Files.exists(counted) && Files.readString(counted).equals(week)) {
      return;
    }
    count(today);
    Files.createDirectories(config.stateDir());
    Files.writeString(counted, week);
  }

  private void count(LocalDate today)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<GroupId, GroupFigures> last = new HashMap<>();
    GroupCensus census = new GroupCensus();
    try (PartitionReader reader = new PartitionReader(config.kafka())) {
      reader.readAll(
          Topics.GROUP_FIGURES.name(),
          record -> {
            GroupId group = new GroupId(record.key());
            if (record.value() == null) {
              last.remove(group);
            } else {
              last.put(group, Topics.GROUP_FIGURES.decode(record.value()));
            }
          });
      NewestDossiers.read(reader, config.partitions(), census::add);
    }
    tell(census.next(last, today), census.gone(last));
  }

  private void tell(List<GroupFigures> figures, Iterable<GroupId> gone)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (Producer<String, byte[]> producer = config.kafka().producer(Map.of())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (GroupFigures one : figures) {
        sent.add(producer.send(Topics.GROUP_FIGURES.record(one)));
      }
      for (GroupId group : gone) {
        sent.add(
            producer.send(new ProducerRecord<>(Topics.GROUP_FIGURES.name(), group.value(), null)));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get(1, TimeUnit.MINUTES);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      thread = null;
    }
  }
}
