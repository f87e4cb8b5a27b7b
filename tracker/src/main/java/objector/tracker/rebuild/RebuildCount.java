package objector.tracker.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.tracker.replay.PersonReplay.Outcome;

/// Counts what comes out, and tells of whom something comes out otherwise.
final class RebuildCount {
  private final RebuildListener listener;
  private final Map<String, Long> accounts = new HashMap<>();
  private long same;
  private long changed;
  private long kept;
  private long unreadable;
  private long failed;

  RebuildCount(RebuildListener listener) {
    this.listener = listener;
  }

  /// Answers whether it came out otherwise.
  boolean take(Computed computed) {
    return switch (computed) {
      case Computed.Anew anew -> compare(anew.before(), anew.outcome());
      case Computed.AsItIs _ -> {
        unreadable++;
        yield false;
      }
    };
  }

  private boolean compare(Dossier before, Outcome outcome) {
    failed += outcome.failed();
    if (!outcome.computed()) {
      kept++;
      return false;
    }
    if (outcome.isAs(before)) {
      same++;
      return false;
    }
    changed++;
    List<RebuildListener.Moved> moved = moved(before, outcome.dossier());
    moved.forEach(one -> accounts.merge(one.was() + " → " + one.is(), 1L, Long::sum));
    listener.changed(outcome.person(), moved);
    return true;
  }

  private static List<RebuildListener.Moved> moved(Dossier before, Dossier after) {
    Map<String, String> was = states(before);
    Map<String, String> is = states(after);
    Set<String> all = new TreeSet<>(was.keySet());
    all.addAll(is.keySet());
    List<RebuildListener.Moved> moved = new ArrayList<>();
    for (String account : all) {
      String old = was.get(account);
      String now = is.get(account);
      if (!Objects.equals(old, now)) {
        moved.add(new RebuildListener.Moved(account, old, now));
      }
    }
    return moved;
  }

  private static Map<String, String> states(Dossier dossier) {
    Map<String, String> states = new HashMap<>();
    for (Account account : dossier.accounts()) {
      states.put(account.id().value(), account.standing().word());
    }
    return states;
  }

  Rebuilt result(int generation) {
    return new Rebuilt(generation, same, changed, kept, unreadable, failed, accounts);
  }
}
