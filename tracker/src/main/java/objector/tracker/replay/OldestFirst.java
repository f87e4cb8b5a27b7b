package objector.tracker.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import objector.tracker.replay.PersonReplay.Said;

/// In which order the sources are read that say something of a person: as Kafka Streams does when
/// it catches up. Each keeps its own order, and of their heads the oldest comes next.
final class OldestFirst {
  private final List<List<Said>> sources;
  private final int[] next;

  private OldestFirst(List<List<Said>> sources) {
    this.sources = sources;
    this.next = new int[sources.size()];
  }

  static List<Said> of(List<List<Said>> sources) {
    OldestFirst reading = new OldestFirst(sources);
    List<Said> all = new ArrayList<>();
    for (int oldest = reading.oldest(); oldest >= 0; oldest = reading.oldest()) {
      all.add(sources.get(oldest).get(reading.next[oldest]++));
    }
    return all;
  }

  /// Of which source; negative: all are read.
  private int oldest() {
    int oldest = -1;
    for (int i = 0; i < next.length; i++) {
      if (next[i] < sources.get(i).size() && (oldest < 0 || head(i).isBefore(head(oldest)))) {
        oldest = i;
      }
    }
    return oldest;
  }

  private Instant head(int source) {
    return sources.get(source).get(next[source]).written();
  }
}
