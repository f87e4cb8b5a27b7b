package objector.tracker.kept;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// The causes that no longer stand before their dossiers: many together, under `person/~first`.
/// Those of earlier releases stay as they lie, singly under `person/cause`, with the ids of their
/// alerts as text.
public final class CausesApart {
  /// Sorts behind every cause.
  private static final String TOGETHER = "/~";

  private final KeyValueStore<String, byte[]> store;

  /// In that store.
  public CausesApart(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /// Takes the eldest, and answers with those that stay.
  public SeenCauses put(PersonId person, SeenCauses causes) {
    store.put(person + TOGETHER + causes.first(), causes.eldest());
    return causes.latest();
  }

  /// Whether one is among them.
  public boolean has(PersonId person, EventId cause) {
    if (store.get(person + "/" + cause) != null) {
      return true;
    }
    try (KeyValueIterator<String, byte[]> bunches =
        store.range(person + TOGETHER, person + TOGETHER + "~")) {
      while (bunches.hasNext()) {
        if (SeenCauses.bunch(bunches.next().value).has(cause)) {
          return true;
        }
      }
      return false;
    }
  }

  /// Forgets all of a person's; answers with their alerts.
  public List<String> erase(PersonId person) {
    List<String> keys = new ArrayList<>();
    List<String> alerts = new ArrayList<>();
    // '0' follows '/'.
    try (KeyValueIterator<String, byte[]> all = store.range(person + "/", person + "0")) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> each = all.next();
        keys.add(each.key);
        alerts.addAll(
            each.key.startsWith(TOGETHER, person.value().length())
                ? SeenCauses.bunch(each.value).alerts()
                : single(each.value));
      }
    }
    keys.forEach(store::delete);
    return alerts;
  }

  private static List<String> single(byte[] alerts) {
    return alerts.length == 0
        ? List.of()
        : List.of(new String(alerts, StandardCharsets.US_ASCII).split(" ", -1));
  }
}
