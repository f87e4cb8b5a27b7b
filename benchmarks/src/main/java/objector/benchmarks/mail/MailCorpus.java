package objector.benchmarks.mail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import objector.benchmarks.corpus.Corpus;
import objector.benchmarks.corpus.CorpusMail;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.judge.JudgedMail;
import objector.ingest.judge.MailJudge;
import objector.programmes.Programmes;
import objector.programmes.phrase.MailPhrases;

/// Judges the invented corpus and says how well: a confusion matrix, accuracy by language and form,
/// and every mail that was held or misjudged by name.
public final class MailCorpus {
  private static final Instant AT = Instant.parse("2025-04-23T00:00:00Z");

  private MailCorpus() {}

  /// Only mails whose name begins so, as "de/notice"; all unless said. The report goes to standard
  /// output.
  public static void main(String[] arguments) throws IOException {
    String begin = arguments.length > 0 ? arguments[0] : "";
    List<CorpusMail> mails =
        Corpus.mails().stream().filter(mail -> mail.name().startsWith(begin)).toList();
    MailJudge judge = judge();
    answers(mails, judge);
    long start = System.nanoTime();
    List<CorpusAnswer> answers = answers(mails, judge);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    new CorpusReport(answers).lines().forEach(System.out::println);
    System.out.printf(
        "%n%d mails/s on one thread, second pass%n", mails.size() * 1000L / took.toMillis());
  }

  /// The product's judge.
  static MailJudge judge() {
    return new MailJudge(Programmes.load(), MailPhrases.load());
  }

  /// A mail as it is judged when no key is known.
  static JudgedMail judged(MailJudge judge, byte[] mail, Instant at) {
    return judge.judge(judge.read(mail), KeyRecords.none(), at);
  }

  static List<CorpusAnswer> answers(List<CorpusMail> mails, MailJudge judge) {
    List<CorpusAnswer> answers = new ArrayList<>();
    for (CorpusMail mail : mails) {
      answers.add(CorpusAnswer.of(mail, judged(judge, mail.bytes(), AT).judgement()));
    }
    return answers;
  }
}
