package objector.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import objector.limit.RateLimit;
import objector.service.Health;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many confirmation mails this installation sends within an hour, whoever asks: a stranger who
/// types in thousands of addresses makes thousands of people get a mail from us. Whoever runs this
/// is told.
public final class ConfirmationCeiling {
  private static final Logger LOG = LoggerFactory.getLogger(ConfirmationCeiling.class);
  private static final String PART = "notifier.confirmations";
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final String ALL = "all";

  private final int most;
  private final RateLimit sent;
  private final InstantSource clock;
  private @Nullable Instant reached;
  private Instant told = Instant.MIN;

  /// @param most within an hour; 0: as many as are asked for
  public ConfirmationCeiling(int most, InstantSource clock) {
    this.most = most;
    this.sent = new RateLimit(most, WINDOW, 1, clock);
    this.clock = clock;
  }

  synchronized boolean passes(Instant now) {
    if (sent.passes(ALL)) {
      return true;
    }
    if (!isNews(now)) {
      LOG.atWarn()
          .addKeyValue("sentWithinTheHour", most)
          .log("More confirmations are asked for than sender.confirmations-per-hour allows");
    }
    reached = now;
    return false;
  }

  private boolean isNews(Instant now) {
    return reached != null && now.isBefore(reached.plus(WINDOW));
  }

  /// When it was last reached, where whoever runs this does not know yet.
  public synchronized Optional<Instant> due(Instant now) {
    return isNews(now) && !now.isBefore(told.plus(WINDOW))
        ? Optional.ofNullable(reached)
        : Optional.empty();
  }

  public synchronized void wasTold(Instant now) {
    told = now;
  }

  /// How many go within an hour.
  public int most() {
    return most;
  }

  /// Not well for an hour after a confirmation had to wait.
  public synchronized Health health() {
    return isNews(clock.instant())
        ? Health.degraded(
            PART,
            "more than "
                + most
                + " confirmations were asked for within an hour, the last "
                + reached)
        : Health.up(PART);
  }
}
