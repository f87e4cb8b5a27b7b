package objector.notifier;

import java.time.Instant;
import objector.events.Delivery;

/// What to do next about one alert.
sealed interface Step {
  /// It has come to its end.
  record Done() implements Step {}

  record Wait(Instant until) implements Step {}

  /// Write this into the ledger; with it, the alert has come to its end.
  record Note(Delivery end) implements Step {}

  /// Write this into the ledger, and only when it is kept begin the SMTP dialogue.
  record Send(Delivery sending) implements Step {}
}
