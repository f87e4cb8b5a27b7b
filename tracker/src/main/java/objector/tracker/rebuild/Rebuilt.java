package objector.tracker.rebuild;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a rebuild came to.
///
/// @param generation the one that counts now
/// @param same dossiers that came out as they were
/// @param changed dossiers that came out otherwise
/// @param kept dossiers of which nothing is left of what was said: they are as they were
/// @param unreadable dossiers that nobody can read: they are as they were
/// @param failed events that could not be worked in
/// @param accounts how many accounts stand otherwise, by `was → is`
public record Rebuilt(
    int generation,
    long same,
    long changed,
    long kept,
    long unreadable,
    long failed,
    Map<String, Long> accounts) {
  public Rebuilt {
    accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
  }

  /// How many dossiers there are.
  public long people() {
    return same + changed + kept + unreadable;
  }
}
