package objector.events.group;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import objector.events.id.GroupId;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// What may be shown of a group, to whoever leads it and to its members. Written by tracker only,
/// to `objector.group-figures`. Every figure is a multiple of ten.
///
/// @param week the Monday of the week in which it was counted
/// @param people null: too few to be shown
/// @param parts people by [GroupPart]; a part that is too small is not in it
public record GroupFigures(
    GroupId group, LocalDate week, @Nullable Integer people, Map<String, Integer> parts) {
  public GroupFigures {
    Preconditions.present(group, "group");
    Preconditions.present(week, "week");
    parts = parts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(parts));
  }
}
