package objector.tracker.aggregates;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Filing;

/// Counts people, never accounts: whoever follows ten accounts is no group. These figures are
/// exact, and never leave this package.
public final class GroupCounts {
  final Map<String, Integer> states = new TreeMap<>();
  final Map<String, Integer> countries = new TreeMap<>();
  final Map<String, Integer> filed = new TreeMap<>();

  /// By how many days it took.
  final TreeMap<Integer, Integer> days = new TreeMap<>();

  int people;

  /// Counts one person, if they ever confirmed their address: else it may be anybody's.
  public void add(Dossier dossier) {
    if (dossier.confirmed() == null) {
      return;
    }
    people++;
    if (dossier.country() != null) {
      countries.merge(dossier.country(), 1, Integer::sum);
    }
    Set<String> states = new HashSet<>();
    Set<String> weeks = new HashSet<>();
    List<Long> waited = new ArrayList<>();
    for (Account account : dossier.accounts()) {
      states.add(account.standing().word());
      Filing filing = account.standing().filing();
      if (filing != null) {
        weeks.add(week(filing.on()));
      }
      if (filing != null
          && account.standing() instanceof Confirmed confirmed
          && confirmed.coveredBy() == null) {
        waited.add(Math.max(0, ChronoUnit.DAYS.between(filing.on(), confirmed.on())));
      }
    }
    states.forEach(state -> this.states.merge(state, 1, Integer::sum));
    weeks.forEach(week -> filed.merge(week, 1, Integer::sum));
    // The first account is one's first try; the others are not other people.
    if (!waited.isEmpty()) {
      days.merge((int) Math.min(waited.getFirst(), 10_000), 1, Integer::sum);
    }
  }

  private static String week(LocalDate day) {
    return "%d-W%02d"
        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  int confirmed() {
    return days.values().stream().mapToInt(Integer::intValue).sum();
  }

  int medianDays() {
    int half = (confirmed() + 1) / 2;
    int seen = 0;
    for (Map.Entry<Integer, Integer> one : days.entrySet()) {
      seen += one.getValue();
      if (seen >= half) {
        return one.getKey();
      }
    }
    return 0;
  }
}
