package objector.benchmarks.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;

/// What was right, and what was not.
final class ShapeScore {
  private record Answer(WrittenMail mail, boolean found, List<String> wrong) {}

  private final List<Answer> answers = new ArrayList<>();

  void add(WrittenMail mail, Forward told) {
    Fields expected = mail.expected();
    if (expected == null) {
      throw new IllegalArgumentException(mail.name() + " is no forward");
    }
    boolean found = told.form() == Form.INLINE;
    answers.add(new Answer(mail, found, found ? Fields.of(told).wrong(expected) : List.of("form")));
  }

  void print(String name, Predicate<WrittenMail> which) {
    System.out.println("  " + name + ": " + line(which));
  }

  void printBy(String name, Function<WrittenMail, String> by, Predicate<WrittenMail> which) {
    System.out.println("\n" + name + ":");
    Map<String, Predicate<WrittenMail>> groups = new TreeMap<>();
    for (Answer answer : answers) {
      if (which.test(answer.mail())) {
        String key = by.apply(answer.mail());
        groups.put(key, mail -> which.test(mail) && by.apply(mail).equals(key));
      }
    }
    groups.forEach((key, one) -> System.out.println("  " + key + ": " + line(one)));
  }

  void printWrong() {
    answers.stream()
        .filter(answer -> !answer.wrong().isEmpty())
        .forEach(answer -> System.out.println(answer.mail().name() + ": " + answer.wrong()));
  }

  private String line(Predicate<WrittenMail> which) {
    List<Answer> some = answers.stream().filter(answer -> which.test(answer.mail())).toList();
    long exact = some.stream().filter(answer -> answer.wrong().isEmpty()).count();
    long found = some.stream().filter(Answer::found).count();
    long usable =
        some.stream()
            .filter(answer -> answer.found())
            .filter(answer -> answer.wrong().stream().noneMatch(List.of("from", "body")::contains))
            .count();
    return "%d of %d exact in every field (%.1f %%), %d with sender and text, %d found"
        .formatted(exact, some.size(), 100.0 * exact / Math.max(1, some.size()), usable, found);
  }
}
