package objector.wording.sentence;

import static objector.wording.sentence.Action.ANSWER;
import static objector.wording.sentence.Action.FORWARD_ORIGINAL;
import static objector.wording.sentence.Tone.YOUR_TURN;

import java.util.Map;
import objector.events.person.Objection.MetasQuestion;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// What to say where Meta asks although something else stands: that stands still, and the question
/// is the person's next step.
record QuestionPlanner(MetasQuestion question) {
  /// @param otherwise what else one can do
  SentencePlan beside(SentencePlan standing, @Nullable Action otherwise) {
    return standing
        .and("asked." + question.proof().word(), Map.of("later", question.on()))
        .then(next(), isUnchecked() ? FORWARD_ORIGINAL : ANSWER, otherwise(otherwise))
        .as("more-asked", YOUR_TURN);
  }

  /// Where what stands is too long to be said beside it within 35 words.
  ///
  /// @param facts key of what is said of the question
  SentencePlan instead(String facts, String state, @Nullable Action otherwise) {
    return SentencePlan.of(
        facts + question.proof().word(),
        next(),
        state,
        YOUR_TURN,
        isUnchecked() ? FORWARD_ORIGINAL : ANSWER,
        otherwise(otherwise),
        Map.of("on", question.on()));
  }

  /// What nobody could check is not to be answered before it is.
  private boolean isUnchecked() {
    return question.proof() == Proof.UNVERIFIED_MAIL;
  }

  private @Nullable Action otherwise(@Nullable Action known) {
    boolean none = known == null || known == FORWARD_ORIGINAL;
    return none && isUnchecked() ? ANSWER : known;
  }

  private String next() {
    return isUnchecked() ? "confirmed.unverified-mail.next" : "asked.next";
  }
}
