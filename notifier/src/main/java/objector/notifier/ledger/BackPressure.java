package objector.notifier.ledger;

import org.apache.kafka.clients.consumer.Consumer;

/// While a lane has as many alerts in hand as it may, no more are fetched for it: with a relay that
/// is slow or down, a million wait on the broker, and not in memory. The consumer goes on to poll,
/// so its group keeps it.
final class BackPressure {
  /// How many are read in one go at most.
  static final int MOST_READ = 2_000;

  /// Above it, reading stops until some have come to their end: so a lane never holds more than
  /// this and one reading.
  static final int MOST_WAITING = 2_000;

  private boolean holds;

  /// Stops or begins reading.
  ///
  /// @param waiting how many are in hand
  void apply(Consumer<?, ?> reader, int waiting) {
    boolean full = waiting > MOST_WAITING;
    if (full) {
      // Also what was assigned since.
      reader.pause(reader.assignment());
    } else if (holds) {
      reader.resume(reader.paused());
    }
    holds = full;
  }
}
