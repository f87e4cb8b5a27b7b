package objector.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import objector.service.Health;
import org.jspecify.annotations.Nullable;

/// Mails that were no longer of use before they could leave: somebody waited for each of them. Told
/// to whoever runs this, many in one mail, once an hour at most.
public final class ExpiredMails {
  private static final String PART = "notifier.expired";
  private static final Duration TOLD_EVERY = Duration.ofHours(1);

  /// How many, of which lane, from when to when.
  public record Report(Map<Lane, Integer> mails, Instant first, Instant last) {
    public Report {
      mails = Map.copyOf(mails);
    }

    /// The same by the lanes' words, in the lanes' order.
    public Map<String, Integer> byWord() {
      Map<String, Integer> words = new LinkedHashMap<>();
      new TreeMap<>(mails).forEach((lane, number) -> words.put(lane.word(), number));
      return words;
    }
  }

  private final InstantSource clock;
  private final Map<Lane, Integer> untold = new EnumMap<>(Lane.class);
  private @Nullable Instant first;
  private @Nullable Instant last;
  private Instant told = Instant.MIN;

  public ExpiredMails(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void count(Lane lane, Instant now) {
    untold.merge(lane, 1, Integer::sum);
    last = now;
    if (first == null) {
      first = now;
    }
  }

  /// What is to be told now.
  public synchronized Optional<Report> due(Instant now) {
    if (first == null || last == null || now.isBefore(told.plus(TOLD_EVERY))) {
      return Optional.empty();
    }
    return Optional.of(new Report(untold, first, last));
  }

  /// It was told; what came since is for the next.
  public synchronized void wasTold(Report report, Instant now) {
    report
        .mails()
        .forEach((lane, mails) ->
            untold.computeIfPresent(lane, (_, n) -> n > mails ? Integer.valueOf(n - mails) : null));
    first = untold.isEmpty() ? null : report.last();
    told = now;
  }

  /// Not well for as long as the last one is an hour's news.
  public synchronized Health health() {
    Instant expired = last;
    return expired == null || clock.instant().isAfter(expired.plus(TOLD_EVERY))
        ? Health.up(PART)
        : Health.degraded(
            PART, "mails were of no use before they could leave, the last " + expired);
  }
}
