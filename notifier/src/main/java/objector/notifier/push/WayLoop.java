package objector.notifier.push;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import objector.events.AlertGlance;
import objector.events.Json;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.person.WayToHear;
import objector.kafka.JoiningWait;
import objector.kafka.KafkaAccess;
import objector.kafka.ProducerOnDemand;
import objector.kafka.ReaderStop;
import objector.notifier.delivery.AlertKeys;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.way.Channel;
import objector.notifier.way.WayDeliveries;
import objector.notifier.way.WayDeliveries.Task;
import objector.notifier.way.WayMessage;
import objector.service.Backoff;
import objector.service.Health;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that reads alerts for all further ways and keeps their ledger. Messages go out on
/// threads of their own, so that a slow address holds up nobody; mails have nothing to do with it.
public final class WayLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(WayLoop.class);
  private static final String PART = "notifier.ways";
  private static final String GROUP = "objector-notifier-ways";

  /// While messages are out: what became of them is noted soon.
  private static final Duration POLL = Duration.ofMillis(250);

  /// While none is: a new one ends the wait.
  private static final Duration IDLE = Duration.ofSeconds(2);

  private static final Duration SESSION = Duration.ofSeconds(10);

  private static final int AT_ONCE = 32;
  private static final int MOST_WAITING = 2_000;

  private final KafkaAccess kafka;
  private final String instance;
  private final Map<WayToHear.Kind, Channel> channels;
  private final BiFunction<Alert, WayToHear.Kind, WayMessage> writer;
  private final WayLedger ledger;
  private final InstantSource clock;
  private final Queue<Came> came = new ConcurrentLinkedQueue<>();
  private final ReaderStop stop = new ReaderStop();
  private final Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private WayDeliveries deliveries = new WayDeliveries();
  private volatile Health health = Health.down(PART, "not started");

  /// What became of a message.
  private record Came(WayDeliveries of, Task task, SendOutcome outcome) {}

  /// A loop that does nothing before it runs.
  public WayLoop(
      KafkaAccess kafka,
      String instance,
      List<Channel> channels,
      BiFunction<Alert, WayToHear.Kind, WayMessage> writer,
      InstantSource clock) {
    this.kafka = kafka;
    this.instance = instance;
    this.channels = channels.stream().collect(Collectors.toMap(Channel::kind, c -> c));
    this.writer = writer;
    this.clock = clock;
    this.ledger = new WayLedger(kafka);
  }

  public Health health() {
    return health;
  }

  public boolean isStopped() {
    return stop.isStopped();
  }

  /// Ends the loop; what is being sent is found again, under the same id.
  public void stop() {
    stop.stop();
  }

  @Override
  public void run() {
    while (stop.goesOn()) {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        serve(threads);
      } catch (WakeupException e) {
        // Closing: the loop's condition says so.
      } catch (InterruptException e) {
        // Nobody of ours: it is begun again.
        throw e;
      } catch (KafkaException e) {
        health = Health.degraded(PART, String.valueOf(e.getMessage()));
        LOG.atWarn().setCause(e).log("Further ways wait for Kafka");
        pause.sleep();
      }
    }
    health = Health.down(PART, "stopped");
  }

  private void serve(ExecutorService threads) {
    deliveries = new WayDeliveries();
    came.clear();
    try (ProducerOnDemand notes = new ProducerOnDemand(kafka);
        Consumer<String, byte[]> reader = kafka.consumer(settings())) {
      stop.reads(reader);
      reader.subscribe(List.of(Topics.ALERTS.name()), new Shares(reader));
      JoiningWait joining = new JoiningWait(System.nanoTime());
      Map<Integer, Long> committed = Map.of();
      while (!stop.isStopped()) {
        for (ConsumerRecord<String, byte[]> record : reader.poll(wait(reader, joining))) {
          take(record);
        }
        begin(threads);
        boolean kept = keep(notes);
        Map<Integer, Long> now = deliveries.committable();
        if (kept || !now.equals(committed)) {
          commit(reader, now);
          committed = now;
        }
        if (deliveries.backlog() > MOST_WAITING) {
          reader.pause(reader.assignment());
        } else {
          reader.resume(reader.paused());
        }
        health = Health.up(PART);
        pause.reset();
      }
    } finally {
      stop.readsNoMore();
      threads.shutdownNow();
    }
  }

  /// What is taken over comes in the midst of a wait, and is due at once.
  private Duration wait(Consumer<String, byte[]> reader, JoiningWait joining) {
    if (deliveries.backlog() > 0) {
      return POLL;
    }
    return reader.assignment().isEmpty()
        ? joining.next(System.nanoTime(), IDLE)
        : kafka.longestWait(IDLE);
  }

  private Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>(kafka.patient(IDLE));
    all.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    all.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, GROUP + "-" + instance);
    all.putAll(kafka.session(SESSION));
    return all;
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    int partition = record.partition();
    if (!deliveries.holds(partition)) {
      throw new KafkaException("an alert of a partition that is not held: joining anew");
    }
    byte[] value = record.value();
    if (value == null) {
      deliveries.withdraw(partition, record.offset(), AlertKeys.alert(record.key()));
    } else if (AlertGlance.of(value).filter(glance -> !glance.ways()).isPresent()) {
      deliveries.pass(partition, record.offset());
    } else {
      try {
        deliveries.take(partition, record.offset(), Topics.ALERTS.decode(value), clock.instant());
      } catch (Json.Unreadable e) {
        // A mail's lane puts it aside.
        deliveries.pass(partition, record.offset());
      }
    }
  }

  private void begin(ExecutorService threads) {
    Instant now = clock.instant();
    WayDeliveries of = deliveries;
    for (Task task : of.begin(now, AT_ONCE)) {
      if (of.isTooMuch(task, now)) {
        came.add(new Came(of, task, new SendOutcome.Refused("too much within the hour")));
      } else {
        threads.execute(() -> came.add(new Came(of, task, send(task))));
      }
    }
  }

  private SendOutcome send(Task task) {
    Channel channel = channels.get(task.way().kind());
    if (channel == null) {
      return new SendOutcome.Refused("no such way here");
    }
    try {
      return channel.send(writer.apply(task.alert(), task.way().kind()), task.way());
    } catch (RuntimeException | Error e) {
      // An outcome that nobody hears would hold up all that comes after it.
      LOG.atError()
          .addKeyValue("alert", task.alert().id())
          .addKeyValue("way", task.way().kind().word())
          .addKeyValue("problem", e.getClass().getName())
          .log("An alert could not be told");
      return new SendOutcome.Refused("could not be written");
    }
  }

  /// Returns whether there was anything to keep.
  private boolean keep(ProducerOnDemand notes) {
    boolean any = false;
    for (Came one = came.poll(); one != null; one = came.poll()) {
      Delivery entry =
          one.of() == deliveries
              ? deliveries.ended(one.task(), one.outcome(), clock.instant())
              : null;
      if (entry != null) {
        var record = Topics.DELIVERIES.record(entry);
        record.headers().add(AlertKeys.WRITTEN_BY, "ways".getBytes(StandardCharsets.US_ASCII));
        var _ =
            notes
                .get()
                .send(
                    record,
                    (_, failed) -> {
                      if (failed != null) {
                        LOG.atWarn()
                            .setCause(failed)
                            .log("What became of a message could not be noted");
                      }
                    });
        any = true;
      }
    }
    if (any) {
      notes.get().flush();
    }
    return any;
  }

  private static void commit(Consumer<String, byte[]> reader, Map<Integer, Long> upTo) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    upTo.forEach((partition, offset) ->
        offsets.put(
            new TopicPartition(Topics.ALERTS.name(), partition), new OffsetAndMetadata(offset)));
    if (!offsets.isEmpty()) {
      reader.commitSync(offsets);
    }
  }

  /// Reads the ledger of a partition when it becomes ours.
  private final class Shares implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> reader;

    Shares(Consumer<String, byte[]> reader) {
      this.reader = reader;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        deliveries.takeOver(
            partition.partition(),
            ledger.read(partition.partition(), clock.instant()),
            reader.position(partition));
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> deliveries.giveBack(partition.partition()));
    }
  }
}
