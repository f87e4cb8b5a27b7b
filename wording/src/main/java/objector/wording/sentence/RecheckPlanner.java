package objector.wording.sentence;

import static objector.wording.sentence.Action.ANSWER;
import static objector.wording.sentence.Action.LOOK_AGAIN;
import static objector.wording.sentence.Action.OBJECT_NOW;
import static objector.wording.sentence.Tone.YOUR_TURN;

import java.util.HashMap;
import java.util.Map;
import objector.events.person.Due;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.MetasQuestion;
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import objector.events.person.Proof;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// What to say where a page changed: what stood before still stands, and is to be looked at again.
record RecheckPlanner(Voice voice) {
  SentencePlan of(Recheck recheck) {
    MetasQuestion question = recheck.question();
    if (question != null) {
      return asked(recheck, question);
    }
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("changed", recheck.changed());
    return SentencePlan.of(
        key(recheck.before(), arguments),
        "recheck.next",
        "recheck",
        YOUR_TURN,
        LOOK_AGAIN,
        OBJECT_NOW,
        arguments);
  }

  /// The question before all else: three things of the past would not fit within 35 words.
  private static SentencePlan asked(Recheck recheck, MetasQuestion question) {
    SentencePlan plan =
        new QuestionPlanner(question).instead("recheck.more-asked.", "recheck", LOOK_AGAIN);
    Map<String, Object> changed = Map.of("changed", recheck.changed());
    return recheck.before() instanceof MoreAsked asked
        ? plan.with(changed)
            .then("recheck.more-asked.next", ANSWER, LOOK_AGAIN, Map.of("due", asked.due().on()))
        : plan.with(changed);
  }

  private String key(Objection before, Map<String, Object> arguments) {
    return switch (before) {
      case Confirmed confirmed when confirmed.coveredBy() != null -> {
        arguments.put("account", AccountSentence.name(voice, confirmed.coveredBy()));
        arguments.put("byMeta", confirmed.linkedByMeta() ? "yes" : "no");
        yield "recheck.covered";
      }
      case Confirmed confirmed -> {
        arguments.put("on", confirmed.on());
        yield "recheck.confirmed." + confirmed.proof().word();
      }
      case Filed filed -> filing(filed.filing(), filed.due(), arguments);
      case MoreAsked asked -> filing(asked.filing(), asked.due(), arguments);
      case Extended extended -> filing(extended.filing(), extended.due(), arguments);
      case Overdue overdue -> filing(overdue.filing(), overdue.due(), arguments);
      // Nothing that was settled or filed stands behind these.
      case Unknown _,
          Noticed _,
          CodeAsked _,
          Refused _,
          Complained _,
          Recheck _,
          Withdrawn _,
          Contradicted _ ->
          "recheck.other";
    };
  }

  /// The clock that runs stays to be seen.
  private static String filing(
      @Nullable Filing filing, @Nullable Due due, Map<String, Object> arguments) {
    if (filing == null || due == null) {
      return "recheck.other";
    }
    arguments.put("on", filing.on());
    if (FirstAttempt.includes(filing.on())) {
      return "recheck.filed." + filing.proof().word();
    }
    arguments.put("due", due.on());
    boolean latest = filing.latest() && filing.proof() != Proof.UNVERIFIED_MAIL;
    return "recheck.filed.due." + (latest ? "latest" : filing.proof().word());
  }
}
