package objector.benchmarks.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import objector.events.mail.Judgement;
import objector.ingest.judge.MailJudge;

/// Judges the invented mails with a confirming clause, of which few confirm anything: how many
/// traps are believed, and what becomes of the others.
public final class ClosedReading {
  private static final Instant AT = Instant.parse("2025-06-20T00:00:00Z");

  private ClosedReading() {}

  /// With `--each`, what became of every mail, too; with `--second`, the second corpus. An argument
  /// that is a folder is read instead of the mails of this project.
  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    List<String> folders = given.stream().filter(one -> !one.startsWith("--")).toList();
    List<ClosedReadingMail> mails =
        !folders.isEmpty()
            ? ClosedReadingMail.in(Path.of(folders.getFirst()))
            : given.contains("--second") ? ClosedReadingMail.second() : ClosedReadingMail.all();
    ClosedReadingReport report = new ClosedReadingReport(answers(mails, MailCorpus.judge()));
    report.lines(given.contains("--each")).forEach(System.out::println);
  }

  /// Each mail as it came, and as Gmail forwards it inline.
  static List<ClosedReadingReport.Answer> answers(List<ClosedReadingMail> mails, MailJudge judge) {
    return mails.stream()
        .flatMap(mail ->
            List.of(ClosedReadingMail.Way.DIRECT, ClosedReadingMail.Way.FORWARDED).stream()
                .map(way -> answer(mail, way, judge)))
        .toList();
  }

  private static ClosedReadingReport.Answer answer(
      ClosedReadingMail mail, ClosedReadingMail.Way way, MailJudge judge) {
    Judgement judgement = MailCorpus.judged(judge, mail.raw(way), AT).judgement();
    return new ClosedReadingReport.Answer(
        mail, way, judgement.kind(), judgement.held(), judgement.language());
  }
}
