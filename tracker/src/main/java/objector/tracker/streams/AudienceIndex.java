package objector.tracker.streams;

import java.util.NoSuchElementException;
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
    String old = before == null ? null : key(before);
    String now = after == null ? null : key(after);
    if (now != null && (!now.equals(old) || !complete)) {
      index.put(now, PRESENT);
    }
    if (old != null && !old.equals(now)) {
      index.delete(old);
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
      index.put(key(dossier), PRESENT);
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

  private static String key(Dossier dossier) {
    return PageAudience.of(dossier) + "/" + dossier.person();
  }

  /// Somebody cannot be read on such a walk, so nobody knows to whom they belong.
  void unread() {
    if (!isComplete()) {
      index.delete(BEGUN);
    }
  }

  /// An audience's people after that one, in order; null: from the first.
  FanOutWalk.Audience of(String audience, @Nullable String last) {
    String from = audience + "/" + (last == null ? "" : last + "\0");
    // '0' follows '/'.
    return new Indexed(index.range(from, audience + "0"));
  }

  /// Passes over whoever is in the index and gone.
  private final class Indexed implements FanOutWalk.Audience {
    private final KeyValueIterator<String, String> keys;
    private @Nullable KeyValue<String, byte[]> next;

    Indexed(KeyValueIterator<String, String> keys) {
      this.keys = keys;
    }

    @Override
    public boolean hasNext() {
      while (next == null && keys.hasNext()) {
        String key = keys.next().key;
        String person = key.substring(key.lastIndexOf('/') + 1);
        byte[] dossier = dossiers.get(person);
        next = dossier == null ? null : KeyValue.pair(person, dossier);
      }
      return next != null;
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
    }
  }
}
