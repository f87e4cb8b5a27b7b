package objector.tracker.kept;

import java.util.LinkedHashMap;
import java.util.Map;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.person.Dossier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The records of a task's people, those of late decoded: who is heard of once is soon heard of
/// again. Nobody else writes to the store while this task lives.
public final class KnownDossiers {
  private final KeyValueStore<String, byte[]> store;
  private final Map<String, Known> recent = new Recent();

  /// Whoever was passed last.
  private @Nullable Known passed;

  /// In that store.
  public KnownDossiers(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /// A person's record, decoded.
  private record Known(Dossier dossier, Before before) {
    private static Known of(String person, byte[] stored) {
      StoredDossier read = StoredDossier.of(person, stored);
      return new Known(Topics.DOSSIERS.decode(read.dossier()), Before.of(read));
    }
  }

  /// What stands before a dossier.
  ///
  /// @param pending null: an earlier release wrote it
  public record Before(SeenCauses seen, @Nullable PendingDeadlines pending) {
    private static final Before NOBODY = new Before(SeenCauses.NONE, PendingDeadlines.NONE);

    private static Before of(StoredDossier read) {
      return new Before(read.seen(), read.pending());
    }
  }

  /// A person's dossier.
  ///
  /// @throws Json.Unreadable when it is of a later release: then it stays as it is
  public @Nullable Dossier get(PersonId person) {
    Known known = recent.get(person.value());
    if (known != null) {
      return known.dossier;
    }
    byte[] bytes = store.get(person.value());
    if (bytes == null) {
      return null;
    }
    Known decoded = Known.of(person.value(), bytes);
    recent.put(person.value(), decoded);
    return decoded.dossier;
  }

  /// One that is only passed by, and not kept.
  ///
  /// @throws Json.Unreadable when it is of a later release
  public Dossier passed(KeyValue<String, byte[]> person) {
    Known known = recent.get(person.key);
    Known each = known == null ? Known.of(person.key, person.value) : known;
    passed = each;
    return each.dossier;
  }

  /// What stands before a person's dossier.
  public Before before(PersonId person) {
    Known known = recent.get(person.value());
    if (known == null && isPassed(person)) {
      known = passed;
    }
    if (known != null) {
      return known.before;
    }
    byte[] bytes = store.get(person.value());
    return bytes == null ? Before.NOBODY : Before.of(StoredDossier.of(person.value(), bytes));
  }

  private boolean isPassed(PersonId person) {
    return passed != null && passed.dossier.person().equals(person);
  }

  /// Writes a person's record. Who was only passed by is not kept: a page's news pass by thousands,
  /// and whoever is heard of meanwhile would be forgotten for them.
  ///
  /// @param encoded the dossier, as its topic has it
  public void put(Dossier dossier, SeenCauses seen, PendingDeadlines pending, byte[] encoded) {
    String person = dossier.person().value();
    store.put(person, new StoredDossier(seen, pending, encoded).toBytes());
    if (!isPassed(dossier.person()) || recent.containsKey(person)) {
      recent.put(person, new Known(dossier, new Before(seen, pending)));
    }
    passed = null;
  }

  /// Nobody is there any more.
  public void delete(PersonId person) {
    store.delete(person.value());
    recent.remove(person.value());
    passed = null;
  }

  /// The last that were asked for.
  private static final class Recent extends LinkedHashMap<String, Known> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 1_000;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
      return size() > MOST;
    }
  }
}
