package objector.launcher.soak.cluster;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import objector.launcher.soak.stand.SoakSenders;

/// Kills, freezes and cuts off processes of a cluster, one at a time: two brokers of three are the
/// fewest that may go on.
final class ClusterDisturbance {
  private final ClusterProcesses processes;
  private final ClusterState cluster;
  private final Random random;
  private final BiConsumer<String, Map<String, Object>> progress;
  private final Map<Trouble, Integer> times = new EnumMap<>(Trouble.class);

  /// What may befall a process.
  enum Trouble {
    /// `kill -9`.
    KILL,
    /// It stands still.
    FREEZE,
    /// It goes on, and neither reaches a broker that is another nor is reached.
    CUT;

    /// The longest: those that come to an end by themselves may last past every session's end.
    int longestMillis() {
      return this == KILL ? 3_500 : 14_500;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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

  int times(Trouble trouble) {
    return times.getOrDefault(trouble, 0);
  }

  /// Returns when every partition has all its copies again.
  ///
  /// @param meanwhile is done over and over while it lasts
  void once(SoakSenders senders, Runnable meanwhile)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    int answered = senders.answered();
    ClusterMember victim = processes.any(random);
    Trouble trouble = Trouble.values()[random.nextInt(Trouble.values().length)];
    int millis = 500 + random.nextInt(trouble.longestMillis() - 500);
    begin(trouble, victim);
    times.merge(trouble, 1, Integer::sum);
    progress.accept(
        trouble.word(), Map.of("process", victim.name(), "millis", millis, "answered", answered));
    pause(millis, meanwhile);
    end(trouble, victim);
    if (victim.startIfEnded() && trouble != Trouble.KILL) {
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

  private void begin(Trouble trouble, ClusterMember victim)
      throws IOException, InterruptedException {
    switch (trouble) {
      case KILL -> victim.kill();
      case FREEZE -> victim.freeze();
      case CUT -> processes.network().cut(victim.name());
    }
  }

  private void end(Trouble trouble, ClusterMember victim) throws IOException, InterruptedException {
    switch (trouble) {
      case KILL -> {}
      case FREEZE -> victim.thaw();
      case CUT -> processes.network().mend(victim.name());
    }
  }

  private static void pause(int millis, Runnable meanwhile) throws InterruptedException {
    for (int slept = 0; slept < millis; slept += 100) {
      TimeUnit.MILLISECONDS.sleep(100);
      meanwhile.run();
    }
  }
}
