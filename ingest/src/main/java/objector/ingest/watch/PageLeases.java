package objector.ingest.watch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import objector.service.Backoff;
import objector.service.Health;
import objector.service.Threads;
import objector.telemetry.KeptRunning;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which partitions of `objector.pages` this instance answers for, as a member of a consumer group
/// that reads nothing. One thread owns the consumer.
public final class PageLeases implements AutoCloseable {
  static final String GROUP = "objector-page-watch";

  private static final Logger LOG = LoggerFactory.getLogger(PageLeases.class);

  /// Nothing is read, and what the group says ends the wait.
  private static final Duration POLL = Duration.ofSeconds(10);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration RARE_LOOK = Duration.ofSeconds(5);
  private static final Duration SESSION = Duration.ofSeconds(10);

  /// A look takes the processor from a start that people wait for, and nobody waits for a look.
  private static final Duration AFTER_THE_START = Duration.ofSeconds(3);

  private static final String PART = "page leases";

  private final KafkaAccess kafka;
  private final String instance;
  private final Holder holder;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Consumer<String, byte[]> member;
  private volatile @Nullable Health trouble = Health.degraded(PART, "no pages assigned yet");
  private final KeptRunning kept = new KeptRunning(PART, this::run, () -> closed.getCount() == 0);
  private @Nullable Thread thread;

  public PageLeases(KafkaAccess kafka, String instance, Holder holder) {
    this.kafka = kafka;
    this.instance = instance;
    this.holder = holder;
  }

  /// Begins to take part; returns at once.
  public void start() {
    thread = Thread.ofPlatform().name("ingest-page-leases").daemon().start(kept);
  }

  public Health health() {
    Health problem = trouble;
    return kept.health(problem == null ? Health.up(PART) : problem);
  }

  /// Tells a monitor how often it was begun again.
  public void tell(MeterRegistry meters) {
    kept.tell(meters);
  }

  private void run() {
    try {
      if (closed.await(AFTER_THE_START.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    while (closed.getCount() > 0) {
      try (Consumer<String, byte[]> consumer = kafka.consumer(settings())) {
        member = consumer;
        consumer.subscribe(List.of(Topics.PAGES.name()), new Listener(consumer));
        while (closed.getCount() > 0) {
          consumer.poll(kafka.longestWait(POLL));
        }
      } catch (WakeupException | InterruptException e) {
        // Closing, or else it is begun again.
        throw e;
      } catch (FencedInstanceIdException e) {
        trouble = Health.down(PART, "another instance runs under the name '" + instance + "'");
        LOG.error("Another instance runs under the same name: set another 'instance'");
        pause.await(closed);
      } catch (RuntimeException e) {
        trouble = Health.degraded(PART, "the group of watchers cannot be joined");
        LOG.warn("The group of watchers cannot be joined: {}", e.toString());
        pause.await(closed);
      } finally {
        member = null;
        holder.lostAll();
      }
    }
  }

  private Map<String, Object> settings() {
    // Nothing is fetched: all partitions are paused.
    Map<String, Object> all = new HashMap<>(kafka.patient(POLL));
    // Who fetches nothing looks so often whether the group says something: nobody waits for a look.
    long look = kafka.alone() ? RARE_LOOK.toMillis() : LOOK.toMillis();
    all.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, look);
    all.put(ConsumerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, look);
    all.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    // A restarted instance finds its place again at once.
    all.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, GROUP + "-" + instance);
    all.putAll(kafka.session(SESSION));
    // Every rebalance takes all leases back and grants them anew: a membership that a lease
    // remembers is then never older than the group's.
    all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    return all;
  }

  @Override
  public void close() {
    closed.countDown();
    Consumer<String, byte[]> consumer = member;
    if (consumer != null) {
      consumer.wakeup();
    }
    Threads.join(thread);
  }

  private final class Listener implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;

    Listener(Consumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions);
      // Taken here and kept: asked for at write time it would be the membership of that moment,
      // and a holder that was paused would not be fenced.
      ConsumerGroupMetadata membership = consumer.groupMetadata();
      trouble = null;
      for (TopicPartition partition : partitions) {
        holder.granted(new Lease(partition, membership));
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> holder.lost(partition.partition()));
    }
  }

  /// The right to say what became of the pages of a partition.
  record Lease(TopicPartition partition, ConsumerGroupMetadata membership) {}

  /// Told by the group's thread: must not block.
  public interface Holder {
    void granted(Lease lease);

    void lost(int partition);

    void lostAll();
  }
}
