package objector.events;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What compact constructors ask of their components. A refusal names the component, never its
/// value: values are personal.
final class Check {
  private Check() {}

  static void present(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
  }

  static void matches(@Nullable String value, Pattern pattern, String name) {
    if (value == null || !pattern.matcher(value).matches()) {
      throw new IllegalArgumentException("not a " + name + ": it must match " + pattern);
    }
  }

  /// A copy; an absent list is empty.
  static <T> List<T> list(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
