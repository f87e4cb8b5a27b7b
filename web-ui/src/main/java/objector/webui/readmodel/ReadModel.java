package objector.webui.readmodel;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import objector.events.Json;
import objector.events.Topics;
import objector.events.group.GroupFigures;
import objector.events.id.GroupId;
import objector.events.id.LoginHash;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.page.PageEvent;
import objector.events.page.WatchState;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/// What the pages read: dossiers, who signs in as whom, Meta's pages and how the watch goes. Filled
/// by [ReadModelTopology]; whoever listens is told of a change only while it is live, never during
/// a restore.
public final class ReadModel {
  static final String DOSSIERS = "dossiers";
  static final String LOGINS = "logins";
  static final String PAGES = "pages";
  static final String WATCH = "watch";
  static final String FIGURES = "group-figures";

  /// A change of a dossier.
  @FunctionalInterface
  public interface Listener {
    /// It changed.
    ///
    /// @param now as it is now; null: it is to be read
    void changed(@Nullable Dossier now);
  }

  private final Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores;
  private final Map<PersonId, Set<Listener>> listeners = new ConcurrentHashMap<>();
  private final DecodedDossiers decoded = new DecodedDossiers();
  private final Map<PageId, Cached> histories = new ConcurrentHashMap<>();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong pagesRevision = new AtomicLong();
  private volatile boolean live;

  /// @param stores by name; throws while they cannot be read
  ReadModel(Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores) {
    this.stores = stores;
  }

  public Optional<Dossier> dossier(PersonId person) {
    return read(DOSSIERS, person.value(), bytes -> decoded.of(person, bytes));
  }

  /// Who owns an e-mail address.
  public Optional<PersonId> owner(LoginHash login) {
    return read(LOGINS, login.value(), Topics.LOGINS::decode).map(Claim::person);
  }

  public Optional<WatchState> watch(PageId page) {
    return read(WATCH, page.value(), Topics.WATCH::decode);
  }

  /// What a page of one's own is called, as its declaration has it.
  public Optional<String> declaredTitle(String page, String reader) {
    return watch(new PageId(page)).map(WatchState::declared).map(own -> own.titleIn(reader));
  }

  /// What may be shown of a group; empty until it was counted.
  public Optional<GroupFigures> figures(GroupId group) {
    return read(FIGURES, group.value(), Topics.GROUP_FIGURES::decode);
  }

  /// Grows whenever more becomes known of a watched page: until then, what was made of all of them
  /// still holds.
  public long pagesRevision() {
    return pagesRevision.get();
  }

  /// Every page that was ever looked at.
  public List<PageId> pages() {
    Set<String> names = new TreeSet<>();
    each(WATCH, ReadOnlyKeyValueStore::all, (key, _) -> names.add(key));
    each(
        PAGES,
        ReadOnlyKeyValueStore::all,
        (key, _) -> names.add(key.substring(0, key.indexOf('/'))));
    return names.stream().map(PageId::new).toList();
  }

  /// Goes through everybody's dossier.
  void eachDossier(Consumer<Dossier> then) {
    each(
        DOSSIERS,
        ReadOnlyKeyValueStore::all,
        (_, value) -> {
          Dossier dossier;
          try {
            dossier = Topics.DOSSIERS.decode(value);
          } catch (Json.Unreadable e) {
            // Counted as passed over already.
            return;
          }
          then.accept(dossier);
        });
  }

  /// A page's newest events, oldest first.
  public List<PageEvent> history(PageId page) {
    Cached cached = histories.computeIfAbsent(page, _ -> new Cached());
    List<PageEvent> known = cached.history;
    if (known != null) {
      return known;
    }
    List<PageEvent> events = new ArrayList<>();
    each(
        PAGES,
        store -> store.range(page.value() + "/", page.value() + "0"),
        (_, value) -> events.add(Topics.PAGES.decode(value)));
    // An imported past arrives after what was seen since.
    events.sort(Comparator.comparing(PageEvent::at));
    List<PageEvent> history = List.copyOf(events);
    // Whatever changed meanwhile took this place out of the map: an old history is kept by nobody.
    cached.history = history;
    return history;
  }

  /// Tells of every change of a person's dossier until the answer is closed. The listener is called
  /// on the thread that reads Kafka: it must hand over at once.
  public Listening listen(PersonId person, Listener listener) {
    listeners.compute(
        person,
        (key, set) -> {
          Set<Listener> present = set == null ? ConcurrentHashMap.newKeySet() : set;
          present.add(listener);
          return present;
        });
    return () ->
        listeners.computeIfPresent(
            person,
            (key, set) -> {
              set.remove(listener);
              return set.isEmpty() ? null : set;
            });
  }

  /// Waits until a person's dossier is as wished; empty when it did not come in time.
  public Optional<Dossier> await(PersonId person, Predicate<Dossier> wish, Duration longest)
      throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    Semaphore changes = new Semaphore(1);
    Listening listening = listen(person, _ -> changes.release());
    try {
      while (true) {
        long left = end - System.nanoTime();
        if (left <= 0 || !changes.tryAcquire(left, NANOSECONDS)) {
          return Optional.empty();
        }
        Optional<Dossier> dossier = dossier(person).filter(wish);
        if (dossier.isPresent()) {
          return dossier;
        }
      }
    } finally {
      listening.close();
    }
  }

  public boolean isLive() {
    return live;
  }

  /// How many records were taken since the process began.
  long taken() {
    return taken.get();
  }

  void took() {
    taken.incrementAndGet();
  }

  /// Records that could not be read, and were passed over.
  long skipped() {
    return skipped.get();
  }

  /// From now on listeners hear of changes; they are told once, as something may have passed.
  void live(boolean now) {
    live = now;
    if (now) {
      histories.clear();
      watchChanged();
      listeners.values().forEach(set -> set.forEach(listener -> listener.changed(null)));
    }
  }

  /// @param now null where it was erased
  void changed(PersonId person, @Nullable Dossier now) {
    decoded.forget(person);
    Set<Listener> set = live ? listeners.get(person) : null;
    if (set != null) {
      set.forEach(listener -> listener.changed(now));
    }
  }

  void changed(PageId page) {
    histories.remove(page);
    watchChanged();
  }

  /// Of how the watch goes.
  void watchChanged() {
    pagesRevision.incrementAndGet();
  }

  void skip() {
    skipped.incrementAndGet();
  }

  private <V> Optional<V> read(String store, String key, Function<byte[], V> decode) {
    try {
      return Optional.ofNullable(stores.apply(store).get(key)).map(decode);
    } catch (InvalidStateStoreException e) {
      throw new NotReady(e);
    }
  }

  private void each(
      String store,
      Function<ReadOnlyKeyValueStore<String, byte[]>, KeyValueIterator<String, byte[]>> which,
      BiConsumer<String, byte[]> then) {
    try (KeyValueIterator<String, byte[]> all = which.apply(stores.apply(store))) {
      all.forEachRemaining(entry -> then.accept(entry.key, entry.value));
    } catch (InvalidStateStoreException e) {
      throw new NotReady(e);
    }
  }

  /// The place of a page's history, until the page changes.
  private static final class Cached {
    private volatile @Nullable List<PageEvent> history;
  }

  /// The topics are being read, or read again: soon.
  public static final class NotReady extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotReady(InvalidStateStoreException cause) {
      super("the read model cannot be read yet", cause);
    }
  }

  /// An interest in changes.
  @FunctionalInterface
  public interface Listening {
    void close();
  }
}
