package objector.webui.server;

import java.time.Duration;
import objector.limit.ByteBudget;

/// The memory that all requests share: what would be too much is told to come again, and the
/// process goes on for those who are in.
///
/// @param arriving bodies that are not whole yet; nobody has more than a part
/// @param working whole ones, while they are read and answered
/// @param leaving answers on their way
record RequestMemory(ByteBudget arriving, ByteBudget working, ByteBudget leaving) {
  /// How long a whole body waits for others to be answered.
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /// A mail is decoded, sent on and, in the same process, judged.
  private static final int COPIES = 4;

  private static final int LEAST_WORK = 256 * 1024;
  private static final long LEAST = 8L * 1024 * 1024;

  /// @param heap the most that this process may have
  /// @param largest body that is taken
  static RequestMemory of(long heap, int largest) {
    long arriving = Math.max(Math.max(LEAST, heap / 10), 2L * largest);
    long leaving = Math.max(Math.max(LEAST, heap / 10), 2L * largest);
    return new RequestMemory(
        new ByteBudget(arriving, arriving / 2),
        new ByteBudget(Math.max(LEAST, heap / 8), 0),
        new ByteBudget(leaving, leaving / 2));
  }

  /// How often there was not enough of it.
  long refused() {
    return arriving.refused() + working.refused() + leaving.refused();
  }

  /// What a whole body takes of [#working]; the largest take all of it, one at a time.
  int work(int bodyBytes) {
    long wanted = Math.max(LEAST_WORK, (long) COPIES * bodyBytes);
    return (int) Math.min(wanted, working.most());
  }

  /// What an answer takes of [#leaving]; the largest, as a person's whole pack, take all that one
  /// source may have, one at a time.
  int answer(int bodyBytes) {
    return Math.min(bodyBytes, leaving.most() / 2);
  }
}
