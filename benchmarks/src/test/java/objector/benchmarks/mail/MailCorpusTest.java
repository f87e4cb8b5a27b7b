package objector.benchmarks.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import objector.benchmarks.corpus.Corpus;
import objector.benchmarks.corpus.CorpusForm;
import objector.benchmarks.corpus.CorpusMail;
import objector.benchmarks.mail.CorpusAnswer.Worth;
import objector.events.mail.MailKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The judge must not fall behind what it once could. The floors are a little below the last run of
/// `benchmarks/run MailCorpus`.
class MailCorpusTest {
  private static final List<String> OFFICIAL =
      List.of(
          "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt",
          "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv");

  private static final List<CorpusMail> MAILS = Corpus.mails();
  private static List<CorpusAnswer> answers = List.of();

  @BeforeAll
  static void judged() throws IOException {
    answers = MailCorpus.answers(MAILS, MailCorpus.judge());
  }

  @Test
  void nothingIsFalselyConfirmed() {
    assertThat(new CorpusReport(answers).falselyConfirmed()).isEmpty();
  }

  /// A confirmation in words that nobody has seen from Meta is asked about, with the right guess.
  @Test
  void nearlyAllAreToldExactly() {
    CorpusReport report = new CorpusReport(answers);

    long told = answers.stream().filter(CorpusAnswer::toldOrAsked).count();
    assertThat(100.0 * told / answers.size()).isGreaterThan(95);
    assertThat(report.percent(Worth.WRONG)).isLessThan(1);
  }

  @Test
  void noLanguageIsLeftBehind() {
    List<String> behind = new ArrayList<>();

    for (String language : OFFICIAL) {
      List<CorpusAnswer> of =
          answers.stream().filter(answer -> answer.mail().language().equals(language)).toList();
      double wrong = new CorpusReport(of).percent(Worth.WRONG);
      if (wrong > 5) {
        behind.add(String.format(Locale.ROOT, "%s: %.1f %% wrong", language, wrong));
      }
    }

    assertThat(behind).isEmpty();
  }

  @Test
  void theCorpusHoldsWhatMattersInEveryLanguage() {
    List<MailKind> kinds =
        List.of(
            MailKind.NOTICE,
            MailKind.CONFIRMATION,
            MailKind.ACKNOWLEDGEMENT,
            MailKind.REFUSAL,
            MailKind.CODE,
            MailKind.OTHER_META);

    for (MailKind kind : kinds) {
      Set<String> languages =
          MAILS.stream()
              .filter(mail -> mail.kind() == kind)
              .map(CorpusMail::language)
              .collect(Collectors.toSet());
      assertThat(languages).as(kind.word()).containsAll(OFFICIAL);
    }
    assertThat(MAILS).hasSizeGreaterThan(400).doesNotHaveDuplicates();
    assertThat(MAILS.stream().map(CorpusMail::form).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(CorpusForm.values());
  }
}
