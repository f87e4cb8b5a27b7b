package objector.ingest.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import objector.events.Json;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.mail.MailEvent;
import objector.ingest.intake.Judge;
import objector.ingest.intake.KeptMail;
import objector.kafka.DeadLetters;
import objector.service.Backoff;
import objector.service.Health;
import objector.service.TemporarilyUnavailable;
import objector.service.Threads;
import objector.telemetry.KeptRunning;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges what was kept, behind whoever brought it: reads `objector.evidence` as a member of a
/// consumer group, has each mail judged, and commits how far all have been told of. Whatever ends
/// in between, what was not told of is read again; told twice, it is the same event. One thread
/// owns the consumer.
public final class JudgeLoop implements AutoCloseable {
  /// Who shares the queue.
  public static final String GROUP = "objector-mail-judge";

  private static final Logger LOG = LoggerFactory.getLogger(JudgeLoop.class);
  private static final String PART = "judging";

  /// A mail that comes ends the wait; only a partition that was another instance's may wait for it.
  private static final Duration HELD = Duration.ofSeconds(5);

  /// While something is being judged: how often positions are committed.
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration LATE = Duration.ofMinutes(1);
  private static final int MOST_AT_ONCE = 256;

  private static final long BREATH_MILLIS = 500;
  private static final int PART_OF_THE_HEAP = 16;
  private static final long LEAST_ROOM = 4L * 1024 * 1024;

  private final QueueClients clients;
  private final String instance;
  private final Judge judge;
  private final JudgingTurns turns;
  private final Executor threads;
  private final java.util.function.Consumer<MailEvent> also;
  private final MailFirst first;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final KeptRunning kept = new KeptRunning(PART, this::run, () -> closed.getCount() == 0);
  private volatile JudgedPositions positions = new JudgedPositions();
  private volatile @Nullable Consumer<String, byte[]> reading;
  private volatile @Nullable Health trouble = Health.degraded(PART, "joining those who judge");
  private @Nullable Thread thread;

  /// One that does nothing yet.
  ///
  /// @param also told of what was said, once Kafka has it
  /// @param crowded whether many wait for their mail to be kept
  public JudgeLoop(
      QueueClients clients,
      String instance,
      Judge judge,
      JudgingTurns turns,
      Executor threads,
      java.util.function.Consumer<MailEvent> also,
      BooleanSupplier crowded,
      InstantSource clock) {
    this.clients = clients;
    this.instance = instance;
    this.judge = judge;
    this.turns = turns;
    this.threads = threads;
    this.also = also;
    this.clock = clock;
    this.first = new MailFirst(crowded, clock, closed);
  }

  /// Begins to judge; returns at once.
  public void start() {
    thread = Thread.ofPlatform().name("ingest-judging").daemon().start(kept);
  }

  public Health health() {
    Health problem = trouble;
    Duration age = age();
    if (problem == null && age.compareTo(LATE) > 0) {
      problem =
          Health.degraded(
              PART, "a mail waits for " + age.toSeconds() + " s to be judged; it is kept");
    }
    return kept.health(problem == null ? Health.up(PART) : problem);
  }

  /// Tells a monitor how long mails wait, and how often it was begun again.
  public void tell(MeterRegistry meters) {
    kept.tell(meters);
    Gauge.builder("objector.judging.oldest", this, loop -> loop.age().toMillis() / 1e3)
        .description("How long the eldest mail that is not judged yet waits")
        .baseUnit("seconds")
        .strongReference(true)
        .register(meters);
  }

  private Duration age() {
    Instant eldest = positions.eldest();
    return eldest == null ? Duration.ZERO : Duration.between(eldest, clock.instant());
  }

  private void run() {
    Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    while (closed.getCount() > 0) {
      try (Producer<String, byte[]> producer = clients.producer();
          Consumer<String, byte[]> consumer = clients.consumer(HELD, instance)) {
        reading = consumer;
        serve(consumer, producer, pause);
      } catch (WakeupException | InterruptException e) {
        // Closing, or else it is begun again.
        throw e;
      } catch (FencedInstanceIdException e) {
        trouble = Health.down(PART, "another instance runs under the name '" + instance + "'");
        LOG.error("Another instance runs under the same name: set another 'instance'");
        pause.await(closed);
      } catch (KafkaException | TemporarilyUnavailable e) {
        trouble = Health.degraded(PART, "Kafka does not answer; mails are kept and wait");
        LOG.warn("Judging waits for Kafka: {}", e.toString());
        pause.await(closed);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } finally {
        reading = null;
        positions = new JudgedPositions();
      }
    }
  }

