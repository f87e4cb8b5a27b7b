package objector.launcher.embedded;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import objector.service.Threads;
import org.apache.kafka.server.util.ShutdownableThread;
import org.apache.kafka.server.util.timer.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Timers of a broker that are used: of fetches that are held, of groups' members, of what the
/// controller's log waits for. Kafka's own thread of each looks five times a second whether
/// something is due, though what comes to be due wakes it by itself, also when it is due sooner
/// than all before. A thread of ours takes its place, and looks twice a minute.
final class RestingTimers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RestingTimers.class);
  private static final long REST_MILLIS = 30_000;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ends;

  /// What a timer's own thread calls again and again.
  private interface Clock {
    // Kafka's own say no more than this.
    void advance(long longestWait) throws Exception;
  }

  private interface Replacing {
    void run() throws ReflectiveOperationException;
  }

  /// Once the broker runs. A timer that lies elsewhere in a later Kafka goes on as it was.
  void begin(ControllerServer controller, BrokerServer broker) {
    replace(
        "fetches",
        () -> {
          Object held = broker.replicaManager().delayedFetchPurgatory();
          // What else is to be cleared away comes with it.
          Method advance = held.getClass().getDeclaredMethod("advanceClock", long.class);
          advance.setAccessible(true);
          rest(
              "fetches",
              HiddenPart.of(held, "expirationReaper"),
              wait -> advance.invoke(held, wait));
        });
    replace(
        "groups",
        () -> {
          Timer timer = (Timer) HiddenPart.of(HiddenPart.of(broker, "groupCoordinator"), "timer");
          rest("groups", HiddenPart.of(timer, "reaper"), timer::advanceClock);
        });
    replace(
        "the controller",
        () -> {
          Object waiting =
              HiddenPart.of(controller.sharedServer().raftManager(), "expirationService");
          Timer timer = (Timer) HiddenPart.of(waiting, "timer");
          rest("controller", HiddenPart.of(waiting, "expirationReaper"), timer::advanceClock);
        });
  }

  private static void replace(String timer, Replacing replacing) {
    try {
      replacing.run();
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.atDebug().addKeyValue("timer", timer).setCause(e).log("A timer goes on as it was");
    }
  }

  private void rest(String name, Object busy, Clock clock) {
    ((ShutdownableThread) busy).initiateShutdown();
    threads.add(
        Thread.ofPlatform().daemon().name("resting-" + name).start(() -> advance(name, clock)));
  }

  private void advance(String name, Clock clock) {
    while (true) {
      try {
        clock.advance(REST_MILLIS);
      } catch (Exception | Error e) {
        if (ends) {
          return;
        }
        LOG.atWarn().addKeyValue("timer", name).setCause(e).log("A timer of Kafka failed");
        Threads.sleep(PAUSE);
      }
    }
  }

  /// From now on what fails ends: the broker takes its timers away one by one.
  void end() {
    ends = true;
  }

  /// When the broker has ended.
  @Override
  public void close() {
    end();
    threads.forEach(Thread::interrupt);
  }
}
