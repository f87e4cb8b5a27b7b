package objector.launcher.soak.cluster;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import objector.launcher.soak.stand.SoakSenders;

/// Kills and freezes processes of a cluster, one at a time: two brokers of three are the fewest
/// that may go on.
final class ClusterDisturbance {
  private final ClusterProcesses processes;
  private final ClusterState cluster;
  private final Random random;
  private final BiConsumer<String, Map<String, Object>> progress;
  private int kills;
  private int freezes;

  ClusterDisturbance(
      ClusterProcesses processes,
      ClusterState cluster,
      Random random,
      BiConsumer<String, Map<String, Object>> progress) {
    this.processes = processes;
    this.cluster = cluster;
    this.random = random;
    this.progress = progress;
  }

  int kills() {
    return kills;
  }

  int freezes() {
    return freezes;
  }

  /// Returns when every partition has all its copies again.
  ///
  /// @param meanwhile is done over and over while it lasts
  void once(SoakSenders senders, Runnable meanwhile)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    int answered = senders.answered();
    ClusterMember victim = processes.any(random);
    boolean frozen = random.nextBoolean();
    int millis = 500 + random.nextInt(frozen ? 14_000 : 3_000);
    if (frozen) {
      victim.freeze();
      freezes++;
    } else {
      victim.kill();
      kills++;
    }
    progress.accept(
        frozen ? "freeze" : "kill",
        Map.of("process", victim.name(), "millis", millis, "answered", answered));
    pause(millis, meanwhile);
    if (frozen) {
      victim.thaw();
    }
    if (victim.startIfEnded() && frozen) {
      progress.accept("ended", Map.of("process", victim.name()));
    }
    processes.startEnded().forEach(name -> progress.accept("ended", Map.of("process", name)));
    pause(1_000 + random.nextInt(3_000), meanwhile);
    ClusterState.await(
        "all copies",
        () -> {
          meanwhile.run();
          return cluster.isInSync();
        });
  }

  private static void pause(int millis, Runnable meanwhile) throws InterruptedException {
    for (int slept = 0; slept < millis; slept += 100) {
      TimeUnit.MILLISECONDS.sleep(100);
      meanwhile.run();
    }
  }
}
