package objector.webui.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import objector.limit.ByteBudget;
import org.junit.jupiter.api.Test;

class RequestMemoryTest {
  private static final int MAIL = 10 << 20;
  private final RequestMemory memory = RequestMemory.of(320L << 20, MAIL);

  @Test
  void theLargestMailComesInAndIsWorkedOn() {
    try (ByteBudget.Share arriving = memory.arriving().open("a");
        ByteBudget.Share working = memory.working().open("")) {
      assertThat(arriving.growTo(MAIL, Duration.ZERO)).isTrue();
      assertThat(working.growTo(memory.work(MAIL), Duration.ZERO)).isTrue();
    }
  }

  @Test
  void aPackLargerThanAllAnswersMayHaveGoesOutOneAtATime() {
    try (ByteBudget.Share one = memory.leaving().open("a");
        ByteBudget.Share again = memory.leaving().open("a");
        ByteBudget.Share other = memory.leaving().open("b")) {
      assertThat(one.growTo(memory.answer(48 << 20), Duration.ZERO)).isTrue();
      assertThat(again.growTo(memory.answer(48 << 20), Duration.ZERO)).isFalse();
      assertThat(other.growTo(memory.answer(60_000), Duration.ZERO)).isTrue();
    }
  }
}
