package objector.wording.sentence;

import static objector.wording.sentence.Action.ANSWER;
import static objector.wording.sentence.Action.COMPLAIN;
import static objector.wording.sentence.Action.ENTER_CODE;
import static objector.wording.sentence.Action.FORWARD_MAIL;
import static objector.wording.sentence.Action.FORWARD_ORIGINAL;
import static objector.wording.sentence.Action.LOOK_AGAIN;
import static objector.wording.sentence.Action.NONE;
import static objector.wording.sentence.Action.OBJECT_NOW;
import static objector.wording.sentence.Action.SEND_REMINDER;
import static objector.wording.sentence.Action.TELL_US;
import static objector.wording.sentence.Tone.SETTLED;
import static objector.wording.sentence.Tone.UNKNOWN;
import static objector.wording.sentence.Tone.WAITING;
import static objector.wording.sentence.Tone.YOUR_TURN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import objector.events.person.Proof;
import objector.wording.Isolated;
import org.jspecify.annotations.Nullable;

/// Decides what to say about each state at a time: a due date that has passed, or a code that has
/// grown old, is said so even before the state itself has moved on.
final class SentencePlanner {
  private static final Duration CODE_WORKS = Duration.ofHours(1);
  private static final ZoneId IRISH_TIME = ZoneId.of("Europe/Dublin");

  private final AuthorityName place;
  private final Instant now;

