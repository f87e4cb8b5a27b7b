package objector.benchmarks.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Mails that confirm nothing, written by somebody who did not know how they would be read.
class ClosedReadingTest {
  private static List<ClosedReadingReport.Answer> answers = List.of();

  @BeforeAll
  static void judged() throws IOException {
    answers = ClosedReading.answers(ClosedReadingMail.all(), MailCorpus.judge());
  }

  @Test
  void noTrapIsBelieved() {
    assertThat(new ClosedReadingReport(answers).trapsBelieved()).isEmpty();
  }

  @Test
  void whatConfirmsIsToldOrAskedAndHardlyEverMissed() {
    Stream<ClosedReadingReport.Answer> genuine =
        answers.stream().filter(answer -> answer.mail().confirms());

    assertThat(genuine.filter(answer -> !answer.confirmation()).count()).isLessThan(13);
  }

  @Test
  void theMailsAreOfAllLanguages() {
    assertThat(answers.stream().map(answer -> answer.mail().language()).distinct()).hasSize(24);
    assertThat(answers).hasSizeGreaterThan(900);
  }
}