  /// What belongs to one reading of the queue, from a beginning to an end.
  private record Work(JudgingRoom room, MailJudging judging, QueueShare share, DeadLetters dead) {}

  private void serve(
      Consumer<String, byte[]> consumer, Producer<String, byte[]> producer, Backoff pause)
      throws InterruptedException {
    JudgedPositions reached = new JudgedPositions();
    positions = reached;
    Work work = work(consumer, producer, reached);
    consumer.subscribe(List.of(Topics.EVIDENCE.name()), work.share());
    try {
      while (closed.getCount() > 0) {
        ConsumerRecords<String, byte[]> records =
            poll(consumer, reached.moves() ? COMMIT_EVERY : HELD, work.share());
        if (takeAll(records, work, reached)) {
          work.share().read(records);
        }
        check(work.judging());
        work.share().commit();
        pause.reset();
      }
    } catch (WakeupException e) {
      if (closed.getCount() > 0) {
        throw e;
      }
    }
    work.share().settle();
  }

  private Work work(
      Consumer<String, byte[]> consumer,
      Producer<String, byte[]> producer,
      JudgedPositions reached) {
    long bytes = Math.max(LEAST_ROOM, Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
    JudgingRoom room = new JudgingRoom(MOST_AT_ONCE, bytes);
    return new Work(
        room,
        new MailJudging(judge, turns, threads, producer, also, reached, room),
        new QueueShare(consumer, reached, room, clients::known, () -> trouble = null, COMMIT_EVERY),
        new DeadLetters(producer, Owner.INGEST));
  }

  private static ConsumerRecords<String, byte[]> poll(
      Consumer<String, byte[]> consumer, Duration wait, QueueShare share) {
    try {
      return consumer.poll(wait);
    } catch (InvalidOffsetException e) {
      LOG.atWarn()
          .addKeyValue("partitions", e.partitions())
          .log("A position of the judge is not there: all is looked through");
      share.doubt(e.partitions());
      return ConsumerRecords.empty();
    }
  }

  /// Whether all were taken, or passed.
  private boolean takeAll(
      ConsumerRecords<String, byte[]> records, Work work, JudgedPositions reached)
      throws InterruptedException {
    for (ConsumerRecord<String, byte[]> record : records) {
      if (!take(record, work)) {
        return false;
      }
      reached.read(partition(record), record.offset() + 1);
    }
    return true;
  }

  private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /// False when it is to end before there was room for this one.
  private boolean take(ConsumerRecord<String, byte[]> record, Work work)
      throws InterruptedException {
    if (!KeptMail.isOne(record)) {
      return true;
    }
    KeptMail mail;
    try {
      mail = KeptMail.of(record);
    } catch (Json.Unreadable e) {
      work.dead().put(record, String.valueOf(e.getMessage()));
      LOG.warn("A mail that cannot be read went to the dead letters");
      return true;
    }
    if (work.share().wasTold(record, mail.id())) {
      return true;
    }
    TopicPartition partition = partition(record);
    boolean suspected = work.share().isSuspected(partition, record.offset());
    first.giveWay(mail.at());
    while ((suspected && !work.room().isEmptyWithin(BREATH_MILLIS))
        || !work.room().enter(mail.raw().length, BREATH_MILLIS)) {
      check(work.judging());
      if (closed.getCount() == 0) {
        return false;
      }
    }
    if (!suspected || work.share().mayBeJudged(partition, record.offset())) {
      work.judging().take(mail);
    } else {
      LOG.error(
          "A mail with which this program ended again and again is told without being judged");
      work.judging().giveUp(mail);
    }
    return true;
  }

  private static void check(MailJudging judging) {
    judging.check();
    judging.takeBack(LONGEST);
  }

  @Override
  public void close() {
    closed.countDown();
    Consumer<String, byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    Threads.join(thread);
  }
}
