package objector.wording.letter;

import java.time.LocalDate;
import java.util.Map;
import objector.events.alert.News;
import objector.events.alert.ReminderKind;
import objector.events.person.Account;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.AccountName;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.MetasQuestion;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Refused;
import objector.wording.Isolated;
import objector.wording.Voice;
import objector.wording.sentence.SpokenDue;
import org.jspecify.annotations.Nullable;

/// The subject of a mail about an account: the fact and its date. Where the standing has moved on
/// from the news, the subject says no more than what the mail is about.
record AccountSubject(Voice voice, Account account) {

  String of(News news) {
    Objection standing = account.standing();
    return switch (news) {
      case NOTICE_ARRIVED -> notice(standing);
      case CODE_ARRIVED ->
          standing instanceof CodeAsked asked
              ? voice.say(
                  "subject.code-arrived." + asked.proof().word(),
                  Map.of("code", Isolated.bare(asked.code())))
              : plain();
      case ACKNOWLEDGED ->
          standing instanceof Filed filed
              ? dated(
                  "subject.acknowledged." + filed.filing().proof().word(),
                  filed.filing().acknowledged())
              : plain();
      case MORE_ASKED -> {
        MetasQuestion question = standing.question();
        yield question == null
            ? plain()
            : dated("subject.more-asked." + question.proof().word(), question.on());
      }
      case EXTENDED ->
          standing instanceof Extended extended && extended.due() != null
              ? due("subject.extended." + extended.proof().word(), extended.due())
              : plain();
      case CONFIRMED -> standing instanceof Confirmed confirmed ? confirmed(confirmed) : plain();
      case REFUSED ->
          standing instanceof Refused refused
              ? dated("subject.refused." + refused.proof().word(), refused.on())
              : plain();
      case CONTRADICTED ->
          standing instanceof Contradicted answers
              ? voice.say(
                  "subject.contradicted",
                  Map.of(
                      "account", name(account.name()),
                      "refused", answers.refused(),
                      "confirmed", answers.confirmed()))
              : plain();
    };
  }

  /// What came and changed nothing in the standing is what the mail is about.
  String of(News news, Fact beside) {
    String proof = beside.proof().word();
    return switch (news) {
      case NOTICE_ARRIVED -> dated("subject.notice-arrived." + proof, beside.on());
      case ACKNOWLEDGED -> dated("subject.acknowledged." + proof, beside.on());
      case MORE_ASKED -> dated("subject.more-asked." + proof, beside.on());
      case CONFIRMED -> dated("subject.confirmed." + proof, beside.on());
      case REFUSED -> dated("subject.refused." + proof, beside.on());
      case CODE_ARRIVED, EXTENDED, CONTRADICTED -> plain();
    };
  }

  String of(ReminderKind kind) {
    Objection standing = account.standing();
    return switch (kind) {
      case NUDGE ->
          standing instanceof Noticed noticed
              ? dated("subject.nudge." + noticed.proof().word(), noticed.on())
              : voice.say("subject.nudge.plain", Map.of("account", name(account.name())));
      case DUE_SOON -> due("subject.due-soon", SpokenDue.ofMeta(standing));
      case MORE_ASKED -> {
        MetasQuestion question = standing.question();
        yield question == null ? plain() : dated("subject.answer", question.on());
      }
      case OVERDUE -> due("subject.overdue", SpokenDue.ofMeta(standing));
      case AUTHORITY_DUE ->
          due(
              "subject.authority-due",
              standing instanceof Complained complained ? complained.due() : null);
      case COMPLAINT_READY ->
          standing instanceof Overdue overdue && overdue.reminded() != null
              ? dated("subject.complaint-ready", overdue.reminded())
              : plain();
    };
  }

  private String confirmed(Confirmed confirmed) {
    AccountName other = confirmed.coveredBy();
    if (other == null) {
      return dated("subject.confirmed." + confirmed.proof().word(), confirmed.on());
    }
    return voice.say(
        "subject.confirmed.covered." + confirmed.proof().word(),
        Map.of("account", name(account.name()), "other", name(other), "on", confirmed.on()));
  }

  private String notice(Objection standing) {
    if (standing instanceof Noticed noticed) {
      return dated("subject.notice-arrived." + noticed.proof().word(), noticed.on());
    }
    return standing instanceof Confirmed confirmed && confirmed.laterNoticeProof() != null
        ? dated(
            "subject.notice-arrived." + confirmed.laterNoticeProof().word(),
            confirmed.laterNotice())
        : plain();
  }

  private String dated(String key, @Nullable LocalDate on) {
    return on == null ? plain() : voice.say(key, Map.of("account", name(account.name()), "on", on));
  }

  private String due(String key, @Nullable Due due) {
    return due == null
        ? plain()
        : voice.say(key, Map.of("account", name(account.name()), "due", due.on()));
  }

  private String plain() {
    return voice.say("subject.standing", Map.of("account", name(account.name())));
  }

  /// "Instagram @anna"
  private String name(AccountName name) {
    return voice.say(
        "account.in-subject",
        Map.of("platform", name.platform(), "handle", Isolated.bare(name.handle())));
  }
}
