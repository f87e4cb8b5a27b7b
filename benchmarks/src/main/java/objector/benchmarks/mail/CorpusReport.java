package objector.benchmarks.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import objector.benchmarks.mail.CorpusAnswer.Worth;
import objector.events.mail.MailKind;
import org.jspecify.annotations.Nullable;

/// The answers to a corpus, counted.
final class CorpusReport {
  private static final List<MailKind> KINDS = List.of(MailKind.values());

  private final List<CorpusAnswer> answers;

  CorpusReport(List<CorpusAnswer> answers) {
    this.answers = List.copyOf(answers);
  }

  List<CorpusAnswer> falselyConfirmed() {
    return answers.stream().filter(CorpusAnswer::falselyConfirmed).toList();
  }

  List<CorpusAnswer> of(Worth worth) {
    return answers.stream().filter(answer -> answer.worth() == worth).toList();
  }

  /// Of all, how many in a hundred.
  double percent(Worth worth) {
    return 100.0 * of(worth).size() / answers.size();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, "%d mails, %d texts", answers.size(), distinct(CorpusReport::text)));
    lines.add(String.format(Locale.ROOT, "exact            %5.1f %%", percent(Worth.EXACT)));
    lines.add(
        String.format(
            Locale.ROOT,
            "held             %5.1f %%  (the kind itself or other-meta as the guess)",
            percent(Worth.HELD)));
    lines.add(String.format(Locale.ROOT, "wrong            %5.1f %%", percent(Worth.WRONG)));
    lines.add(String.format(Locale.ROOT, "falsely confirmed %d", falselyConfirmed().size()));
    falselyConfirmed().forEach(answer -> lines.add("  " + answer.mail().name()));
    lines.add("");
    lines.addAll(matrix());
    lines.add("");
    lines.addAll(table("language", answer -> answer.mail().language()));
    lines.add("");
    lines.addAll(table("form", answer -> answer.mail().form().word()));
    lines.add("");
    lines.add("Held:");
    of(Worth.HELD).forEach(answer -> lines.add(error(answer)));
    lines.add("");
    lines.add("Wrong:");
    of(Worth.WRONG).forEach(answer -> lines.add(error(answer)));
    return lines;
  }

  /// Rows: what it is. Columns: what it was taken for; the last column, held, whatever the guess.
  private List<String> matrix() {
    List<MailKind> used =
        KINDS.stream().filter(kind -> count(kind, null) > 0 || judged(kind) > 0).toList();
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-24s", "is \\ judged"));
    used.forEach(kind -> head.append(String.format(Locale.ROOT, "%8s", shortened(kind))));
    lines.add(head.append(String.format(Locale.ROOT, "%8s%8s", "held", "all")).toString());
    for (MailKind is : used) {
      StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-24s", is.word()));
      used.forEach(
          judged -> row.append(String.format(Locale.ROOT, "%8s", dash(count(is, judged)))));
      long held = answers.stream().filter(a -> a.mail().kind() == is && a.held() != null).count();
      lines.add(
          row.append(String.format(Locale.ROOT, "%8s%8d", dash(held), count(is, null))).toString());
    }
    return lines;
  }

  private List<String> table(String name, Function<CorpusAnswer, String> by) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(Locale.ROOT, "%-24s%8s%8s%8s%8s", name, "mails", "exact", "held", "wrong"));
    for (String value : new TreeSet<>(answers.stream().map(by).toList())) {
      CorpusReport part =
          new CorpusReport(answers.stream().filter(a -> by.apply(a).equals(value)).toList());
      lines.add(
          String.format(
              Locale.ROOT,
              "%-24s%8d%8d%8d%8d",
              value,
              part.answers.size(),
              part.of(Worth.EXACT).size(),
              part.of(Worth.HELD).size(),
              part.of(Worth.WRONG).size()));
    }
    return lines;
  }

  private long count(MailKind is, @Nullable MailKind judged) {
    return answers.stream()
        .filter(a -> a.mail().kind() == is)
        .filter(a -> judged == null || (a.judged() == judged && a.held() == null))
        .count();
  }

  private long judged(MailKind kind) {
    return answers.stream().filter(a -> a.judged() == kind && a.held() == null).count();
  }

  private long distinct(Function<CorpusAnswer, String> by) {
    return answers.stream().map(by).distinct().count();
  }

  private static String text(CorpusAnswer answer) {
    String name = answer.mail().name();
    return name.substring(0, name.lastIndexOf('/'));
  }

  private static String error(CorpusAnswer answer) {
    String held = answer.held() == null ? "" : ", held: " + answer.held();
    return "  " + answer.mail().name() + " as " + answer.judged().word() + held;
  }

  private static String shortened(MailKind kind) {
    String word = kind.word();
    return word.length() > 7 ? word.substring(0, 7) : word;
  }

  private static String dash(long count) {
    return count == 0 ? "." : String.valueOf(count);
  }
}
