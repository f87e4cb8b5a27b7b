package objector.launcher.soak.tracker;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Kills one of two trackers after the other, and starts it again; every third has lost its stores
/// meanwhile.
final class TrackerKiller {
  static final int TRACKERS = 2;
  private static final int LOSES_STORES = 3;

  private final Random random;
  private final BiConsumer<String, Map<String, Object>> progress;
  private int kills;
  private int lost;

  TrackerKiller(long seed, BiConsumer<String, Map<String, Object>> progress) {
    this.random = new Random(seed);
    this.progress = progress;
  }

  int kills() {
    return kills;
  }

  int lost() {
    return lost;
  }

  void killOne(TrackerRun run) throws IOException, InterruptedException {
    int which = random.nextInt(TRACKERS);
    StillTracker tracker = run.trackers().get(which);
    tracker.kill();
    kills++;
    boolean loses = kills % LOSES_STORES == 0;
    if (loses) {
      tracker.loseStores();
      lost++;
    }
    tracker.start(run.moment());
    progress.accept(
        "kill",
        Map.of("kill", kills, "tracker", which + 1, "stores", loses ? "lost" : "as they were"));
  }

  /// All at once, and none is started.
  void killAll(TrackerRun run) throws InterruptedException {
    for (StillTracker tracker : run.trackers()) {
      tracker.kill();
      kills++;
    }
  }

  /// For a while that is another each time.
  void rest() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
  }
}
