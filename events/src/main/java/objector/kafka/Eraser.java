package objector.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Json;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.person.Erasure;
import objector.service.Backoff;
import objector.service.Health;
import objector.service.Threads;
import objector.telemetry.KeptRunning;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes away what one service wrote about somebody who is erased: tombstones for every key of
/// theirs, again and again until nothing is found ([ErasureOrders] says when). Reads the orders
/// anew at each start, so none is missed, however long the service was away; several instances
/// share the partitions.
public final class Eraser implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);

  /// An order that comes is seen at once, so that the broker need not answer before there is one.
  private static final Duration HELD = Duration.ofSeconds(20);

  private static final Duration SESSION = Duration.ofSeconds(30);

  /// Between two passes for whoever is due again and again, as while Kafka is slow.
  private static final Duration BREATH = Duration.ofSeconds(1);

  /// The services begin with what people wait for.
  private static final Duration AFTER_THE_START = Duration.ofSeconds(3);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

  private final KafkaAccess kafka;
  private final Owner service;
  private final List<String> topics;
  private final java.util.function.Consumer<Set<String>> beside;
  private final InstantSource clock;
  private final String part;
  private final Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  /// Only its own thread touches it.
  private final ErasureOrders known;

  private final KeptRunning kept;
  private volatile boolean stopped;
  private volatile Health health;
  private volatile @Nullable Consumer<String, byte[]> reading;
  private @Nullable Thread thread;

  /// One that does nothing yet.
  ///
  /// @param topics where that service writes about people; keys begin with the person's id
  /// @param beside told of the keys that were found, to take away what lies outside of Kafka
  public Eraser(
      KafkaAccess kafka,
      Owner service,
      List<String> topics,
      java.util.function.Consumer<Set<String>> beside,
      InstantSource clock) {
    this.kafka = kafka;
    this.service = service;
    this.topics = List.copyOf(topics);
    this.beside = beside;
    this.clock = clock;
    this.known = new ErasureOrders(service);
    this.part = service.word() + ".erasures";
    this.kept = new KeptRunning(part, this::run, () -> stopped);
    this.health = Health.up(part);
  }

  public void start() {
    thread = Thread.ofVirtual().name(part).start(kept);
  }

  public Health health() {
    return kept.health(health);
  }

  /// Tells a monitor how often it was begun again.
  public void tell(MeterRegistry meters) {
    kept.tell(meters);
  }

  private void run() {
    Threads.sleep(AFTER_THE_START);
    while (!stopped && !Thread.currentThread().isInterrupted()) {
      try {
        serve();
      } catch (WakeupException | InterruptException e) {
        // Closing, or else it is begun again.
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (KafkaException | IllegalStateException e) {
        Duration wait = pause.next();
        health = Health.degraded(part, "Kafka does not answer; whoever is to be erased waits");
        LOG.atWarn().addKeyValue("pause", wait).setCause(e).log("Erasing waits for Kafka");
        Threads.sleep(wait);
      }
    }
  }

  private void serve() throws InterruptedException {
    try (Consumer<String, byte[]> orders = kafka.consumer(settings());
        ProducerOnDemand producer = new ProducerOnDemand(kafka)) {
      reading = orders;
      known.forgetAll();
      orders.subscribe(List.of(Topics.ERASURES.name()), new FromTheBeginning(orders));
      while (!stopped) {
        orders.poll(untilSomebodyIsDue()).forEach(this::learn);
        for (int partition : known.partitions()) {
          sweep(partition, producer);
        }
        pause.reset();
        health = Health.up(part);
      }
    } finally {
      reading = null;
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>(kafka.patient(HELD));
    all.put(ConsumerConfig.GROUP_ID_CONFIG, "objector-" + service.word() + "-erasures");
    // Whose partitions go to others half a minute later is erased half a minute later: passes are
    // hours apart.
    all.putAll(kafka.session(SESSION));
    // Looking through all evidence of a partition may take long.
    all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 3_600_000);
    return all;
  }

  private void learn(ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return;
    }
    try {
      known.learn(record.partition(), Topics.ERASURES.decode(value));
    } catch (Json.Unreadable e) {
      LOG.atWarn()
          .addKeyValue("offset", record.offset())
          .log("An order to erase cannot be read: was it written by a later release?");
    }
  }

  private Duration untilSomebodyIsDue() {
    Duration wait = known.idle(clock.instant(), HELD);
    return wait.compareTo(BREATH) < 0 ? BREATH : wait;
  }

  /// One pass through the topics for all who are due.
  private void sweep(int partition, ProducerOnDemand producers) throws InterruptedException {
    Set<String> due = known.due(partition, clock.instant());
    if (due.isEmpty()) {
      return;
    }
    Producer<String, byte[]> producer = producers.get();
    Map<String, Integer> found = new HashMap<>();
    List<Future<?>> sent = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    try (PartitionReader reader = new PartitionReader(kafka)) {
      for (String topic : topics) {
        Set<String> here = new HashSet<>();
        reader.read(
            topic,
            partition,
            record -> {
              String owner = record.key() == null ? "" : owner(record.key());
              if (record.value() != null && due.contains(owner)) {
                here.add(record.key());
                found.merge(owner, 1, Integer::sum);
              }
            });
        for (String key : here) {
          sent.add(producer.send(new ProducerRecord<>(topic, partition, key, null)));
        }
        keys.addAll(here);
      }
    }
    beside.accept(keys);
    await(sent);
    List<Future<?>> said = new ArrayList<>();
    for (String person : due) {
      Erasure swept =
          new Erasure.Swept(
              new PersonId(person), clock.instant(), service.word(), found.getOrDefault(person, 0));
      said.add(producer.send(Topics.ERASURES.record(swept)));
      known.learn(partition, swept);
    }
    await(said);
  }

  static String owner(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash);
  }

  private static void await(List<Future<?>> sent) throws InterruptedException {
    for (Future<?> one : sent) {
      try {
        one.get(60, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new KafkaException("Kafka did not take a tombstone", e);
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    Consumer<String, byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    Thread running = thread;
    thread = null;
    if (running != null) {
      if (consumer == null) {
        // It has not begun, or waits for Kafka.
        running.interrupt();
      }
      try {
        if (!running.join(LONGEST_CLOSE)) {
          running.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Whose partitions come and go: what is known of them is read anew.
  private final class FromTheBeginning implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> orders;

    FromTheBeginning(Consumer<String, byte[]> orders) {
      this.orders = orders;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      orders.seekToBeginning(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> known.forget(partition.partition()));
    }
  }
}
