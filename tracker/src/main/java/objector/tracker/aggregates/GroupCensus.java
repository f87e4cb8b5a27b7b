package objector.tracker.aggregates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import objector.events.group.GroupFigures;
import objector.events.group.GroupPart;
import objector.events.id.GroupId;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Objection;
import objector.events.person.Objection.Confirmed;
import org.jspecify.annotations.Nullable;

/// Counts the people of each group, and says what may be shown of it. The exact figures never leave
/// this class; what does moves as [Publishing] has it.
public final class GroupCensus {
  private final Map<GroupId, Map<GroupPart, Integer>> members = new HashMap<>();
  private final Set<GroupId> led = new HashSet<>();

  /// Counts one person, once in each of their groups.
  public void add(Dossier dossier) {
    if (dossier.confirmed() == null) {
      return;
    }
    dossier.led().forEach(group -> led.add(group.group()));
    GroupPart part = part(dossier);
    dossier
        .groups()
        .forEach(group ->
            members
                .computeIfAbsent(group.group(), _ -> new EnumMap<>(GroupPart.class))
                .merge(part, 1, Integer::sum));
  }

  /// Where a person stands: one word for all their accounts.
  static GroupPart part(Dossier dossier) {
    boolean confirmed = !dossier.accounts().isEmpty();
    boolean waits = false;
    for (Account account : dossier.accounts()) {
      Objection standing = account.standing();
      switch (standing) {
        case Confirmed _ -> {}
        case Objection.Filed _, Objection.Extended _ -> {
          confirmed = false;
          waits = true;
        }
        case Objection.Unknown _,
            Objection.Noticed _,
            Objection.CodeAsked _,
            Objection.MoreAsked _,
            Objection.Overdue _,
            Objection.Refused _,
            Objection.Complained _,
            Objection.Recheck _,
            Objection.Withdrawn _,
            Objection.Contradicted _ ->
            confirmed = false;
      }
    }
    return confirmed ? GroupPart.CONFIRMED : waits ? GroupPart.WAITING : GroupPart.OTHER;
  }

  /// What is shown from now on: of each group that somebody leads, once a week.
  ///
  /// @param last what was shown last, by group
  public List<GroupFigures> next(Map<GroupId, GroupFigures> last, LocalDate today) {
    LocalDate week = week(today);
    List<GroupFigures> figures = new ArrayList<>();
    for (GroupId group : led) {
      GroupFigures before = last.get(group);
      if (before == null || before.week().isBefore(week)) {
        figures.add(next(group, before, week));
      }
    }
    return figures;
  }

  /// The groups that nobody leads any more: nothing of them is shown.
  public Set<GroupId> gone(Map<GroupId, GroupFigures> last) {
    Set<GroupId> gone = new HashSet<>(last.keySet());
    gone.removeAll(led);
    return gone;
  }

  /// The Monday of a day's week.
  public static LocalDate week(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private GroupFigures next(GroupId group, @Nullable GroupFigures before, LocalDate week) {
    Map<GroupPart, Integer> counts = members.getOrDefault(group, Map.of());
    boolean again = before != null;
    int shown = before == null || before.people() == null ? 0 : before.people();
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    int people = Publishing.figure(again, shown, all);
    Map<String, Integer> parts = new TreeMap<>();
    for (GroupPart part : GroupPart.values()) {
      int past = before == null ? 0 : before.parts().getOrDefault(part.word(), 0);
      int figure = Publishing.figure(again, past, counts.getOrDefault(part, 0));
      if (figure > 0) {
        parts.put(part.word(), figure);
      }
    }
    return new GroupFigures(group, week, people == 0 ? null : people, parts);
  }
}
