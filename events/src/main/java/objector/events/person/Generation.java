package objector.events.person;

import java.time.Instant;
import objector.events.id.Preconditions;

/// Which state of the tracker's counts: each rebuild makes one more, under a name of its own.
///
/// @param application the tracker's name, which the first generation has alone
/// @param number from 1
/// @param since when it took over
public record Generation(String application, int number, Instant since) {
  public Generation {
    Preconditions.present(application, "application");
    Preconditions.present(since, "since");
    if (number < 1) {
      throw new IllegalArgumentException("'number' must be at least 1");
    }
  }
}
