package objector.notifier.delivery;

import java.time.Instant;
import java.util.List;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import org.jspecify.annotations.Nullable;

/// The newest entry of each alert of one partition, for one thread. A copy: what is kept for good
/// is the topic.
public interface LedgerStore {
  @Nullable Delivery get(AlertId alert);

  void put(Delivery entry);

  void remove(AlertId alert);

  /// Some that ended long ago; what is not among them comes another time.
  ///
  /// @param most how many
  List<Delivery> forgettable(Instant now, int most);

  /// The store itself is broken: the disk is full, or gone.
  final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Broken(Throwable cause) {
      super("the ledger's copy on the disk cannot be used", cause);
    }
  }
}
