package objector.launcher.wiring;

import java.util.function.Supplier;
import objector.service.Service.StartFailure;

/// A configuration's refusal is something that the person at the terminal can mend: it is told as
/// such, not as a fault of ours.
final class Refusal {
  private Refusal() {}

  /// What is made, or why it is not.
  static <T> T told(Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
