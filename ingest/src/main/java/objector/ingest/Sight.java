package objector.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a page can be seen. One failure is nothing; several in a row are blindness.
///
/// @param failures in a row
/// @param failingSince the first of them
/// @param blindSince null until it counts as blindness
record Sight(int failures, @Nullable Instant failingSince, @Nullable Instant blindSince) {
  static final Sight CLEAR = new Sight(0, null, null);
  private static final int BLIND_AFTER = 3;

  Sight failed(Instant at) {
    Instant since = failingSince == null ? at : failingSince;
    int now = failures + 1;
    return new Sight(now, since, now >= BLIND_AFTER || blindSince != null ? since : null);
  }

  boolean blind() {
    return blindSince != null;
  }
}
