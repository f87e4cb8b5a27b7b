package objector.tracker.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import objector.tracker.clock.StatutoryClock;
import org.junit.jupiter.api.Test;

final class TrackerTopologyTest {
  /// Names of stores are names of topics: a change here is a migration.
  @Test
  void theTopologyIsAsPinned() throws IOException {
    String description =
        TrackerTopology.build(new StatutoryClock(), InstantSource.system(), new ReadingForTest())
            .describe()
            .toString();

    try (InputStream pinned =
        TrackerTopologyTest.class.getResourceAsStream("expected-topology.txt")) {
      assertThat(description)
          .isEqualTo(
              pinned == null ? "" : new String(pinned.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
