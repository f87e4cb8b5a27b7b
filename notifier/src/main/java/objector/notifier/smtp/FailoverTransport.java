package objector.notifier.smtp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import objector.notifier.outgoing.Transport;

/// Several relays: the first that answers takes the mails. One that did not answer is passed over
/// for a while, so that each new line does not wait for it again; when none answers, all are asked.
public final class FailoverTransport implements Transport {
  private static final Duration PASSED_OVER = Duration.ofMinutes(1);

  private final List<Transport> relays;
  private final InstantSource clock;
  private final Map<Transport, Instant> down = new ConcurrentHashMap<>();

  /// @param relays in the order in which they are preferred; one at least
  public FailoverTransport(List<Transport> relays, InstantSource clock) {
    this.relays = List.copyOf(relays);
    this.clock = clock;
  }

  @Override
  public String name() {
    return relays.stream().map(Transport::name).collect(Collectors.joining(", "));
  }

  @Override
  public Connection open() throws Unreachable {
    Instant now = clock.instant();
    List<Transport> order = new ArrayList<>(relays);
    // Stable: those that answered last keep their order, and come first.
    order.sort((one, other) -> Boolean.compare(isDown(one, now), isDown(other, now)));
    StringBuilder reasons = new StringBuilder();
    Unreachable last = null;
    for (Transport relay : order) {
      try {
        Connection open = relay.open();
        down.remove(relay);
        return open;
      } catch (Unreachable e) {
        down.put(relay, now.plus(PASSED_OVER));
        reasons
            .append(reasons.isEmpty() ? "" : "; ")
            .append(relay.name())
            .append(": ")
            .append(e.getMessage());
        last = e;
      }
    }
    throw new Unreachable(
        reasons.toString(), last == null ? new IllegalStateException("no relay is named") : last);
  }

  private boolean isDown(Transport relay, Instant now) {
    Instant until = down.get(relay);
    return until != null && now.isBefore(until);
  }
}
