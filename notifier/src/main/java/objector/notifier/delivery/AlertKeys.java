package objector.notifier.delivery;

import java.util.Optional;
import objector.events.id.AlertId;

/// The keys of alerts and deliveries: `person/alert` and `person/alert/channel`; and the header by
/// which a ledger's writers, lanes of mails and further ways, know their own entries.
public final class AlertKeys {
  /// The header that names who wrote an entry.
  public static final String WRITTEN_BY = "lane";

  private AlertKeys() {}

  /// The alert that a key is about; empty where it is none of ours.
  public static Optional<AlertId> alert(String key) {
    int start = key.indexOf('/') + 1;
    int slash = key.indexOf('/', start);
    try {
      return Optional.of(new AlertId(key.substring(start, slash < 0 ? key.length() : slash)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
