package objector.ingest.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.dkim.KeyRecords.Answer;
import objector.ingest.keys.KeyQuestion.Asked;
import objector.ingest.keys.KeyQuestion.Servers;
import org.xbill.DNS.ExtendedResolver;

/// Keys as DNS has them now. What was found is kept as long as DNS says, within bounds; that there
/// is none, only for minutes; trouble, not at all.
public final class DnsKeys implements KeySource {
  private static final int MOST_KEPT = 1_000;

  private final Duration budget;
  private final Servers servers;
  private final InstantSource clock;
  private final Map<String, Kept> cache = new ConcurrentHashMap<>();

  /// The machine's own DNS servers.
  ///
  /// @param budget for all keys of one mail together
  public DnsKeys(Duration budget) {
    this(budget, ExtendedResolver::new, InstantSource.system());
  }

  DnsKeys(Duration budget, Servers servers, InstantSource clock) {
    this.budget = budget;
    this.servers = servers;
    this.clock = clock;
  }

  private record Kept(Answer answer, Instant until) {}

  /// One after the other, as what could count most comes first; together they have the time of one
  /// mail.
  @Override
  public KeyRecords find(List<String> names) {
    long deadline = System.nanoTime() + budget.toNanos();
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (String name : names) {
      answers.computeIfAbsent(name, asked -> find(asked, deadline));
    }
    return new KeyRecords(answers);
  }

  private Answer find(String name, long deadline) {
    Kept kept = cache.get(name);
    if (kept != null && kept.until().isAfter(clock.instant())) {
      return kept.answer();
    }
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    if (left.isNegative() || left.isZero()) {
      return new Answer(null, "the time allowed for DNS was used up");
    }
    Asked asked = KeyQuestion.ask(name, servers, left);
    if (asked.answer().trouble() == null) {
      if (cache.size() >= MOST_KEPT) {
        cache.clear();
      }
      cache.put(name, new Kept(asked.answer(), clock.instant().plus(asked.forHowLong())));
    }
    return asked.answer();
  }
}
