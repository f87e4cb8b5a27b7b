package objector.wording.sentence;

import static objector.wording.sentence.Action.ANSWER;
import static objector.wording.sentence.Action.COMPLAIN;
import static objector.wording.sentence.Action.ENTER_CODE;
import static objector.wording.sentence.Action.FORWARD_MAIL;
import static objector.wording.sentence.Action.FORWARD_ORIGINAL;
import static objector.wording.sentence.Action.NONE;
import static objector.wording.sentence.Action.OBJECT_NOW;
import static objector.wording.sentence.Action.TELL_US;
import static objector.wording.sentence.Tone.SETTLED;
import static objector.wording.sentence.Tone.UNKNOWN;
import static objector.wording.sentence.Tone.YOUR_TURN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.MetasQuestion;
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import objector.events.person.Proof;
import objector.wording.Isolated;

/// Decides what to say about each state at a time: a due date that has passed, or a code that has
/// grown old, is said so even before the state itself has moved on.
final class SentencePlanner {
  private static final Duration CODE_WORKS = Duration.ofHours(1);

  private final Occasion occasion;
  private final AwaitedPlanner awaited;
  private final ConfirmedPlanner confirmation;
  private final ComplaintPlanner complaint;
  private final RecheckPlanner recheck;

  SentencePlanner(AuthorityName place, Instant now) {
    this.occasion = new Occasion(place, now);
    this.awaited = new AwaitedPlanner(occasion);
    this.confirmation = new ConfirmedPlanner(place.voice());
    this.complaint = new ComplaintPlanner(occasion);
    this.recheck = new RecheckPlanner(place.voice());
  }

  SentencePlan of(Objection objection) {
    return switch (objection) {
      case Unknown _ ->
          SentencePlan.of(
              "unknown.facts",
              "unknown.next",
              "unknown",
              UNKNOWN,
              FORWARD_MAIL,
              OBJECT_NOW,
              Map.of());
      case Noticed noticed ->
          SentencePlan.of(
              "noticed." + noticed.proof().word(),
              "noticed.next",
              "noticed",
              YOUR_TURN,
              OBJECT_NOW,
              TELL_US,
              Map.of("on", noticed.on()));
      case CodeAsked asked -> code(asked);
      case Filed filed -> awaited.filed(filed);
      case MoreAsked asked -> moreAsked(asked);
      case Extended extended -> awaited.extended(extended);
      case Overdue overdue -> awaited.overdue(overdue);
      case Confirmed confirmed -> confirmation.of(confirmed);
      case Refused refused -> refused(refused);
      case Complained complained -> complaint.of(complained);
      case Recheck changed -> recheck.of(changed);
      case Withdrawn withdrawn ->
          SentencePlan.of(
              "withdrawn.facts",
              "withdrawn.next",
              "withdrawn",
              SETTLED,
              NONE,
              OBJECT_NOW,
              Map.of("on", withdrawn.on()));
      case Contradicted contradicted -> contradicted(contradicted);
    };
  }

  private SentencePlan refused(Refused refused) {
    SentencePlan plan =
        SentencePlan.of(
            "refused." + refused.proof().word(),
            "refused.next",
            "refused",
            YOUR_TURN,
            COMPLAIN,
            OBJECT_NOW,
            Map.of("on", refused.on(), "authority", occasion.place().authority()));
    MetasQuestion question = refused.question();
    return question == null ? plan : new QuestionPlanner(question).beside(plan, COMPLAIN);
  }

  /// What nobody could check is not to be answered before it is.
  private SentencePlan moreAsked(MoreAsked asked) {
    boolean unchecked = asked.proof() == Proof.UNVERIFIED_MAIL;
    return SentencePlan.of(
        "more-asked." + asked.proof().word(),
        "more-asked."
            + (unchecked ? "unverified-mail." : "")
            + (occasion.isPast(asked.due()) ? "past.next" : "next"),
        "more-asked",
        YOUR_TURN,
        unchecked ? FORWARD_ORIGINAL : ANSWER,
        unchecked ? ANSWER : null,
        Map.of("on", asked.asked(), "due", asked.due().on()));
  }

  private SentencePlan code(CodeAsked asked) {
    String proof = asked.proof().word();
    Map<String, Object> arguments =
        Map.of(
            "when",
            occasion.voice().when(asked.at(), occasion.now()),
            "code",
            Isolated.code(asked.code()));
    if (occasion.now().isAfter(asked.at().plus(CODE_WORKS))) {
      return SentencePlan.of(
          "code-asked.old." + proof,
          "code-asked.old.next",
          "code-asked",
          YOUR_TURN,
          OBJECT_NOW,
          TELL_US,
          arguments);
    }
    return SentencePlan.of(
        "code-asked." + proof,
        "code-asked.next",
        "code-asked",
        YOUR_TURN,
        ENTER_CODE,
        null,
        arguments);
  }

  private SentencePlan contradicted(Contradicted answers) {
    String refused = answer("refused", answers.refusedProof(), answers.refused());
    String confirmed = answer("confirmed", answers.confirmedProof(), answers.confirmed());
    boolean refusedLater = answers.refused().isAfter(answers.confirmed());
    return SentencePlan.of(
        "contradicted.facts",
        "contradicted.next",
        "contradicted",
        YOUR_TURN,
        TELL_US,
        null,
        Map.of(
            "first", refusedLater ? confirmed : refused,
            "second", refusedLater ? refused : confirmed));
  }

  private String answer(String which, Proof proof, LocalDate on) {
    return occasion.voice().say("contradicted." + which + "." + proof.word(), Map.of("on", on));
  }
}
