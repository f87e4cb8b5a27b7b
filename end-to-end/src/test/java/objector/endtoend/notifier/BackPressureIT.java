package objector.endtoend.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import objector.endtoend.notifier.MoodyRelay.Mood;
import objector.events.alert.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a relay that is slow or down, what waits does so on the broker: a lane holds a bounded
/// number in memory, however many there are.
final class BackPressureIT {
  private static final Duration SOON = Duration.ofSeconds(90);

  /// Two thousand, and what was read in one go with the last of them.
  private static final double MOST_HELD = 4_000;

  private static final int FEW = 4_000;
  private static final int MANY = 60_000;

  /// All of the many in memory would take some 60 MB.
  private static final long MOST_GROWTH = 16L << 20;

  @Test
  void howeverManyWaitForASlowRelayTheHeapIsFlatAndALinkLeaves(@TempDir Path data)
      throws Exception {
    AtomicBoolean quick = new AtomicBoolean();
    MeterRegistry meters = new SimpleMeterRegistry();
    try (NotifierStand stand = new NotifierStand(data);
        MoodyRelay relay =
            new MoodyRelay(
                (to, before) -> quick.get() || to.startsWith("link") ? Mood.TAKES : Mood.SLOW)) {
      stand.news(FEW);
      stand.notifier("1", relay.port(), meters);
      await().atMost(SOON).until(() -> held(meters) > 2_000);
      long before = heap();

      stand.news(MANY);
      Alert link = stand.link("link@mail.example");

      await().atMost(SOON).until(() -> relay.taken().containsKey(link.to()));
      assertThat(held(meters)).isBetween(2_000.0, MOST_HELD);
      assertThat(heap() - before).isLessThan(MOST_GROWTH);

      quick.set(true);

      await().atMost(SOON).until(() -> relay.taken().getOrDefault("anna@mail.example", 0) > 8_000);
      assertThat(held(meters)).isLessThanOrEqualTo(MOST_HELD);
    }
  }

  @Test
  void whileTheRelayIsDownNoMoreIsReadThanThatAndAllIsSentOnceItIsBack(@TempDir Path data)
      throws Exception {
    MeterRegistry meters = new SimpleMeterRegistry();
    try (NotifierStand stand = new NotifierStand(data)) {
      int port;
      try (MoodyRelay gone = new MoodyRelay((to, before) -> Mood.TAKES)) {
        port = gone.port();
      }
      stand.news(3 * FEW);
      stand.notifier("1", port, meters);
      await().atMost(SOON).until(() -> held(meters) > 2_000);

      // As long as three readings would take.
      await()
          .during(Duration.ofSeconds(6))
          .atMost(Duration.ofSeconds(20))
          .until(() -> held(meters) <= MOST_HELD);

      try (MoodyRelay back = new MoodyRelay(port, (to, before) -> Mood.TAKES)) {
        await()
            .atMost(SOON)
            .until(() -> back.taken().getOrDefault("anna@mail.example", 0) == 3 * FEW);
      }
    }
  }

  private static double held(MeterRegistry meters) {
    return meters.get("objector.queue.length").tag("lane", "news").gauge().value();
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
