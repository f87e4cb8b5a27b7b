package objector.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import objector.notifier.delivery.Transport.Connection;
import objector.notifier.delivery.Transport.Unreachable;
import objector.service.Backoff;
import objector.service.Health;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one open way out, shared by all partitions of this instance. While nobody is at the other
/// end, nothing is begun, and the ledger stays as it is.
public final class OutgoingConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingConnection.class);

  private final Transport transport;
  private final InstantSource clock;
  private final Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
  private @Nullable Connection connection;
  private @Nullable Instant downUntil;
  private volatile @Nullable String trouble;

  public OutgoingConnection(Transport transport, InstantSource clock) {
    this.transport = transport;
    this.clock = clock;
  }

  /// Empty while it is down.
  Optional<Connection> connection() {
    Connection open = connection;
    if (open != null) {
      return Optional.of(open);
    }
    Instant until = downUntil;
    if (until != null && clock.instant().isBefore(until)) {
      return Optional.empty();
    }
    try {
      Connection opened = transport.open();
      connection = opened;
      downUntil = null;
      trouble = null;
      pause.reset();
      return Optional.of(opened);
    } catch (Unreachable e) {
      Duration wait = pause.next();
      downUntil = clock.instant().plus(wait);
      trouble = e.getMessage();
      LOG.atWarn()
          .addKeyValue("way", transport.name())
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("pause", wait)
          .log("Mails cannot leave; trying again");
      return Optional.empty();
    }
  }

  /// Whether asking again is not worth it yet.
  public boolean isDown() {
    Instant until = downUntil;
    return until != null && clock.instant().isBefore(until);
  }

  public Health health() {
    String reason = trouble;
    return reason == null
        ? Health.up("notifier.mail")
        : Health.degraded("notifier.mail", transport.name() + ": " + reason);
  }

  /// Closes what is open; the next mail opens it again.
  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
