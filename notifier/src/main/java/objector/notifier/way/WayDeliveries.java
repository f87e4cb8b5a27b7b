package objector.notifier.way;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.Channel;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.events.person.WayToHear;
import objector.notifier.outgoing.SendOutcome;
import org.jspecify.annotations.Nullable;

/// What waits to be told on further ways, for one thread. An alert is told on each of its ways
/// until that way takes it, refuses it, or a day is over; what the ledger says has ended is not
/// told again. After a crash a message may come twice, under one id.
public final class WayDeliveries {
  static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  static final Duration LONGEST_PAUSE = Duration.ofHours(4);
  static final Duration GIVE_UP = Duration.ofDays(1);

  /// More alerts of one person within an hour than anybody reads are not told.
  static final int MOST_AN_HOUR = 60;

  private final TreeMap<Integer, Held> partitions = new TreeMap<>();
  private final Set<String> busy = new HashSet<>();
  private final Map<String, List<Instant>> lately = new LinkedHashMap<>();

  /// A partition's share.
  private static final class Held {
    private final Map<Key, Delivery> known = new HashMap<>();
    private final Map<Key, Pending> pending = new LinkedHashMap<>();
    private long position;
  }

  private record Key(AlertId alert, Channel channel) {}

  private record Pending(long offset, Task task, Instant due, boolean begun) {}

  /// One message to one address.
  public record Task(int partition, Alert alert, WayToHear way, int attempts) {
    private Key key() {
      return new Key(alert.id(), channel());
    }

    Channel channel() {
      return Channel.valueOf(way.kind().name());
    }

    /// Two messages to one host never go at once.
    String host() {
      String host = way.url() == null ? null : URI.create(way.url()).getHost();
      return host == null ? "" : host;
    }
  }

  /// Takes over a partition.
  ///
  /// @param ledger the newest entry of each
  /// @param position the offset that is read first
  public void takeOver(int partition, Collection<Delivery> ledger, long position) {
    Held held = new Held();
    held.position = position;
    ledger.forEach(entry -> held.known.put(new Key(entry.alert(), entry.channel()), entry));
    partitions.put(partition, held);
  }

  public void giveBack(int partition) {
    Held held = partitions.remove(partition);
    if (held != null) {
      held.pending.values().stream()
          .filter(Pending::begun)
          .forEach(one -> busy.remove(one.task().host()));
    }
  }

  public void take(int partition, long offset, Alert alert, Instant now) {
    Held held = held(partition);
    held.position = offset + 1;
    for (WayToHear way : alert.ways()) {
      if (!way.kind().isSentTo() || way.url() == null) {
        continue;
      }
      Task task = new Task(partition, alert, way, 0);
      Delivery known = held.known.get(task.key());
      if (known == null) {
        held.pending.putIfAbsent(task.key(), new Pending(offset, task, now, false));
      } else if (known.state() == State.DEFERRED) {
        Task again = new Task(partition, alert, way, known.attempts());
        Instant due = known.at().plus(pause(known.attempts()));
        held.pending.putIfAbsent(task.key(), new Pending(offset, again, due, false));
      }
    }
  }

  /// Nothing for us.
  public void pass(int partition, long offset) {
    held(partition).position = offset + 1;
  }

  /// The alert was taken back: its person is gone.
  public void withdraw(int partition, long offset, Optional<AlertId> alert) {
    Held held = held(partition);
    held.position = offset + 1;
    alert.ifPresent(id ->
        held.pending
            .values()
            .removeIf(one -> {
              boolean gone = one.task().alert().id().equals(id);
              if (gone && one.begun()) {
                busy.remove(one.task().host());
              }
              return gone;
            }));
  }

  public boolean holds(int partition) {
    return partitions.containsKey(partition);
  }

  public int backlog() {
    return partitions.values().stream().mapToInt(held -> held.pending.size()).sum();
  }

