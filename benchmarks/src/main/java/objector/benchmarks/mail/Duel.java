package objector.benchmarks.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Ours and a peer, run in turns after both are warm; each turn takes about as long.
final class Duel {
  private static final int ROUNDS = 9;
  private static final long WARM_NANOS = 6_000_000_000L;
  private static final long ROUND_NANOS = 1_500_000_000L;

  private final List<Double> ours = new ArrayList<>();
  private final List<Double> theirs = new ArrayList<>();

  /// Goes over all inputs that many times and says how long it took.
  interface Side {
    long nanos(int times) throws IOException;
  }

  /// @param inputs in one go over all
  static Duel of(int inputs, Side our, Side their) throws IOException {
    Duel duel = new Duel();
    int ourTimes = warm(our);
    int theirTimes = warm(their);
    for (int i = 0; i < ROUNDS; i++) {
      duel.ours.add(perSecond(inputs, ourTimes, our.nanos(ourTimes)));
      duel.theirs.add(perSecond(inputs, theirTimes, their.nanos(theirTimes)));
    }
    return duel;
  }

  /// How many goes fill a round.
  private static int warm(Side side) throws IOException {
    long spent = 0;
    long last = 1;
    int times = 1;
    while (spent < WARM_NANOS) {
      last = side.nanos(times);
      spent += last;
      times = Math.clamp(times * ROUND_NANOS / Math.max(1, last), 1, 1_000_000);
    }
    return times;
  }

  private static double perSecond(int inputs, int times, long nanos) {
    return inputs * (double) times / nanos * 1e9;
  }

  void print(String what, String peer) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / theirs.get(i));
    }
    System.out.printf("objector  %,12.0f %s%n", median(ours), what);
    System.out.printf("%-9s %,12.0f %s%n", peer, median(theirs), what);
    System.out.printf(
        "ratio     %12.2f (median of %d alternating rounds; %.2f to %.2f)%n",
        median(ratios),
        ratios.size(),
        ratios.stream().min(Double::compare).orElse(0.0),
        ratios.stream().max(Double::compare).orElse(0.0));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
