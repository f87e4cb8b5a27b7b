package objector.notifier.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import org.jspecify.annotations.Nullable;

/// A ledger in memory, for installations without a folder.
public final class MemoryLedger implements LedgerStore {
  private final Map<AlertId, Delivery> entries = new HashMap<>();

  @Override
  public @Nullable Delivery get(AlertId alert) {
    return entries.get(alert);
  }

  @Override
  public void put(Delivery entry) {
    entries.put(entry.alert(), entry);
  }

  @Override
  public void remove(AlertId alert) {
    entries.remove(alert);
  }

  @Override
  public List<Delivery> forgettable(Instant now, int most) {
    return entries.values().stream()
        .filter(entry -> DeliveryRules.forgettable(entry, now))
        .limit(most)
        .toList();
  }
}
