package objector.wording;

import java.util.ArrayList;
import java.util.List;

/// The records at the leaves of a sealed type.
public final class PermittedStates {
  private PermittedStates() {}

  public static List<Class<?>> of(Class<?> sealed) {
    List<Class<?>> leaves = new ArrayList<>();
    Class<?>[] permitted = sealed.getPermittedSubclasses();
    if (permitted == null) {
      return List.of(sealed);
    }
    for (Class<?> one : permitted) {
      PermittedStates.of(one).stream().filter(leaf -> !leaves.contains(leaf)).forEach(leaves::add);
    }
    return leaves;
  }
}
