package objector.wording.sentence;

import static objector.wording.sentence.Action.COMPLAIN;
import static objector.wording.sentence.Action.FORWARD_MAIL;
import static objector.wording.sentence.Action.FORWARD_ORIGINAL;
import static objector.wording.sentence.Action.NONE;
import static objector.wording.sentence.Action.OBJECT_NOW;
import static objector.wording.sentence.Action.SEND_REMINDER;
import static objector.wording.sentence.Action.TELL_US;
import static objector.wording.sentence.Tone.WAITING;
import static objector.wording.sentence.Tone.YOUR_TURN;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import objector.events.person.Due;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.Overdue;
import objector.events.person.Proof;

/// What to say of an objection that Meta has yet to answer: the month runs, was extended, or is
/// over.
record AwaitedPlanner(Occasion occasion) {
  /// What the person did since is said where it fits within 35 words.
  SentencePlan filed(Filed filed) {
    SentencePlan plan = filed(filed.filing(), filed.due());
    LocalDate answered = filed.answered();
    Filing filing = filed.filing();
    boolean awaited = !occasion.isPast(filed.due()) && !FirstAttempt.includes(filing.on());
    if (answered != null && awaited && isOnlyAskedAbout(filing)) {
      return answered(filing, answered);
    }
    boolean brief = !filing.latest() && filing.proof() == Proof.PERSON_SAYS;
    return answered != null && awaited && brief
        ? plan.and("filed.answered", Map.of("answered", answered))
            .then("filed.answered.next", NONE, FORWARD_MAIL)
        : plan;
  }

  /// Nobody told when the objection was made, and Meta acknowledged none: it asked about one.
  private static boolean isOnlyAskedAbout(Filing filing) {
    return filing.latest() && filing.acknowledged() == null;
  }

  private static SentencePlan answered(Filing filing, LocalDate answered) {
    return SentencePlan.of(
            "more-asked." + filing.proof().word(),
            "filed.answered.next",
            "filed",
            WAITING,
            NONE,
            FORWARD_MAIL,
            Map.of("on", filing.on()))
        .and("filed.answered", Map.of("answered", answered));
  }

  SentencePlan overdue(Overdue overdue) {
    SentencePlan plan = overdue(overdue.filing(), overdue.due());
    LocalDate reminded = overdue.reminded();
    if (reminded == null || FirstAttempt.includes(overdue.filing().on())) {
      return plan;
    }
    SentencePlan next =
        plan.then(
            "overdue.reminded.next",
            COMPLAIN,
            TELL_US,
            Map.of("authority", occasion.place().authority()));
    return overdue.filing().proof() == Proof.UNVERIFIED_MAIL
        ? next
        : next.and("overdue.reminded", Map.of("reminded", reminded));
  }

  private SentencePlan filed(Filing filing, Due due) {
    if (FirstAttempt.includes(filing.on())) {
      return SentencePlan.of(
          "of-2024." + filing.proof().word(),
          "of-2024.next",
          "of-2024",
          YOUR_TURN,
          OBJECT_NOW,
          null,
          Map.of("on", filing.on()));
    }
    if (occasion.isPast(due)) {
      return overdue(filing, due);
    }
    return filed("filed." + (filing.latest() ? "latest." : ""), filing, due);
  }

  private SentencePlan filed(String key, Filing filing, Due due) {
    Map<String, Object> arguments = new HashMap<>();
    LocalDate acknowledged = filing.acknowledged();
    arguments.put("on", filing.on());
    arguments.put("due", due.on());
    arguments.put(
        "ack",
        acknowledged == null || acknowledged.equals(filing.on())
            ? "same"
            : occasion.voice().date(acknowledged));
    return SentencePlan.of(
        key + filing.proof().word(), "filed.next", "filed", WAITING, NONE, FORWARD_MAIL, arguments);
  }

  SentencePlan extended(Extended extended) {
    Filing filing = extended.filing();
    Due due = extended.due();
    if (filing == null || due == null) {
      return SentencePlan.of(
          "extended.unknown." + extended.proof().word(),
          "extended.unknown.next",
          "extended",
          YOUR_TURN,
          TELL_US,
          FORWARD_MAIL,
          Map.of("on", extended.told()));
    }
    if (occasion.isPast(due)) {
      return overdue(filing, due);
    }
    boolean unchecked = extended.proof() == Proof.UNVERIFIED_MAIL;
    return SentencePlan.of(
        "extended." + extended.proof().word(),
        unchecked ? "extended.unverified-mail.next" : "extended.next",
        "extended",
        unchecked ? YOUR_TURN : WAITING,
        unchecked ? FORWARD_ORIGINAL : NONE,
        FORWARD_MAIL,
        Map.of("on", extended.told(), "due", due.on()));
  }

  private SentencePlan overdue(Filing filing, Due due) {
    if (FirstAttempt.includes(filing.on())) {
      return filed(filing, due);
    }
    boolean latest = filing.latest() && filing.proof() != Proof.UNVERIFIED_MAIL;
    Proof proof = isOnlyAskedAbout(filing) && latest ? Proof.VERIFIED_MAIL : filing.proof();
    return SentencePlan.of(
        "overdue." + (latest ? "latest." : "") + proof.word(),
        "overdue.next",
        "overdue",
        YOUR_TURN,
        SEND_REMINDER,
        TELL_US,
        Map.of("on", filing.on(), "due", due.on()));
  }
}
