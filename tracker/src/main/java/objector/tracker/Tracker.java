package objector.tracker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.kafka.Eraser;
import objector.kafka.StartPatience;
import objector.service.Health;
import objector.service.Service;
import objector.service.Threads;
import objector.telemetry.ConsumerLag;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.rebuild.Generations;
import objector.tracker.streams.DeadlineMeters;
import objector.tracker.streams.StateStores;
import objector.tracker.streams.TrackerTopology;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Keeps one dossier for each person, and says who should hear what.
public final class Tracker implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Tracker.class);
  private static final Duration CLOSING = Duration.ofSeconds(20);
  private static final Duration ROUSING = Duration.ofMillis(20);

  private final TrackerConfig config;
  private final RestoreProgress progress = new RestoreProgress();
  private final StatutoryClock statutory = new StatutoryClock();
  private final MeterRegistry meters;
  private final ThreadFaults faults = new ThreadFaults(System::nanoTime);
  private @Nullable KafkaStreams streams;
  private @Nullable ReadingClients reading;
  private @Nullable ConsumerLag lag;
  private @Nullable Eraser eraser;
  private @Nullable GroupCounter groups;

  public Tracker(TrackerConfig config) {
    this(config, new SimpleMeterRegistry());
  }

  /// One that is counted.
  ///
  /// @param meters count deadlines and how far it lags
  public Tracker(TrackerConfig config, MeterRegistry meters) {
    this.config = config;
    this.meters = meters;
  }

  @Override
  public String name() {
    return "tracker";
  }

  @Override
  public void start() {
    make(config.stateDir());
    TopicChecks checks = new TopicChecks(config);
    checks.sources();
    Generations generations = new Generations(config.applicationId());
    TrackerConfig present =
        config.called(generations.name(generations.active(config.kafka(), config.partitions())));
    checks.changelogs(present.applicationId());
    StateFolders.keepOnly(config.stateDir(), config.applicationId(), present.applicationId());
    // Reading the holidays takes a moment, which the first objection should not wait for.
    Thread.ofVirtual().name("tracker-holidays").start(this::warm);
    ReadingClients clients = new ReadingClients(config.kafka().alone());
    reading = clients;
    KafkaStreams started =
        new KafkaStreams(
            TrackerTopology.build(
                statutory, config.clock(), clients, clients.stores(), new DeadlineMeters(meters)),
            StreamsSettings.of(present),
            clients);
    CountDownLatch settled = new CountDownLatch(1);
    started.setStateListener((now, before) -> {
      clients.busy(now != KafkaStreams.State.RUNNING);
      if (now == KafkaStreams.State.RUNNING || now.hasCompletedShutdown()) {
        settled.countDown();
      }
    });
    started.setGlobalStateRestoreListener(progress);
    started.setUncaughtExceptionHandler(this::response);
    streams = started;
    OpenMark.in(config.stateDir()).set();
    if (config.kafka().alone()) {
      clients.stores().unopened(started::start);
    } else {
      started.start();
    }
    Eraser sweeping =
        new Eraser(
            config.kafka(),
            Owner.TRACKER,
            List.of(
                Topics.DOSSIERS.name(),
                Topics.ALERTS.name(),
                StateStores.changelog(present.applicationId(), StateStores.DOSSIERS)),
            _ -> {},
            config.clock());
    eraser = sweeping;
    if (!await(settled) || started.state() != KafkaStreams.State.RUNNING) {
      KafkaStreams.State state = started.state();
      close();
      throw new StartFailure(
          "The tracker did not begin to run within %d s, nor went on with its stores (it is %s). See the log above for the reason."
              .formatted(StartPatience.LONGEST.toSeconds(), state));
    }
    sweeping.tell(meters);
    faults.tell(meters);
    ConsumerLag behind = new ConsumerLag(meters, config.kafka()::admin);
    behind.tell(present.applicationId(), "tracker");
    lag = behind;
    // The changelogs are there from now on.
    sweeping.start();
    GroupCounter counting = new GroupCounter(present, () -> hasFirstPartition(started));
    groups = counting;
    counting.tell(meters);
    counting.start();
  }

  private static boolean hasFirstPartition(KafkaStreams running) {
    return running.state() == KafkaStreams.State.RUNNING
        && running.metadataForLocalThreads().stream()
            .flatMap(thread -> thread.activeTasks().stream())
            .flatMap(task -> task.topicPartitions().stream())
            .anyMatch(one -> one.topic().equals(Topics.PEOPLE.name()) && one.partition() == 0);
  }

  @Override
  public List<Health> health() {
    KafkaStreams running = streams;
    Eraser sweeping = eraser;
    if (running == null || sweeping == null) {
      return List.of(Health.down("tracker", "not started"));
    }
    List<Health> parts = new ArrayList<>(List.of(sweeping.health()));
    GroupCounter counting = groups;
    if (counting != null) {
      parts.add(counting.health());
    }
    parts.add(
        switch (running.state()) {
          case RUNNING -> faults.health(Health.up("tracker"));
          case CREATED, REBALANCING ->
              Health.degraded(
                  "tracker",
                  Objects.requireNonNullElse(progress.words(), "partitions are being taken over")
                      + "; events wait");
          case PENDING_SHUTDOWN, NOT_RUNNING -> Health.down("tracker", "stopped");
          case PENDING_ERROR, ERROR ->
              Health.stopped("tracker", "stopped by an error; the log says which");
        });
    return parts;
  }

  @Override
  public void close() {
    GroupCounter counting = groups;
    groups = null;
    if (counting != null) {
      counting.close();
    }
    Eraser sweeping = eraser;
    eraser = null;
    if (sweeping != null) {
      sweeping.close();
    }
    if (lag != null) {
      lag.close();
      lag = null;
    }
    KafkaStreams running = streams;
    streams = null;
    if (running == null) {
      return;
    }
    Thread rousing = Thread.ofVirtual().name("tracker-end").start(this::rouse);
    boolean ended = running.close(CLOSING);
    rousing.interrupt();
    reading = null;
    if (ended) {
      OpenMark.in(config.stateDir()).remove();
    } else {
      LOG.warn("The tracker did not stop in time; what was not committed will be done again");
    }
  }

  /// A thread that waits for records looks only afterwards whether it is to end.
  private void rouse() {
    ReadingClients clients = reading;
    try {
      while (clients != null) {
        Thread.sleep(ROUSING);
        clients.rouse();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void warm() {
    statutory.answerDue(LocalDate.now(config.clock()));
  }

  /// Trouble with the world is tried again by a new thread. Anything else is our own fault: it may
  /// not come again, but where it does, the process ends, and whatever runs it starts it anew.
  private StreamThreadExceptionResponse response(Throwable thrown) {
    ThreadTrouble trouble = ThreadTrouble.of(thrown);
    Optional<Duration> pause = faults.pauseAfter(trouble);
    if (pause.isEmpty()) {
      LOG.error("The tracker stops: it cannot go on without doing wrong", thrown);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.atLevel(trouble.passes() ? Level.WARN : Level.ERROR)
        .addKeyValue("trouble", trouble.words())
        .addKeyValue("pause", pause.get())
        .setCause(thrown)
        .log("A thread of the tracker ended and is begun again");
    Threads.sleep(pause.get());
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StartFailure("The tracker cannot write to %s: %s".formatted(folder, e), e);
    }
  }

  /// However long the stores take to be read back, as long as that goes on.
  private boolean await(CountDownLatch latch) {
    try {
      while (!latch.await(1, TimeUnit.SECONDS)) {
        if (progress.quiet().compareTo(StartPatience.LONGEST) > 0) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
