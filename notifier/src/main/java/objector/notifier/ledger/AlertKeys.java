package objector.notifier.ledger;

import java.util.Optional;
import objector.events.id.AlertId;

/// The keys of alerts and deliveries: `person/alert` and `person/alert/channel`.
final class AlertKeys {
  private AlertKeys() {}

  static Optional<AlertId> alert(String key) {
    int start = key.indexOf('/') + 1;
    int slash = key.indexOf('/', start);
    try {
      return Optional.of(new AlertId(key.substring(start, slash < 0 ? key.length() : slash)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
