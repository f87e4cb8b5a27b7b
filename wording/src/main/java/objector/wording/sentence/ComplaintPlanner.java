package objector.wording.sentence;

import static objector.wording.sentence.Action.NONE;
import static objector.wording.sentence.Action.SEND_REMINDER;
import static objector.wording.sentence.Action.TELL_US;
import static objector.wording.sentence.Tone.WAITING;
import static objector.wording.sentence.Tone.YOUR_TURN;

import java.util.Map;
import objector.events.person.Due;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.MetasQuestion;

/// What to say of a complaint, and of an objection that was made since.
record ComplaintPlanner(Occasion occasion) {
  SentencePlan of(Complained complained) {
    MetasQuestion question = complained.question();
    if (question != null) {
      return asked(complained, question);
    }
    Filing again = complained.filing();
    Due due = SpokenDue.again(complained, occasion.now());
    if (again != null && due != null) {
      return objectedAgain(complained, again, due);
    }
    return complainedOnly(complained);
  }

  /// Brief, so that the question stands within 35 words; the authority's day is on the card.
  private SentencePlan asked(Complained complained, MetasQuestion question) {
    Map<String, Object> arguments =
        Map.of(
            "on", complained.on(),
            "authority", occasion.place().authority(complained.authority()));
    SentencePlan plan =
        SentencePlan.of(
            "complained.brief", "complained.next", "complained", WAITING, NONE, TELL_US, arguments);
    return new QuestionPlanner(question).beside(plan, TELL_US);
  }

  /// A new objection has its own month beside the complaint's three.
  private SentencePlan objectedAgain(Complained complained, Filing filing, Due due) {
    boolean over = occasion.isPast(due);
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
            "authority", occasion.place().authority(complained.authority()),
            "again", filing.on(),
            "answer", due.on()));
  }

  private SentencePlan complainedOnly(Complained complained) {
    Map<String, Object> arguments =
        Map.of(
            "on", complained.on(),
            "due", complained.due().on(),
            "authority", occasion.place().authority(complained.authority()));
    if (occasion.isPast(complained.due())) {
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
}
