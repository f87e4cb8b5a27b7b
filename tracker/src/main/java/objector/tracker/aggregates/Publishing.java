package objector.tracker.aggregates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decides what may be published. A figure is rounded down to tens, and stays as it was published
/// last until ten people at least came or went since it moved: so whoever compares two different
/// publications sees what ten people did together, never what one did. As the last publication does
/// not say how many there were exactly, a figure may stand up to nineteen behind.
///
/// A group is shown from twenty people on, and until ten are left: so a group of less than ten is
/// never shown, and no figure vanishes when one person leaves.
public final class Publishing {
  static final int GROUP = 10;

  private Publishing() {}

  /// What is published next.
  ///
  /// @param last what was published last; null: nothing
  public static Aggregates next(@Nullable Aggregates last, GroupCounts counts, LocalDate today) {
    LocalDate week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Aggregates before = last == null ? Aggregates.none(week) : last;
    return new Aggregates(
        week,
        shown(figure(last != null, before.people() == null ? 0 : before.people(), counts.people)),
        figures(last != null, before.states(), counts.states),
        figures(last != null, before.countries(), counts.countries),
        figures(last != null, before.filed(), counts.filed),
        median(last != null, before.daysToConfirm(), counts));
  }

  /// The next figure of a group.
  ///
  /// @param again whether there is a publication that this one can be compared with
  /// @param before 0: not shown
  static int figure(boolean again, int before, int people) {
    int tens = people / GROUP * GROUP;
    int shown = tens < 2 * GROUP ? 0 : tens;
    // What was rounded down may have been nine more, and what was not shown nineteen.
    int atMost = before == 0 ? 2 * GROUP - 1 : before + GROUP - 1;
    boolean moved = people <= before - GROUP || people >= atMost + GROUP;
    return !again || moved ? shown : before;
  }

  private static @Nullable Integer shown(int figure) {
    return figure == 0 ? null : Integer.valueOf(figure);
  }

  private static Map<String, Integer> figures(
      boolean again, Map<String, Integer> before, Map<String, Integer> counts) {
    Set<String> groups = new HashSet<>(before.keySet());
    groups.addAll(counts.keySet());
    Map<String, Integer> figures = new TreeMap<>();
    for (String group : groups) {
      int figure = figure(again, before.getOrDefault(group, 0), counts.getOrDefault(group, 0));
      if (figure > 0) {
        figures.put(group, figure);
      }
    }
    return figures;
  }

  /// Moves only together with the number of people that it is about.
  private static Aggregates.@Nullable Median median(
      boolean again, Aggregates.@Nullable Median before, GroupCounts counts) {
    int figure = figure(again, before == null ? 0 : before.people(), counts.confirmed());
    if (figure == 0) {
      return null;
    }
    return before != null && before.people() == figure
        ? before
        : new Aggregates.Median(figure, counts.medianDays());
  }
}
