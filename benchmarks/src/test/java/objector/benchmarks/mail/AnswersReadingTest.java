package objector.benchmarks.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import objector.events.mail.MailKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Answers of Meta's that confirm nothing, written before the code that judges them was read.
class AnswersReadingTest {
  private static List<AnswersReading.Answer> answers = List.of();

  @BeforeAll
  static void judged() throws IOException {
    answers = AnswersReading.answers(AnswersReading.blind(), MailCorpus.judge());
  }

  @Test
  void noAnswerIsFiledAsAMailThatChangesNothing() {
    assertThat(answers)
        .filteredOn(answer -> answer.mail().answers())
        .noneMatch(answer ->
            answer.judgement().kind() == MailKind.OTHER_META && answer.judgement().held() == null);
  }

  @Test
  void everyAnswerIsToldAsWhatItIsOrAskedAbout() {
    assertThat(answers).filteredOn(answer -> answer.mail().answers()).hasSize(124);
    assertThat(answers)
        .filteredOn(answer -> answer.mail().answers())
        .allMatch(AnswersReading.Answer::right);
  }

  @Test
  void mostAreToldWithoutAQuestion() {
    assertThat(answers)
        .filteredOn(answer -> answer.mail().answers() && answer.judgement().held() == null)
        .hasSizeGreaterThan(80);
  }

  @Test
  void advertisementsCodesAndNewslettersAreNoAnswers() {
    assertThat(answers)
        .filteredOn(answer -> !answer.mail().answers())
        .hasSize(40)
        .allMatch(AnswersReading.Answer::right);
  }
}
