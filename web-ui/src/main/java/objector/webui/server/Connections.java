package objector.webui.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import objector.limit.PlacesLimit;
import objector.limit.SourceKey;
import objector.telemetry.LimitMeters;
import org.jspecify.annotations.Nullable;

/// Who is connected: at most so many, from one source at most so many, and nobody for longer than
/// what they bring or take lets them. Each byte that is taken or given buys time; one a minute does
/// not.
final class Connections {
  /// For the next request's head, however slowly it comes.
  private static final long HEAD_NANOS = TimeUnit.SECONDS.toNanos(20);

  /// Before the rate of a body or an answer counts.
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /// A mobile line at its worst: 16 kB/s.
  private static final long BYTES_A_SECOND = 16 * 1024;

  private final int most;
  private final PlacesLimit each;
  private final TrustedProxies proxies;
  private final LongSupplier nanos;
  private final Map<Object, Place> open = new ConcurrentHashMap<>();
  private final LongAdder turnedAway = new LongAdder();

  /// @param mostEach from one source; 0: no limit
  /// @param proxies through these come many
  Connections(int most, int mostEach, TrustedProxies proxies, LongSupplier nanos) {
    this.most = most;
    this.each = new PlacesLimit(mostEach);
    this.proxies = proxies;
    this.nanos = nanos;
  }

  /// Lets a connection in where there is room; then it is to [#leave] once it is closed.
  ///
  /// @param peer its address
  /// @param close how to end it
  boolean enter(Object connection, String peer, Runnable close) {
    String source = proxies.contains(peer) ? null : SourceKey.of(peer);
    if (open.size() >= most) {
      turnedAway.increment();
      return false;
    }
    if (source != null && !each.enter(source)) {
      return false;
    }
    open.put(connection, new Place(source, close, nanos.getAsLong() + HEAD_NANOS));
    return true;
  }

  void leave(Object connection) {
    Place place = open.remove(connection);
    if (place != null && place.source != null) {
      each.leave(place.source);
    }
  }

  /// The same browser goes on under another name.
  ///
  /// @param close how to end it now
  void moved(Object before, Object now, Runnable close) {
    Place place = open.remove(before);
    if (place != null) {
      open.put(now, new Place(place.source, close, Long.MAX_VALUE));
    }
  }

  /// A request's head is there: what we do with it has its own end.
  void asked(Object connection) {
    until(connection, Long.MAX_VALUE);
  }

  /// So much of a body has come since it began.
  void brought(Object connection, long begun, long bytes) {
    until(connection, begun + GRACE_NANOS + nanosFor(bytes));
  }

  /// An answer begins to go out.
  void answering(Object connection, long bytes) {
    until(connection, nanos.getAsLong() + GRACE_NANOS + nanosFor(bytes));
  }

  /// The answer has gone: the next request may come.
  void answered(Object connection) {
    until(connection, nanos.getAsLong() + HEAD_NANOS);
  }

  long now() {
    return nanos.getAsLong();
  }

  private static long nanosFor(long bytes) {
    return TimeUnit.SECONDS.toNanos(1) * bytes / BYTES_A_SECOND;
  }

  private void until(Object connection, long then) {
    Place place = open.get(connection);
    if (place != null) {
      place.until = then;
    }
  }

  /// Closes those whose time is up, and says whether anybody is left.
  boolean sweep() {
    long now = nanos.getAsLong();
    open.values()
        .forEach(place -> {
          if (place.until != Long.MAX_VALUE && now - place.until > 0) {
            place.close.run();
          }
        });
    return !open.isEmpty();
  }

  void tell(LimitMeters meters) {
    meters
        .count("web.connections", turnedAway, LongAdder::sum)
        .count("web.source-connections", each, PlacesLimit::refused);
  }

  int size() {
    return open.size();
  }

  private static final class Place {
    private final @Nullable String source;
    private final Runnable close;
    private volatile long until;

    Place(@Nullable String source, Runnable close, long until) {
      this.source = source;
      this.close = close;
      this.until = until;
    }
  }
}