  SentencePlanner(AuthorityName place, Instant now) {
    this.place = place;
    this.now = now;
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
      case Filed filed -> answered(filed);
      case MoreAsked asked -> moreAsked(asked);
      case Extended extended -> extended(extended);
      case Overdue overdue -> reminded(overdue);
      case Confirmed confirmed -> confirmed(confirmed);
      case Refused refused ->
          SentencePlan.of(
              "refused." + refused.proof().word(),
              "refused.next",
              "refused",
              YOUR_TURN,
              COMPLAIN,
              OBJECT_NOW,
              Map.of("on", refused.on(), "authority", place.authority()));
      case Complained complained -> complained(complained);
      case Recheck recheck -> recheck(recheck);
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

  /// What nobody could check is not to be answered before it is.
  private SentencePlan moreAsked(MoreAsked asked) {
    boolean unchecked = asked.proof() == Proof.UNVERIFIED_MAIL;
    return SentencePlan.of(
        "more-asked." + asked.proof().word(),
        "more-asked."
            + (unchecked ? "unverified-mail." : "")
            + (past(asked.due()) ? "past.next" : "next"),
        "more-asked",
        YOUR_TURN,
        unchecked ? FORWARD_ORIGINAL : ANSWER,
        unchecked ? ANSWER : null,
        Map.of("on", asked.asked(), "due", asked.due().on()));
  }

  private SentencePlan code(CodeAsked asked) {
    String proof = asked.proof().word();
    Map<String, Object> arguments =
        Map.of("when", place.voice().when(asked.at(), now), "code", Isolated.code(asked.code()));
    if (now.isAfter(asked.at().plus(CODE_WORKS))) {
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

  /// What the person did since is said where it fits within 35 words.
  private SentencePlan answered(Filed filed) {
    SentencePlan plan = filed(filed.filing(), filed.due());
    LocalDate answered = filed.answered();
    Filing filing = filed.filing();
    boolean awaited = !past(filed.due()) && !of2024(filing.on());
    boolean brief = !filing.latest() && filing.proof() == Proof.PERSON_SAYS;
    return answered != null && awaited && brief
        ? plan.and("filed.answered", Map.of("answered", answered))
        : plan;
  }

  private SentencePlan reminded(Overdue overdue) {
    SentencePlan plan = overdue(overdue.filing(), overdue.due());
    LocalDate reminded = overdue.reminded();
    if (reminded == null || of2024(overdue.filing().on())) {
      return plan;
    }
    SentencePlan next =
        plan.then(
            "overdue.reminded.next", COMPLAIN, TELL_US, Map.of("authority", place.authority()));
    return overdue.filing().proof() == Proof.UNVERIFIED_MAIL
        ? next
        : next.and("overdue.reminded", Map.of("reminded", reminded));
  }

  private SentencePlan filed(Filing filing, Due due) {
    if (of2024(filing.on())) {
      return SentencePlan.of(
          "of-2024." + filing.proof().word(),
          "of-2024.next",
          "of-2024",
          YOUR_TURN,
          OBJECT_NOW,
          null,
          Map.of("on", filing.on()));
    }
    if (past(due)) {
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
            : place.voice().date(acknowledged));
    return SentencePlan.of(
        key + filing.proof().word(), "filed.next", "filed", WAITING, NONE, FORWARD_MAIL, arguments);
  }

  private SentencePlan extended(Extended extended) {
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
    if (past(due)) {
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
    if (of2024(filing.on())) {
      return filed(filing, due);
    }
    boolean latest = filing.latest() && filing.proof() != Proof.UNVERIFIED_MAIL;
    return SentencePlan.of(
        "overdue." + (latest ? "latest." : "") + filing.proof().word(),
        "overdue.next",
        "overdue",
        YOUR_TURN,
        SEND_REMINDER,
        TELL_US,
        Map.of("on", filing.on(), "due", due.on()));
  }

  private SentencePlan confirmed(Confirmed confirmed) {
    String proof = confirmed.proof().word();
    if (of2024(confirmed.on())) {
      return SentencePlan.of(
          "of-2024.confirmed." + proof,
          "of-2024.next",
          "of-2024",
          YOUR_TURN,
          OBJECT_NOW,
          null,
          Map.of("on", confirmed.on()));
    }
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("on", confirmed.on());
    if (confirmed.coveredBy() != null) {
      arguments.put("account", AccountSentence.name(place.voice(), confirmed.coveredBy()));
      arguments.put("byMeta", confirmed.linkedByMeta() ? "yes" : "no");
    }
    boolean covered = confirmed.coveredBy() != null;
    // Nothing is settled by what could not be checked: its next step is to have it checked.
    boolean unchecked = confirmed.proof() == Proof.UNVERIFIED_MAIL;
    SentencePlan standing =
        SentencePlan.of(
            (covered ? "confirmed.covered." : confirmed.read() ? "confirmed.read." : "confirmed.")
                + proof,
            "confirmed." + proof + ".next",
            covered ? "confirmed.covered" : "confirmed." + proof,
            unchecked ? YOUR_TURN : SETTLED,
            unchecked ? FORWARD_ORIGINAL : NONE,
            null,
            arguments);
    LocalDate later = confirmed.laterNotice();
    Proof laterProof = confirmed.laterNoticeProof();
    if (later == null || laterProof == null) {
      return standing;
    }
    arguments.put("later", later);
    // Where the facts are long already, within 35 words.
    String notice =
        covered || unchecked ? "confirmed.later-notice.short." : "confirmed.later-notice.";
    return standing.and(notice + laterProof.word());
  }

  private SentencePlan complained(Complained complained) {
    if (!past(complained.due())) {
      if (complained.before() instanceof Filed filed
          && filed.filing().on().isAfter(complained.on())) {
        return objectedAgain(complained, filed.filing(), filed.due());
      }
      if (complained.before() instanceof Overdue overdue
          && overdue.filing().on().isAfter(complained.on())) {
        return objectedAgain(complained, overdue.filing(), overdue.due());
      }
    }
    return complainedOnly(complained);
  }

  /// A new objection has its own month beside the complaint's three.
  private SentencePlan objectedAgain(Complained complained, Filing filing, Due due) {
    boolean over = past(due);
    return SentencePlan.of(
        "complained.again." + (over ? "past" : filing.proof().word()),
        over ? "complained.again.past.next" : "complained.next",
        "complained",
        over ? YOUR_TURN : WAITING,
        over ? SEND_REMINDER : NONE,
        TELL_US,
        Map.of(
            "on", complained.on(),
            "due", complained.due().on(),
            "authority", place.authority(complained.authority()),
            "again", filing.on(),
            "answer", due.on()));
  }

  private SentencePlan complainedOnly(Complained complained) {
    Map<String, Object> arguments =
        Map.of(
            "on", complained.on(),
            "due", complained.due().on(),
            "authority", place.authority(complained.authority()));
    if (past(complained.due())) {
      return SentencePlan.of(
          "complained.past.facts",
          "complained.past.next",
          "complained",
          YOUR_TURN,
          TELL_US,
          null,
          arguments);
    }
    return SentencePlan.of(
        "complained.facts", "complained.next", "complained", WAITING, NONE, TELL_US, arguments);
  }

  private SentencePlan recheck(Recheck recheck) {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("changed", recheck.changed());
    if (recheck.before() instanceof MoreAsked asked) {
      arguments.put("on", asked.asked());
      arguments.put("due", asked.due().on());
      return SentencePlan.of(
          "recheck.more-asked." + asked.proof().word(),
          "recheck.more-asked.next",
          "recheck",
          YOUR_TURN,
          ANSWER,
          LOOK_AGAIN,
          arguments);
    }
    return SentencePlan.of(
        recheckKey(recheck.before(), arguments),
        "recheck.next",
        "recheck",
        YOUR_TURN,
        LOOK_AGAIN,
        OBJECT_NOW,
        arguments);
  }

  private String recheckKey(Objection before, Map<String, Object> arguments) {
    return switch (before) {
      case Confirmed confirmed when confirmed.coveredBy() != null -> {
        arguments.put("account", AccountSentence.name(place.voice(), confirmed.coveredBy()));
        arguments.put("byMeta", confirmed.linkedByMeta() ? "yes" : "no");
        yield "recheck.covered";
      }
      case Confirmed confirmed -> {
        arguments.put("on", confirmed.on());
        yield "recheck.confirmed." + confirmed.proof().word();
      }
      case Filed filed -> recheckFiling(filed.filing(), filed.due(), arguments);
      case MoreAsked asked -> recheckFiling(asked.filing(), asked.due(), arguments);
      case Extended extended -> recheckFiling(extended.filing(), extended.due(), arguments);
      case Overdue overdue -> recheckFiling(overdue.filing(), overdue.due(), arguments);
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
  private static String recheckFiling(
      @Nullable Filing filing, @Nullable Due due, Map<String, Object> arguments) {
    if (filing == null || due == null) {
      return "recheck.other";
    }
    arguments.put("on", filing.on());
    if (of2024(filing.on())) {
      return "recheck.filed." + filing.proof().word();
    }
    arguments.put("due", due.on());
    return "recheck.filed.due." + filing.proof().word();
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
    return place.voice().say("contradicted." + which + "." + proof.word(), Map.of("on", on));
  }

  /// Whether an objection was of Meta's first attempt, which it says it honours.
  private static boolean of2024(LocalDate on) {
    return on.getYear() == 2024;
  }

  private boolean past(@Nullable Due due) {
    // Meta's last hour is Ireland's, wherever the reader lives.
    return due != null && LocalDate.ofInstant(now, IRISH_TIME).isAfter(due.on());
  }
}
