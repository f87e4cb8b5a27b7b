package objector.tracker.streams;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import objector.events.person.Dossier;
import objector.tracker.objection.PageAudience;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Which people of a task belong to which audience (`audience/person`), so that news are brought to
/// those whom they may concern, and nobody else's dossier is read. Where people were known before
/// there was this index, the first walk goes over all and completes it.
final class AudienceIndex {
  /// Sorts before every audience, and is none.
  private static final String COMPLETE = "!";

  /// A walk over everybody began with the first.
  private static final String BEGUN = "!begun";

  private static final String PRESENT = "1";

  private final KeyValueStore<String, String> index;
  private final KeyValueStore<String, byte[]> dossiers;
  private boolean complete;
  private boolean asked;

  AudienceIndex(KeyValueStore<String, String> index, KeyValueStore<String, byte[]> dossiers) {
    this.index = index;
    this.dossiers = dossiers;
  }

  /// To be told of each dossier before it is written, or as it goes.
  void follow(@Nullable Dossier before, @Nullable Dossier after) {
    isComplete();
    List<String> old = before == null ? List.of() : keys(before);
    List<String> now = after == null ? List.of() : keys(after);
    for (String key : now) {
      if (!complete || !old.contains(key)) {
        index.put(key, PRESENT);
      }
    }
    for (String key : old) {
      if (!now.contains(key)) {
        index.delete(key);
      }
    }
  }

  /// Whether everybody is in it. It is from the beginning where it began with the first person.
  boolean isComplete() {
    if (!asked) {
      asked = true;
      complete = index.get(COMPLETE) != null;
      if (!complete && isEmpty()) {
        complete();
      }
    }
    return complete;
  }

  /// A walk over everybody begins, which lasts many slices and may outlive this task.
  void begin() {
    if (!isComplete()) {
      index.put(BEGUN, PRESENT);
    }
  }

  /// Somebody is passed on such a walk.
  void passed(Dossier dossier) {
    if (!isComplete()) {
      keys(dossier).forEach(key -> index.put(key, PRESENT));
    }
  }

  /// Such a walk passed the last. One that an earlier release began has left out some.
  void end() {
    if (!isComplete() && index.get(BEGUN) != null) {
      complete();
    }
  }

  private void complete() {
    index.put(COMPLETE, PRESENT);
    complete = true;
  }

  private boolean isEmpty() {
    try (KeyValueIterator<String, byte[]> all = dossiers.all()) {
      return !all.hasNext();
    }
  }

  private static List<String> keys(Dossier dossier) {
    return PageAudience.all(dossier).stream()
        .map(audience -> audience + "/" + dossier.person())
        .toList();
  }

  /// Somebody cannot be read on such a walk, so nobody knows to whom they belong.
  void unread() {
    if (!isComplete()) {
      index.delete(BEGUN);
    }
  }

  /// Two audiences' people after that one, in order, each once; null: from the first.
  FanOutWalk.Audience of(String audience, String other, @Nullable String last) {
    return new Indexed(range(audience, last), range(other, last));
  }

  private KeyValueIterator<String, String> range(String audience, @Nullable String last) {
    String from = audience + "/" + (last == null ? "" : last + "\0");
    // '0' follows '/'.
    return index.range(from, audience + "0");
  }

  /// Passes over whoever is in the index and gone.
  private final class Indexed implements FanOutWalk.Audience {
    private final KeyValueIterator<String, String> keys;
    private final KeyValueIterator<String, String> others;
    private @Nullable KeyValue<String, byte[]> next;

    Indexed(KeyValueIterator<String, String> keys, KeyValueIterator<String, String> others) {
      this.keys = keys;
      this.others = others;
    }

    @Override
    public boolean hasNext() {
      while (next == null && (keys.hasNext() || others.hasNext())) {
        String person = first();
        byte[] dossier = dossiers.get(person);
        next = dossier == null ? null : KeyValue.pair(person, dossier);
      }
      return next != null;
    }

    /// Whoever comes first of both; who is in both is passed in both.
    private String first() {
      String one = keys.hasNext() ? person(keys.peekNextKey()) : null;
      String other = others.hasNext() ? person(others.peekNextKey()) : null;
      String first =
          one == null || (other != null && other.compareTo(one) < 0)
              ? Objects.requireNonNull(other)
              : one;
      if (first.equals(one)) {
        keys.next();
      }
      if (first.equals(other)) {
        others.next();
      }
      return first;
    }

    private static String person(String key) {
      return key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public KeyValue<String, byte[]> next() {
      KeyValue<String, byte[]> found = next;
      if (found == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return found;
    }

    @Override
    public void end() {
      // Who belongs to another audience was not visited.
    }

    @Override
    public void close() {
      keys.close();
      others.close();
    }
  }
}
