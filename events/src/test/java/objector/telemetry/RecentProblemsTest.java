package objector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentProblemsTest {
  private static final Instant NOW = Instant.parse("2026-07-28T10:00:00Z");

  private final RecentProblems problems = new RecentProblems();

  @Test
  void theSameSentenceIsOneAndIsCounted() {
    problems.note(NOW, "WARN", "Lane", "The relay {} refused", "");
    problems.note(NOW.plusSeconds(5), "WARN", "Lane", "The relay {} refused", "");

    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().getFirst().times()).isEqualTo(2);
    assertThat(problems.all().getFirst().first()).isEqualTo(NOW);
    assertThat(problems.all().getFirst().last()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void theNewestComesFirst() {
    problems.note(NOW, "WARN", "Lane", "one", "");
    problems.note(NOW, "WARN", "Lane", "two", "");
    problems.note(NOW, "WARN", "Lane", "one", "");

    assertThat(problems.all())
        .extracting(RecentProblems.Problem::text)
        .containsExactly("one", "two");
  }

  @Test
  void aFloodOfOthersKeepsABoundedNumber() {
    for (int i = 0; i < 10_000; i++) {
      problems.note(NOW, "ERROR", "Lane", "trouble " + i, "");
    }

    assertThat(problems.all()).hasSize(50);
    assertThat(problems.all().getFirst().text()).isEqualTo("trouble 9999");
  }

  @Test
  void aSentenceIsCutToALength() {
    problems.note(NOW, "ERROR", "Lane", "x".repeat(5_000), "");

    assertThat(problems.all().getFirst().text()).hasSize(300);
  }
}
