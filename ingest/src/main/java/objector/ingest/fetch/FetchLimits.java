package objector.ingest.fetch;

import java.time.Duration;

/// How far a server may go with us.
///
/// @param connect until a connection stands
/// @param whole until everything is here, redirects included
/// @param bytes of one answer, unpacked
public record FetchLimits(Duration connect, Duration whole, int bytes, int redirects) {
  public FetchLimits {
    if (!connect.isPositive() || !whole.isPositive() || bytes < 1 || redirects < 0) {
      throw new IllegalArgumentException("limits of fetching must be positive");
    }
  }

  public static FetchLimits standard() {
    return new FetchLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 10 * 1024 * 1024, 5);
  }
}
