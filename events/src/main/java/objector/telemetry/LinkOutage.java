package objector.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The last time for which no link could leave as long as one is good for: who sends says so, and
/// the page where a link was asked for tells it. It speaks of nobody's mail, so that it tells
/// nobody who is here.
///
/// @param until null: it lasts
public record LinkOutage(Instant from, @Nullable Instant until) {
  private static final String FROM = "objector.links.outage.from";
  private static final String UNTIL = "objector.links.outage.until";

  /// Lets monitors and pages know of it: seconds of Unix time, 0 where there is none.
  public static void tell(MeterRegistry meters, Supplier<Optional<LinkOutage>> last) {
    Gauge.builder(FROM, () -> last.get().map(outage -> seconds(outage.from())).orElse(0.0))
        .description("When the last outage of an hour or more began for links, 0 for none")
        .register(meters);
    Gauge.builder(UNTIL, () -> last.get().map(outage -> seconds(outage.until())).orElse(0.0))
        .description("When it was over, 0 while it lasts")
        .register(meters);
  }

  private static double seconds(@Nullable Instant at) {
    return at == null ? 0 : at.getEpochSecond() + at.getNano() / 1e9;
  }

  /// What all who send had at once: a link may leave by any of them.
  public static Optional<LinkOutage> of(List<PartReport> reports) {
    LinkOutage all = null;
    for (PartReport report : reports) {
      Optional<Double> from = report.sum(FROM);
      if (from.isEmpty()) {
        continue;
      }
      if (from.get() == 0) {
        return Optional.empty();
      }
      double until = report.sum(UNTIL).orElse(0.0);
      LinkOutage one = new LinkOutage(instant(from.get()), until == 0 ? null : instant(until));
      all = all == null ? one : all.with(one);
    }
    return Optional.ofNullable(all);
  }

  private static Instant instant(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1e3));
  }

  private LinkOutage with(LinkOutage other) {
    Instant later = from.isAfter(other.from) ? from : other.from;
    Instant sooner =
        until == null || (other.until != null && other.until.isBefore(until)) ? other.until : until;
    return new LinkOutage(later, sooner);
  }

  /// Whether nothing left in all that time.
  public boolean covers(Instant begin, Instant end, Instant now) {
    return !begin.isBefore(from) && !end.isAfter(until == null ? now : until);
  }
}
