package objector.notifier.delivery;

import java.time.Instant;
import objector.events.alert.Delivery;

/// What to do next about one alert.
sealed interface DeliveryStep {
  /// It has come to its end.
  record Done() implements DeliveryStep {}

  record Wait(Instant until) implements DeliveryStep {}

  /// Write this into the ledger; with it, the alert has come to its end.
  record Note(Delivery end) implements DeliveryStep {}

  /// Write this into the ledger, and only when it is kept begin the SMTP dialogue.
  record Send(Delivery sending) implements DeliveryStep {}
}
