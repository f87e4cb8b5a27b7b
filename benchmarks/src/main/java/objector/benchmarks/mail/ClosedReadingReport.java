package objector.benchmarks.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import objector.events.mail.MailKind;
import org.jspecify.annotations.Nullable;

/// What became of the mails with a confirming clause, counted.
final class ClosedReadingReport {
  private final List<Answer> answers;

  ClosedReadingReport(List<Answer> answers) {
    this.answers = List.copyOf(answers);
  }

  /// How a mail was judged.
  record Answer(
      ClosedReadingMail mail,
      ClosedReadingMail.Way way,
      MailKind kind,
      @Nullable String held,
      @Nullable String language) {
    boolean confirmation() {
      return kind == MailKind.CONFIRMATION;
    }

    boolean believed() {
      return confirmation() && held == null;
    }

    String became() {
      return kind.word() + (held == null ? "" : ", held");
    }
  }

  /// The costly error: the person would rely on it.
  List<Answer> trapsBelieved() {
    return answers.stream().filter(a -> !a.mail().confirms() && a.believed()).toList();
  }

  List<String> lines(boolean each) {
    List<Answer> traps = answers.stream().filter(a -> !a.mail().confirms()).toList();
    List<Answer> genuine = answers.stream().filter(a -> a.mail().confirms()).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d mails, each straight and as an inline forward; %d traps, %d genuine",
            answers.size() / 2,
            traps.size() / 2,
            genuine.size() / 2));
    lines.add(
        "traps believed        " + trapsBelieved().size() + " of " + traps.size() + " readings");
    new TreeSet<>(trapsBelieved().stream().map(a -> a.mail().id()).toList())
        .forEach(id -> lines.add("  " + id));
    lines.add("");
    lines.add("traps became");
    lines.addAll(counted(traps));
    lines.add("");
    lines.add("genuine became");
    lines.addAll(counted(genuine));
    lines.add("");
    lines.addAll(byLanguage());
    if (each) {
      lines.add("");
      answers.forEach(a ->
          lines.add(
              a.mail().id()
                  + " "
                  + a.way()
                  + " "
                  + (a.mail().confirms() ? "genuine" : a.mail().trap())
                  + " → "
                  + a.became()
                  + (a.held() == null ? "" : ": " + a.held())));
    }
    return lines;
  }

  private static List<String> counted(List<Answer> some) {
    Map<String, Integer> counts = new TreeMap<>();
    some.forEach(a -> counts.merge(a.became(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .map(e -> String.format(Locale.ROOT, "  %-32s%5d", e.getKey(), e.getValue()))
        .toList();
  }

  private List<String> byLanguage() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-10s%8s%10s%8s%8s  | genuine:%9s%6s%8s | %s",
            "language",
            "traps",
            "believed",
            "held",
            "else",
            "believed",
            "held",
            "missed",
            "language misread"));
    for (String language : new TreeSet<>(answers.stream().map(a -> a.mail().language()).toList())) {
      List<Answer> of = answers.stream().filter(a -> a.mail().language().equals(language)).toList();
      List<Answer> traps = of.stream().filter(a -> !a.mail().confirms()).toList();
      List<Answer> genuine = of.stream().filter(a -> a.mail().confirms()).toList();
      lines.add(
          String.format(
              Locale.ROOT,
              "%-10s%8d%10d%8d%8d  |         %9d%6d%8d | %d",
              language,
              traps.size(),
              count(traps, true, false),
              count(traps, false, true),
              traps.size() - count(traps, true, true),
              count(genuine, true, false),
              count(genuine, false, true),
              genuine.size() - count(genuine, true, true),
              of.stream().filter(a -> !language.equals(a.language())).count()));
    }
    return lines;
  }

  private static int count(List<Answer> some, boolean believed, boolean held) {
    return (int)
        some.stream()
            .filter(a -> (believed && a.believed()) || (held && a.confirmation() && !a.believed()))
            .count();
  }
}
