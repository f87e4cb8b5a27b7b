package objector.tracker.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// What the person answers to "tell us which is right": whoever says "confirmed" or "refused" while
/// two answers of Meta's are known that contradict each other says that the other is wrong,
/// whatever day they name. Taken back, the two contradict each other again.
final class RightAnswer {
  private RightAnswer() {}

  /// The facts without the answers that the person said are wrong.
  ///
  /// @param facts those that were not taken back
  /// @param fold where an account stands by some of them
  static List<Fact> of(List<Fact> facts, Function<List<Fact>, Objection> fold) {
    List<Fact> right = facts;
    for (Fact word : words(facts)) {
      right = told(right, word, fold);
    }
    return right;
  }

  private static List<Fact> words(List<Fact> facts) {
    boolean both =
        facts.stream().anyMatch(f -> f.what() == Fact.What.CONFIRMED)
            && facts.stream().anyMatch(f -> f.what() == Fact.What.REFUSED);
    return facts.stream()
        .filter(f -> both && f.proof() == Proof.PERSON_SAYS && opposite(f.what()) != null)
        .sorted(Comparator.comparing(Fact::told).thenComparing(f -> f.id().value()))
        .toList();
  }

  /// More than one mail may say what is wrong: each in its turn.
  private static List<Fact> told(
      List<Fact> facts, Fact word, Function<List<Fact>, Objection> fold) {
    List<Fact> right = facts;
    while (true) {
      List<Fact> then = right.stream().filter(f -> f.told().isBefore(word.told())).toList();
      Contradicted asked = asked(fold.apply(then));
      if (asked == null || isOutweighed(asked, word)) {
        return right;
      }
      List<Fact> left = new ArrayList<>(right);
      left.removeIf(f -> then.contains(f) && isWrong(f, asked, word));
      if (left.size() == right.size()) {
        return right;
      }
      right = left;
    }
  }

  private static @Nullable Contradicted asked(Objection state) {
    return switch (state) {
      case Contradicted s -> s;
      case Complained s -> asked(s.before());
      default -> null;
    };
  }

  /// A refusal that Meta's signature proves is not undone by a word and a mail that nobody could
  /// check; but the person can still say of it alone that it is wrong.
  private static boolean isOutweighed(Contradicted asked, Fact word) {
    return word.what() == Fact.What.CONFIRMED
        && asked.refusedProof() == Proof.VERIFIED_MAIL
        && asked.confirmedProof() != Proof.VERIFIED_MAIL;
  }

  private static boolean isWrong(Fact fact, Contradicted asked, Fact word) {
    LocalDate wrong = word.what() == Fact.What.CONFIRMED ? asked.refused() : asked.confirmed();
    return fact.what() == opposite(word.what()) && fact.on().equals(wrong);
  }

  private static Fact.@Nullable What opposite(Fact.What what) {
    return switch (what) {
      case CONFIRMED -> Fact.What.REFUSED;
      case REFUSED -> Fact.What.CONFIRMED;
      default -> null;
    };
  }
}
