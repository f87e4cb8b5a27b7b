package objector.benchmarks.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import objector.ingest.judge.MailJudge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Mails that confirm nothing, written by somebody who did not know how they would be read.
class ClosedReadingTest {
  private static List<ClosedReadingReport.Answer> answers = List.of();
  private static List<ClosedReadingReport.Answer> second = List.of();

  @BeforeAll
  static void judged() throws IOException {
    MailJudge judge = MailCorpus.judge();
    answers = ClosedReading.answers(ClosedReadingMail.all(), judge);
    second = ClosedReading.answers(ClosedReadingMail.second(), judge);
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
  void noTrapOfTheSecondCorpusIsBelievedEither() {
    assertThat(second).hasSize(322);
    assertThat(new ClosedReadingReport(second).trapsBelieved()).isEmpty();
  }

  /// On the first run none was believed, and 64 of 80 readings were asked about as confirmations.
  @Test
  void ofTheSecondCorpusMetasOwnWordsAreBelievedAndNothingThatConfirmsIsFiled() {
    List<ClosedReadingReport.Answer> genuine =
        second.stream().filter(answer -> answer.mail().confirms()).toList();

    assertThat(genuine.stream().filter(ClosedReadingReport.Answer::believed))
        .extracting(answer -> answer.mail().id())
        .containsOnly("en-second-07", "en-second-08");
    assertThat(genuine).filteredOn(answer -> !answer.confirmation()).hasSizeLessThan(10);
    assertThat(genuine).allMatch(answer -> answer.believed() || answer.held() != null);
  }

  /// Not even what confirms nothing is filed as a mail that changes nothing.
  @Test
  void whatSpeaksOfAnObjectionIsNotFiled() {
    assertThat(Stream.concat(answers.stream(), second.stream()))
        .noneMatch(answer -> answer.became().equals("other-meta"));
  }

  @Test
  void theMailsAreOfAllLanguages() {
    assertThat(answers.stream().map(answer -> answer.mail().language()).distinct()).hasSize(24);
    assertThat(answers).hasSizeGreaterThan(900);
  }
}
