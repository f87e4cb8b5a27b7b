package objector.ingest.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a page can be seen. One failure is nothing; several in a row are blindness.
///
/// @param failures in a row
/// @param failingSince the first of them
/// @param blindSince null until it counts as blindness
record Visibility(int failures, @Nullable Instant failingSince, @Nullable Instant blindSince) {
  static final Visibility CLEAR = new Visibility(0, null, null);
  private static final int BLIND_AFTER = 3;

  Visibility failed(Instant at) {
    Instant since = failingSince == null ? at : failingSince;
    int now = failures + 1;
    return new Visibility(now, since, now >= BLIND_AFTER || blindSince != null ? since : null);
  }

  boolean blind() {
    return blindSince != null;
  }
}
