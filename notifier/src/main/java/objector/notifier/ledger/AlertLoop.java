package objector.notifier.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import objector.events.AlertGlance;
import objector.events.Json;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.kafka.DeadLetters;
import objector.kafka.JoiningWait;
import objector.kafka.KafkaAccess;
import objector.kafka.ProducerOnDemand;
import objector.kafka.ReaderStop;
import objector.notifier.delivery.AlertKeys;
import objector.notifier.delivery.Lane;
import objector.notifier.delivery.LaneDeliveries;
import objector.notifier.delivery.LaneMeters;
import objector.notifier.delivery.LedgerLog;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.delivery.LedgerStore;
import objector.notifier.outgoing.OutgoingPool;
import objector.service.Backoff;
import objector.service.Health;
import objector.service.Threads;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that owns a lane's consumer of alerts. Several instances share the partitions by
/// the lane's consumer group; what is leased has its [LaneDeliveries] for as long as it is.
public final class AlertLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertLoop.class);
  private static final String PART = "notifier.kafka";

  /// How long to send before the consumer polls again; far below `max.poll.interval.ms`.
  private static final Duration SLICE = Duration.ofSeconds(1);

  private static final Duration OLDER = Duration.ofSeconds(5);

  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration CHECK_EVERY = Duration.ofSeconds(10);

  private static final int FORGET_AT_ONCE = 500;
  private static final Duration COMMIT_EVERY = Duration.ofMillis(250);

  private final KafkaAccess kafka;
  private final String instance;
  private final Lane lane;
  private final IntFunction<LedgerStore> stores;
  private final Function<LedgerLog, LaneDeliveries> desks;
  private final OutgoingPool outgoing;
  private final LaneMeters meters;
  private final InstantSource clock;
  private final ReaderStop stop = new ReaderStop();
  private final Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private final BackPressure pressure = new BackPressure();
  private Instant restUntil = Instant.MIN;
  private Instant checked = Instant.MIN;
  private Instant committed = Instant.MIN;

  private volatile Health health = Health.down(PART, "not started");

  /// A loop that does nothing before it runs.
  ///
  /// @param stores makes a partition's store, empty
  /// @param desks makes what works a lease's alerts, given where its ledger is written
  public AlertLoop(
      Lane lane,
      KafkaAccess kafka,
      String instance,
      IntFunction<LedgerStore> stores,
      Function<LedgerLog, LaneDeliveries> desks,
      OutgoingPool outgoing,
      LaneMeters meters,
      InstantSource clock) {
    this.lane = lane;
    this.kafka = kafka;
    this.instance = instance;
    this.stores = stores;
    this.desks = desks;
    this.outgoing = outgoing;
    this.meters = meters;
    this.clock = clock;
  }

  public Health health() {
    return health;
  }

  /// The group by which a lane's readers share what there is.
  public static String group(Lane lane) {
    return LaneOffsets.group(lane);
  }

  public boolean isStopped() {
    return stop.isStopped();
  }

  /// Ends the loop after what is being sent.
  public void stop() {
    stop.stop();
  }

  @Override
  public void run() {
    while (stop.goesOn()) {
      try {
        serve();
      } catch (WakeupException e) {
        // Closing: the loop's condition says so.
      } catch (InterruptException e) {
        // Nobody of ours: it is begun again.
        throw e;
      } catch (KafkaException | LedgerStore.Broken e) {
        Threads.sleep(trouble(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        outgoing.close();
      }
    }
    health = Health.down(PART, "stopped");
  }

  private void serve() throws InterruptedException {
    LaneOffsets offsets = new LaneOffsets(kafka);
    if (isAnOlderOneRunning(offsets)) {
      return;
    }
    try (KafkaLedger ledger = new KafkaLedger(kafka, instance, lane);
        ProducerOnDemand plain = new ProducerOnDemand(kafka);
        Consumer<String, byte[]> reader =
            kafka.consumer(LaneConsumer.settings(kafka, lane, instance))) {
      stop.reads(reader);
      health = Health.degraded(PART, "joining the group");
      DeadLetters dead = new DeadLetters(plain, Owner.NOTIFIER);
      Leases leases = new Leases(reader, ledger, offsets, dead, stores, desks);
      reader.subscribe(List.of(Topics.ALERTS.name()), leases);
      JoiningWait joining = new JoiningWait(System.nanoTime());
      while (!stop.isStopped()) {
        for (ConsumerRecord<String, byte[]> record : reader.poll(wait(reader, leases, joining))) {
          take(record, leases, dead);
        }
        check(reader, leases);
        if (!clock.instant().isBefore(restUntil)) {
          work(leases);
        }
        LaneDeliveries held = leases.held();
        meters.waits(held == null ? 0 : held.backlog(), held == null ? null : held.oldest());
      }
    } finally {
      stop.readsNoMore();
    }
  }

  private boolean isAnOlderOneRunning(LaneOffsets offsets) throws InterruptedException {
    try {
      if (!offsets.isAnOlderOneRunning()) {
        return false;
      }
    } catch (Unavailable e) {
      throw new KafkaException(e.getMessage(), e);
    }
    health = Health.degraded(PART, "waits for a notifier of an older version to end");
    Thread.sleep(OLDER);
    return true;
  }

  /// How long to wait for new alerts before looking at those that wait.
  private Duration wait(Consumer<String, byte[]> reader, Leases leases, JoiningWait joining) {
    LaneDeliveries held = leases.held();
    pressure.apply(reader, held == null ? 0 : held.backlog());
    Instant now = clock.instant();
    // What is due and cannot leave must not make the loop spin.
    if (outgoing.isDown() || now.isBefore(restUntil)) {
      return IDLE;
    }
    // What is taken over comes in the midst of a wait, and is due at once.
    Duration wait = held == null ? joining.next(System.nanoTime(), IDLE) : kafka.longestWait(IDLE);
    Instant due = held == null ? null : held.nextDue();
    if (due != null && due.isBefore(now.plus(wait))) {
      wait = due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
    }
    return wait;
  }

  private void take(ConsumerRecord<String, byte[]> record, Leases leases, DeadLetters dead)
      throws InterruptedException {
    int partition = record.partition();
    LaneDeliveries deliveries = leases.held();
    if (deliveries == null || !deliveries.holds(partition)) {
      throw new KafkaException("an alert of a partition that is not held: joining anew");
    }
    byte[] value = record.value();
    if (value == null) {
      deliveries.withdraw(partition, record.offset(), AlertKeys.alert(record.key()));
      return;
    }
    Optional<AlertGlance> glance = AlertGlance.of(value);
    if (glance.filter(lane::passes).isPresent()) {
      deliveries.pass(partition, record.offset());
      return;
    }
    try {
      deliveries.take(partition, record.offset(), Topics.ALERTS.decode(value));
    } catch (Json.Unreadable e) {
      // More than one may have read it; one puts it aside.
      if (lane == Lane.aside(glance)) {
        dead.put(record, String.valueOf(e.getMessage()));
      }
      deliveries.pass(partition, record.offset());
    }
  }

  private void work(Leases leases) {
    LaneDeliveries held = leases.held();
    if (held == null) {
      return;
    }
    try {
      held.work(System.nanoTime() + SLICE.toNanos());
      held.forget(FORGET_AT_ONCE);
      commit(leases);
    } catch (LeaseLost e) {
      // Whoever lost one may have lost all: join anew, and read the ledger back.
      throw new KafkaException(e.getMessage(), e);
    } catch (Unavailable e) {
      // The desk keeps what it knows; a sent mail is noted as soon as the ledger is back.
      restUntil = clock.instant().plus(trouble(e));
      return;
    }
    Instant due = held.nextDue();
    if (due == null || due.isAfter(clock.instant())) {
      if (lane == Lane.LINKS) {
        outgoing.look();
      }
      // Nobody keeps a line open for what may come.
      outgoing.close();
    }
  }

  /// Not at each turn: who passes a million alerts of others by would wait for the coordinator five
  /// hundred times. Giving partitions back commits what is left.
  private void commit(Leases leases) throws LeaseLost {
    Instant now = clock.instant();
    if (!now.isBefore(committed.plus(COMMIT_EVERY))) {
      committed = now;
      leases.commit();
    }
  }

  /// Says how it is: a consumer alone never complains about a broker that is gone.
  private void check(Consumer<String, byte[]> reader, Leases leases) {
    Instant now = clock.instant();
    if (now.isBefore(checked.plus(CHECK_EVERY)) && health.state() == Health.State.UP) {
      return;
    }
    checked = now;
    if (leases.held() == null) {
      health = Health.degraded(PART, "no partition is ours yet");
      return;
    }
    if (LaneConsumer.isSilent(kafka, reader)) {
      health = Health.degraded(PART, "Kafka does not answer");
    } else if (!now.isBefore(restUntil)) {
      health = Health.up(PART);
      pause.reset();
    }
  }

  private Duration trouble(Exception e) {
    Duration wait = pause.next();
    health = Health.degraded(PART, String.valueOf(e.getMessage()));
    LOG.atWarn()
        .addKeyValue("pause", wait)
        .setCause(e)
        .log("The ledger cannot be used; trying again");
    return wait;
  }
}
