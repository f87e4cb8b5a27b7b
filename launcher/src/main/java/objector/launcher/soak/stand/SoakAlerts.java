package objector.launcher.soak.stand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import objector.events.Topics;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.kafka.KafkaAccess;

/// What became of each alert: what the ledger says of it, and how often it reached the relay.
public final class SoakAlerts {
  private final KafkaAccess kafka;
  private final Map<AlertId, Delivery> ledger = new HashMap<>();

  public SoakAlerts(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /// What was found.
  ///
  /// @param unheard neither reached the relay nor are shown as uncertain
  /// @param twice reached the relay more than once
  public record Found(int alerts, int unheard, int twice, int uncertain) {}

  /// Whether the ledger says how each ended.
  public boolean areEnded() {
    SoakTopics.each(
        kafka,
        Topics.DELIVERIES,
        (key, value) -> {
          Delivery entry = Topics.DELIVERIES.decode(value);
          ledger.put(entry.alert(), entry);
        });
    return all().stream()
        .allMatch(alert -> {
          Delivery entry = ledger.get(alert);
          return entry != null
              && switch (entry.state()) {
                case SENT, FAILED, UNCERTAIN -> true;
                case QUEUED, SENDING, DEFERRED -> false;
              };
        });
  }

  /// By the ledger as [#areEnded] read it.
  ///
  /// @param times how often each mail reached the relay, by its Message-ID
  public Found find(Map<String, Integer> times) {
    int unheard = 0;
    int twice = 0;
    int uncertain = 0;
    Set<AlertId> alerts = all();
    for (AlertId alert : alerts) {
      Delivery entry = ledger.get(alert);
      int came = entry == null ? 0 : times.getOrDefault(entry.messageId(), 0);
      boolean isUncertain = entry != null && entry.state() == Delivery.State.UNCERTAIN;
      uncertain += isUncertain ? 1 : 0;
      twice += came > 1 ? 1 : 0;
      unheard += came == 0 && !isUncertain ? 1 : 0;
    }
    return new Found(alerts.size(), unheard, twice, uncertain);
  }

  private Set<AlertId> all() {
    Set<AlertId> alerts = new HashSet<>();
    SoakTopics.each(
        kafka, Topics.ALERTS, (key, value) -> alerts.add(Topics.ALERTS.decode(value).id()));
    return alerts;
  }
}
