package objector.notifier.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.outgoing.Reach.Gap;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final Instant T = Instant.parse("2026-11-29T08:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Reach reach = new Reach(HOUR, T);
  private final List<Instant> opened = new ArrayList<>();
  private Instant now = T;
  private boolean there = true;

  /// A relay that is there or not, and notes when it was called.
  private final OutgoingPool pool = new OutgoingPool(new Calls(), 1, 0, reach, () -> now);

  private final class Calls implements Transport {
    @Override
    public Connection open() throws Unreachable {
      opened.add(now);
      if (!there) {
        throw new Unreachable("not there", new IllegalStateException());
      }
      return new Connection() {
        @Override
        public SendOutcome send(OutgoingMail mail) {
          return new SendOutcome.Sent();
        }

        @Override
        public boolean isUsable() {
          return true;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public String name() {
      return "calls";
    }
  }

  @Test
  void aGapBeginsWhenSomebodyWasThereLastAndEndsWhenTheyAreAgain() {
    reach.reached(T.plusSeconds(60));
    reach.missed();
    reach.missed();

    assertThat(reach.gap(T.plusSeconds(600))).isEmpty();
    assertThat(reach.gap(T.plusSeconds(60).plus(HOUR))).contains(new Gap(T.plusSeconds(60), null));

    reach.reached(T.plus(HOUR).plusSeconds(90));

    assertThat(reach.gap(T.plus(HOUR).plusSeconds(91)))
        .contains(new Gap(T.plusSeconds(60), T.plus(HOUR).plusSeconds(90)));
  }

  @Test
  void aShortGapIsForgottenAndALongOneBeforeItIsNot() {
    reach.missed();
    reach.reached(T.plus(HOUR));
    reach.missed();
    reach.reached(T.plus(HOUR).plusSeconds(60));

    assertThat(reach.gap(T.plus(HOUR).plusSeconds(61))).contains(new Gap(T, T.plus(HOUR)));
  }

  @Test
  void aLongSilenceOfOursIsNoGap() {
    reach.reached(T.plus(HOUR.multipliedBy(9)));

    assertThat(reach.gap(T.plus(HOUR.multipliedBy(20)))).isEmpty();
  }

  /// Else a relay's end would come out only once somebody who is known here asks for a link.
  @Test
  void somebodyLooksThoughNothingIsToBeSent() {
    for (int second = 0; second < 1_200; second += 2) {
      there = second < 400;
      now = T.plusSeconds(second);
      pool.look();
      pool.close();
    }

    assertThat(opened).first().isEqualTo(T.plusSeconds(300));
    assertThat(opened).hasSizeBetween(4, 20);
    assertThat(reach.gap(now.plus(HOUR))).contains(new Gap(T.plusSeconds(300), null));
  }
}