  /// What is due and may begin now; it counts as begun.
  ///
  /// @param most how many
  public List<Task> begin(Instant now, int most) {
    List<Task> begun = new ArrayList<>();
    for (Held held : partitions.values()) {
      for (Map.Entry<Key, Pending> entry : held.pending.entrySet()) {
        Pending one = entry.getValue();
        if (begun.size() < most
            && !one.begun()
            && !one.due().isAfter(now)
            && busy.add(one.task().host())) {
          entry.setValue(new Pending(one.offset(), one.task(), one.due(), true));
          begun.add(one.task());
        }
      }
    }
    return begun;
  }

  /// Whether the person was told so much lately that this is too much; else it counts.
  public boolean isTooMuch(Task task, Instant now) {
    String person = task.alert().person() + "/" + task.channel();
    List<Instant> told = lately.computeIfAbsent(person, _ -> new ArrayList<>());
    told.removeIf(at -> at.plus(Duration.ofHours(1)).isBefore(now));
    if (told.size() >= MOST_AN_HOUR) {
      return true;
    }
    told.add(now);
    while (lately.size() > 10_000) {
      lately.remove(lately.keySet().iterator().next());
    }
    return false;
  }

  /// What the ledger says then; null: the partition is another's by now, or the person is gone.
  public @Nullable Delivery ended(Task task, SendOutcome outcome, Instant now) {
    busy.remove(task.host());
    Held held = partitions.get(task.partition());
    Pending one = held == null ? null : held.pending.get(task.key());
    if (held == null || one == null) {
      return null;
    }
    int attempts = task.attempts() + 1;
    Delivery entry = entry(task, outcome, attempts, now);
    held.known.put(task.key(), entry);
    if (entry.state() == State.DEFERRED) {
      Task again = new Task(task.partition(), task.alert(), task.way(), attempts);
      held.pending.put(
          task.key(), new Pending(one.offset(), again, now.plus(pause(attempts)), false));
    } else {
      held.pending.remove(task.key());
    }
    return entry;
  }

  private static Delivery entry(Task task, SendOutcome outcome, int attempts, Instant now) {
    boolean over = now.isAfter(task.alert().at().plus(GIVE_UP));
    return switch (outcome) {
      case SendOutcome.Sent _ -> entry(task, State.SENT, attempts, null, now);
      case SendOutcome.Refused refused ->
          entry(task, State.FAILED, attempts, refused.reason(), now);
      case SendOutcome.Deferred deferred ->
          entry(task, over ? State.FAILED : State.DEFERRED, attempts, deferred.reason(), now);
      // As it bears an id, sending it again does no harm.
      case SendOutcome.Unknown unknown ->
          entry(task, over ? State.FAILED : State.DEFERRED, attempts, unknown.reason(), now);
      case SendOutcome.NotBegun _ ->
          entry(task, over ? State.FAILED : State.DEFERRED, attempts, "not begun", now);
    };
  }

  private static Delivery entry(
      Task task, State state, int attempts, @Nullable String reason, Instant now) {
    return new Delivery(
        task.alert().id(),
        task.alert().person(),
        task.channel(),
        state,
        now,
        attempts,
        task.alert().id() + "." + task.way().kind().word(),
        reason);
  }

  /// Of each partition, the offset up to which all has come to its end.
  public Map<Integer, Long> committable() {
    Map<Integer, Long> offsets = new HashMap<>();
    partitions.forEach((partition, held) ->
        offsets.put(
            partition,
            held.pending.values().stream().mapToLong(Pending::offset).min().orElse(held.position)));
    return offsets;
  }

  /// One minute, then twice the last, up to four hours.
  static Duration pause(int attempts) {
    int doublings = Math.min(Math.max(attempts - 1, 0), 16);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private Held held(int partition) {
    Held held = partitions.get(partition);
    if (held == null) {
      throw new IllegalStateException("partition " + partition + " is not held");
    }
    return held;
  }
}
