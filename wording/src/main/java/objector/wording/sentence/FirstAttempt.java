package objector.wording.sentence;

import java.time.LocalDate;

/// Meta's first attempt, of 2024. Meta says that it honours objections to it, others doubt it: no
/// month is counted for them, and the advice is to object again.
final class FirstAttempt {
  private FirstAttempt() {}

  /// Whether an objection of that day was to it.
  static boolean includes(LocalDate on) {
    return on.getYear() == 2024;
  }
}
