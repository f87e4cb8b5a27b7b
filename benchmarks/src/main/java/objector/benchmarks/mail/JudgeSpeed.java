package objector.benchmarks.mail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import objector.benchmarks.corpus.Corpus;
import objector.benchmarks.corpus.CorpusMail;
import objector.ingest.judge.MailJudge;

/// What judging costs: microseconds of processor time a mail on one thread, whatever else the
/// machine does, mails of both large corpora of this project, the median of some rounds after as
/// many that warm up.
public final class JudgeSpeed {
  private static final Instant AT = Instant.parse("2025-06-20T00:00:00Z");

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private JudgeSpeed() {}

  /// With a number, so many rounds.
  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    MailJudge judge = MailCorpus.judge();
    List<byte[]> forwards = Corpus.mails().stream().map(CorpusMail::bytes).toList();
    List<byte[]> answers = new ArrayList<>();
    for (ClosedReadingMail mail : ClosedReadingMail.all()) {
      for (ClosedReadingMail.Way way : ClosedReadingMail.Way.values()) {
        answers.add(mail.raw(way));
      }
    }
    report("forwards of every program", forwards, judge, rounds);
    report("with a confirming clause", answers, judge, rounds);
  }

  private static void report(String what, List<byte[]> mails, MailJudge judge, int rounds) {
    List<Double> each = new ArrayList<>();
    for (int round = 0; round < 2 * rounds; round++) {
      long start = CPU.getCurrentThreadCpuTime();
      for (byte[] mail : mails) {
        MailCorpus.judged(judge, mail, AT);
      }
      if (round >= rounds) {
        each.add((CPU.getCurrentThreadCpuTime() - start) / 1_000.0 / mails.size());
      }
    }
    each.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%-28s %5d mails: %6.0f µs a mail (%.0f to %.0f)%n",
        what,
        mails.size(),
        each.get(each.size() / 2),
        each.getFirst(),
        each.getLast());
  }
}
