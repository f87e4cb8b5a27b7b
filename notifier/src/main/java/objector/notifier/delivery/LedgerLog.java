package objector.notifier.delivery;

import java.util.List;
import java.util.Map;
import objector.events.alert.Delivery;

/// Where the ledger's entries are kept.
public interface LedgerLog {
  /// What is kept together, or not at all.
  ///
  /// @param kept the newest entry of each alert
  /// @param forgotten entries that came to their end long ago
  /// @param committable of each partition, the offset up to which alerts have come to their end
  record Page(List<Delivery> kept, List<Delivery> forgotten, Map<Integer, Long> committable) {
    public Page {
      kept = List.copyOf(kept);
      forgotten = List.copyOf(forgotten);
      committable = Map.copyOf(committable);
    }
  }

  /// Returns once the page is kept.
  ///
  /// @throws Unavailable when it may or may not be kept
  /// @throws LeaseLost when somebody else holds a partition by now: nothing was kept
  void append(Page page) throws Unavailable, LeaseLost;

  /// The world is down.
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// This instance paused for too long, and its partitions were given away.
  final class LeaseLost extends Exception {
    private static final long serialVersionUID = 1;

    public LeaseLost(Throwable cause) {
      super("the partitions were given to another instance", cause);
    }
  }
}
