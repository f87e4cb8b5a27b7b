package objector.webui.readmodel;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.kafka.KafkaAccess;
import objector.kafka.StartPatience;
import objector.service.Health;
import objector.service.Service.StartFailure;
import objector.service.Threads;
import objector.telemetry.ConsumerLag;
import objector.telemetry.KeptRunning;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the [ReadModel] filled from Kafka. Global stores only: no group, no commits; each instance
/// reads everything, or where it keeps a copy, what came since. When the reader breaks, a new one
/// starts from the beginning.
public final class ReadModelLoader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadModelLoader.class);
  private static final int ANSWER_SECONDS = 30;
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration ROUSING = Duration.ofMillis(20);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final KafkaAccess kafka;
  private final String instance;
  private final @Nullable Path state;
  private final ReadModel readModel = new ReadModel(this::store);
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable CopyingClients copying;
  private volatile boolean closed;
  private final KeptRunning kept = new KeptRunning("read model", this::keep, () -> closed);
  private @Nullable Thread keeper;

  /// A reader of everything.
  ///
  /// @param state where a copy is kept over restarts; null: in memory
  public ReadModelLoader(KafkaAccess kafka, String instance, @Nullable Path state) {
    this.kafka = kafka;
    this.instance = instance;
    this.state = state;
  }

  public ReadModel readModel() {
    return readModel;
  }

  /// Returns once everything there is has been read.
  public void start() {
    keeper = Thread.ofVirtual().name("web-ui-read-model").start(kept);
    try {
      long taken = -1;
      // However long it takes, as long as it goes on.
      while (taken != readModel.taken()
          && !ready.await(StartPatience.LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        taken = readModel.taken();
      }
      if (ready.getCount() > 0) {
        close();
        throw new StartFailure(
            "The web pages could not read their topics from Kafka within "
                + StartPatience.LONGEST.toSeconds()
                + " s. Is kafka.bootstrap right, and does Kafka run?");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new StartFailure("The start was interrupted.", e);
    }
  }

  private void keep() {
    while (!closed && !Thread.currentThread().isInterrupted()) {
      CountDownLatch broken = new CountDownLatch(1);
      CopyingClients clients = new CopyingClients(kafka);
      KafkaStreams current;
      try {
        current = reader(clients);
      } catch (RuntimeException e) {
        LOG.atWarn()
            .addKeyValue("reason", e.toString())
            .log("The reader of the read model could not be made");
        Threads.sleep(PAUSE);
        continue;
      }
      current.setUncaughtExceptionHandler(e -> {
        LOG.atWarn().addKeyValue("reason", e.toString()).log("The reader of the read model broke");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      });
      current.setStateListener((now, before) -> {
        readModel.live(now == KafkaStreams.State.RUNNING);
        if (now == KafkaStreams.State.RUNNING) {
          clients.rest();
          ready.countDown();
        }
        if (now.hasCompletedShutdown() || now == KafkaStreams.State.PENDING_ERROR) {
          broken.countDown();
        }
      });
      copying = clients;
      streams = current;
      try {
        current.start();
        broken.await();
        current.close(LONGEST_CLOSE);
        if (!closed) {
          current.cleanUp();
        }
      } catch (InterruptedException e) {
        current.close(LONGEST_CLOSE);
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.atWarn()
            .addKeyValue("reason", e.toString())
            .log("The reader of the read model did not start");
      } finally {
        // Whatever ended it: the next one wants its folder.
        current.close(LONGEST_CLOSE);
      }
      if (!closed) {
        Threads.sleep(PAUSE);
      }
    }
  }

  private KafkaStreams reader(CopyingClients clients) {
    Path kept = state;
    return new KafkaStreams(
        ReadModelTopology.of(readModel, kept != null),
        new StreamsConfig(
            settings(
                kept == null
                    ? Path.of(System.getProperty("java.io.tmpdir"), "objector-web-ui")
                    : kept.resolve(cluster()))),
        clients);
  }

  /// A copy is one of this cluster, and of no other that had its place before.
  private String cluster() {
    try (Admin admin = kafka.admin()) {
      return admin.describeCluster().clusterId().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka does not say which cluster it is", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Map<String, Object> settings(Path folder) {
    Map<String, Object> all = new HashMap<>(kafka.common());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, "objector-web-ui-" + instance);
    all.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, ReadModelRocksDb.class);
    all.put(StreamsConfig.consumerPrefix("isolation.level"), "read_committed");
    // What comes ends the wait, and so does the end of this process.
    all.put(StreamsConfig.POLL_MS_CONFIG, kafka.longestWait(POLL).toMillis());
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    return all;
  }

  /// Whoever waits for records looks only afterwards whether it is to end.
  private void rouse() {
    try {
      while (true) {
        Thread.sleep(ROUSING);
        CopyingClients clients = copying;
        if (clients != null) {
          clients.rouse();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ReadOnlyKeyValueStore<String, byte[]> store(String name) {
    KafkaStreams current = streams;
    if (current == null) {
      throw new StreamsNotStartedException("the read model is not open yet");
    }
    return current.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
  }

  /// Tells a monitor how far it lags, and what it passed over.
  public void tell(MeterRegistry meters) {
    kept.tell(meters);
    ConsumerLag.of(meters, this::lag, "web-ui");
    FunctionCounter.builder("objector.readmodel.skipped", readModel, ReadModel::skipped)
        .description("Records that the pages could not read and passed over")
        .register(meters);
  }

  /// As the reader of the global stores knows it; -1 while there is none.
  private long lag() {
    KafkaStreams current = streams;
    if (current == null || !readModel.isLive()) {
      return -1;
    }
    return (long)
        current.metrics().values().stream()
            .filter(metric -> metric.metricName().name().equals("records-lag"))
            .map(Metric::metricValue)
            .mapToDouble(value -> value instanceof Double lag && !lag.isNaN() ? lag : 0)
            .sum();
  }

  public Health health() {
    return kept.health(own());
  }

  private Health own() {
    if (!readModel.isLive()) {
      return Health.down("read model", "reading from Kafka; pages will show soon");
    }
    return readModel.skipped() == 0
        ? Health.up("read model")
        : Health.degraded("read model", readModel.skipped() + " records could not be read");
  }

  @Override
  public void close() {
    closed = true;
    KafkaStreams current = streams;
    if (current != null) {
      Thread rousing = Thread.ofVirtual().name("web-ui-read-model-end").start(this::rouse);
      current.close(LONGEST_CLOSE);
      rousing.interrupt();
    }
    Thread thread = keeper;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
