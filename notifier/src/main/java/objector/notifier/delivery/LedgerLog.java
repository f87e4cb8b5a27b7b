package objector.notifier.delivery;

import objector.events.alert.Delivery;

/// Where the ledger's entries are kept.
public interface LedgerLog {
  /// Returns once the entry is kept.
  ///
  /// @param committable the offset up to which alerts have come to their end
  /// @throws Unavailable when it may or may not be kept
  /// @throws LeaseLost when somebody else holds the partition by now: nothing was kept
  void append(Delivery entry, long committable) throws Unavailable, LeaseLost;

  /// Forgets an entry that came to its end long ago.
  void forget(Delivery entry, long committable) throws Unavailable, LeaseLost;

  /// The world is down.
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// This instance paused for too long, and its partition was given away.
  final class LeaseLost extends Exception {
    private static final long serialVersionUID = 1;

    public LeaseLost(Throwable cause) {
      super("the partition was given to another instance", cause);
    }
  }
}
