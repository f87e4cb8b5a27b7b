package objector.tracker.aggregates;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Figures about groups of people: a contract with whoever reads what is published. Every figure is
/// a multiple of ten; groups that are too small are not in it.
///
/// @param week the Monday of the week of which it tells
/// @param people with a confirmed address; null: too few
/// @param states by state, people with an account in it
/// @param countries people by country
/// @param filed people by the ISO week of their objection
/// @param daysToConfirm from objection to confirmation; null: too few
@JsonPropertyOrder({"week", "people", "states", "countries", "filed", "daysToConfirm"})
public record Aggregates(
    LocalDate week,
    @Nullable Integer people,
    Map<String, Integer> states,
    Map<String, Integer> countries,
    Map<String, Integer> filed,
    @Nullable Median daysToConfirm) {
  public Aggregates {
    states = sorted(states);
    countries = sorted(countries);
    filed = sorted(filed);
  }

  private static Map<String, Integer> sorted(@Nullable Map<String, Integer> some) {
    return some == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(some));
  }

  /// Nothing was published yet.
  static Aggregates none(LocalDate week) {
    return new Aggregates(week, null, Map.of(), Map.of(), Map.of(), null);
  }

  /// The middle one of so many people.
  public record Median(int people, int days) {}
}
