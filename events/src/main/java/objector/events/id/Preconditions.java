package objector.events.id;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What compact constructors ask of their components. A refusal names the component, never its
/// value: values are personal.
public final class Preconditions {
  private Preconditions() {}

  public static void present(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
  }

  /// What every event of a person's life with us must have.
  public static void event(@Nullable EventId id, @Nullable PersonId person, @Nullable Instant at) {
    present(id, "id");
    present(person, "person");
    present(at, "at");
  }

  static void matches(@Nullable String value, Ids.Form form, String name) {
    if (value == null || !form.fits(value)) {
      throw new IllegalArgumentException("not a " + name + ": it must be " + form);
    }
  }

  /// A copy; an absent list is empty.
  public static <T> List<T> list(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
