package objector.notifier.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import objector.events.Json;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.kafka.DeadLetters;
import objector.kafka.KafkaAccess;
import objector.notifier.delivery.DeliveryRules;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.delivery.OutgoingConnection;
import objector.notifier.delivery.PartitionDeliveries;
import objector.notifier.letter.OutgoingMail;
import objector.service.Backoff;
import objector.service.Health;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that owns the consumer of alerts. Several instances share the partitions by the
/// consumer group; each partition has its [PartitionDeliveries] for as long as it is leased.
public final class AlertLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertLoop.class);
  private static final String PART = "notifier.kafka";
  private static final String GROUP = "objector-notifier";

  /// Above it, reading stops until some have come to their end.
  private static final int MOST_WAITING = 2_000;

  /// How long to send before the consumer polls again; far below `max.poll.interval.ms`.
  private static final Duration SLICE = Duration.ofSeconds(5);

  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration CHECK_EVERY = Duration.ofSeconds(10);
  private static final Duration CHECK = Duration.ofSeconds(3);
  private static final int FORGET_AT_ONCE = 20;

  private final KafkaAccess kafka;
  private final String instance;
  private final Leases.Desks desks;
  private final OutgoingConnection outgoing;
  private final InstantSource clock;
  private final Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private Instant restUntil = Instant.MIN;
  private Instant checked = Instant.MIN;

  private volatile boolean stopped;
  private volatile Health health = Health.down(PART, "not started");
  private volatile @Nullable Consumer<String, byte[]> consumer;

  public AlertLoop(
      KafkaAccess kafka,
      String instance,
      DeliveryRules rules,
      Function<Alert, OutgoingMail> writer,
      OutgoingConnection outgoing,
      InstantSource clock) {
    this.kafka = kafka;
    this.instance = instance;
    this.desks =
        (log, ledger, position) ->
            new PartitionDeliveries(rules, log, writer, outgoing, clock, ledger, position);
    this.outgoing = outgoing;
    this.clock = clock;
  }

  public Health health() {
    return health;
  }

  /// Ends the loop after what is being sent.
  public void stop() {
    stopped = true;
    Consumer<String, byte[]> reader = consumer;
    if (reader != null) {
      reader.wakeup();
    }
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        serve();
      } catch (WakeupException | InterruptException e) {
        stopped = true;
      } catch (KafkaException e) {
        sleep(trouble(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopped = true;
      } catch (RuntimeException e) {
        LOG.error("The notifier stopped: this is a bug", e);
        health = Health.stopped(PART, "stopped by a bug; see the log");
        return;
      } finally {
        outgoing.close();
      }
    }
    health = Health.down(PART, "stopped");
  }

  private void serve() throws InterruptedException {
    try (KafkaLedger ledger = new KafkaLedger(kafka, instance);
        Producer<String, byte[]> plain = kafka.producer(Map.of());
        Consumer<String, byte[]> reader = kafka.consumer(settings())) {
      consumer = reader;
      health = Health.degraded(PART, "joining the group");
      DeadLetters dead = new DeadLetters(plain, Owner.NOTIFIER);
      Leases leases = new Leases(reader, ledger, dead, desks);
      reader.subscribe(List.of(Topics.ALERTS.name()), leases);
      while (!stopped) {
        for (ConsumerRecord<String, byte[]> record : reader.poll(wait(reader, leases))) {
          take(record, leases, dead);
        }
        check(reader, leases);
        if (!clock.instant().isBefore(restUntil)) {
          work(leases);
        }
      }
    } finally {
      consumer = null;
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.GROUP_ID_CONFIG,
        GROUP,
        // A restart takes its partitions back at once, instead of after the session's end.
        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
        GROUP + "-" + instance,
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        10_000,
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        3_000,
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        // Gives all partitions back before every rebalance, so that no desk outlives the group's
        // generation that it writes under.
        RangeAssignor.class.getName());
  }

  /// How long to wait for new alerts before looking at those that wait.
  private Duration wait(Consumer<String, byte[]> reader, Leases leases) {
    int waiting = leases.held().values().stream().mapToInt(PartitionDeliveries::backlog).sum();
    if (waiting > MOST_WAITING) {
      reader.pause(reader.assignment());
    } else {
      reader.resume(reader.paused());
    }
    Instant now = clock.instant();
    // What is due and cannot leave must not make the loop spin.
    if (outgoing.isDown() || now.isBefore(restUntil)) {
      return IDLE;
    }
    Duration wait = IDLE;
    for (PartitionDeliveries deliveries : leases.held().values()) {
      Instant due = deliveries.nextDue();
      if (due != null && due.isBefore(now.plus(wait))) {
        wait = due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
      }
    }
    return wait;
  }

  private static void take(ConsumerRecord<String, byte[]> record, Leases leases, DeadLetters dead)
      throws InterruptedException {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    PartitionDeliveries deliveries = leases.held().get(partition);
    if (deliveries == null) {
      throw new KafkaException("an alert of a partition that is not held: joining anew");
    }
    byte[] value = record.value();
    if (value == null) {
      deliveries.withdraw(record.offset(), AlertKeys.alert(record.key()));
      return;
    }
    try {
      deliveries.take(record.offset(), Topics.ALERTS.decode(value));
    } catch (Json.Unreadable e) {
      dead.put(record, String.valueOf(e.getMessage()));
      deliveries.pass(record.offset());
    }
  }

  private void work(Leases leases) {
    long deadline = System.nanoTime() + SLICE.toNanos();
    for (Map.Entry<TopicPartition, PartitionDeliveries> one : leases.held().entrySet()) {
      try {
        one.getValue().work(deadline);
        one.getValue().forget(FORGET_AT_ONCE);
        leases.commit(one.getKey());
      } catch (LeaseLost e) {
        // Whoever lost one may have lost all: join anew, and read the ledger back.
        throw new KafkaException(e.getMessage(), e);
      } catch (Unavailable e) {
        // The desks keep what they know; a sent mail is noted as soon as the ledger is back.
        restUntil = clock.instant().plus(trouble(e));
        return;
      }
    }
    outgoing.close();
  }

  /// Says how it is: a consumer alone never complains about a broker that is gone.
  private void check(Consumer<String, byte[]> reader, Leases leases) {
    Instant now = clock.instant();
    if (now.isBefore(checked.plus(CHECK_EVERY)) && health.state() == Health.State.UP) {
      return;
    }
    checked = now;
    if (leases.held().isEmpty()) {
      health = Health.degraded(PART, "no partition is ours yet");
      return;
    }
    try {
      reader.endOffsets(leases.held().keySet(), CHECK);
      if (!now.isBefore(restUntil)) {
        health = Health.up(PART);
        pause.reset();
      }
    } catch (TimeoutException e) {
      health = Health.degraded(PART, "Kafka does not answer");
    }
  }

  private Duration trouble(Exception e) {
    Duration wait = pause.next();
    health = Health.degraded(PART, String.valueOf(e.getMessage()));
    LOG.atWarn().addKeyValue("pause", wait).setCause(e).log("Kafka cannot be used; trying again");
    return wait;
  }

  private void sleep(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
