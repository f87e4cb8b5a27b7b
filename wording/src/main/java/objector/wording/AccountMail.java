package objector.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.Account;
import objector.events.Alert;
import objector.events.Alert.Matter.AccountNews;
import objector.events.Alert.Matter.Reminder;
import objector.events.Due;
import objector.events.News;
import objector.events.Objection;
import objector.events.Objection.CodeAsked;
import objector.events.Objection.Complained;
import objector.events.Objection.Confirmed;
import objector.events.Objection.Contradicted;
import objector.events.Objection.Extended;
import objector.events.Objection.Filed;
import objector.events.Objection.MoreAsked;
import objector.events.Objection.Noticed;
import objector.events.Objection.Overdue;
import objector.events.Objection.Recheck;
import objector.events.Objection.Refused;
import objector.events.Objection.Unknown;
import objector.events.Objection.Withdrawn;
import objector.events.Proof;
import objector.programmes.Programmes;
import objector.wording.Letter.Link;
import objector.wording.MailText.Draft;

/// Mails about an account: its sentence first, the same as on its page.
final class AccountMail {
  private final Voice voice;
  private final AccountSentence sentences;
  private final Alert alert;
  private final Links links;

  AccountMail(Voice voice, Programmes programmes, Alert alert, Links links) {
    this.voice = voice;
    this.sentences = new AccountSentence(voice, programmes, alert.country());
    this.alert = alert;
    this.links = links;
  }

  String sentence(Account account) {
    return sentences.of(account, alert.at()).text();
  }

  Draft news(AccountNews told) {
    Account account = told.account();
    Sentence sentence = sentences.of(account, alert.at());
    String subject = new AccountSubject(voice, account).of(told.news());
    boolean proof =
        account.standing() instanceof Confirmed confirmed
            && confirmed.proof() != Proof.PERSON_SAYS
            && told.news() == News.CONFIRMED;
    return draft(subject, sentence, account, proof);
  }

  Draft reminder(Reminder reminder) {
    Account account = reminder.account();
    Sentence sentence = sentences.of(account, alert.at());
    String subject = new AccountSubject(voice, account).of(reminder.kind());
    return draft(subject, sentence, account, false);
  }

  private Draft draft(String subject, Sentence sentence, Account account, boolean proof) {
    return new Draft(
        subject,
        sentence.text(),
        more(account.standing(), sentence),
        new Link(label(sentence, proof), links.account(account.id())),
        MailText.whyAccounts(voice, List.of(account)));
  }

  private String label(Sentence sentence, boolean proof) {
    if (sentence.action() != Action.NONE) {
      return sentence.label();
    }
    return voice.say(proof ? "mail.see-proof.button" : "mail.see-page.button");
  }

  private List<String> more(Objection standing, Sentence sentence) {
    List<String> more = new ArrayList<>();
    switch (standing) {
      case CodeAsked _ -> more.add(voice.say("mail.code.more"));
      case Confirmed confirmed when confirmed.proof() == Proof.VERIFIED_MAIL ->
          more.add(voice.say("mail.confirmed.more"));
      case Confirmed confirmed when confirmed.proof() == Proof.UNVERIFIED_MAIL ->
          more.add(voice.say("mail.confirmed.unverified-mail.more"));
      case Refused _ -> more.add(voice.say("mail.refused.more"));
      case Unknown _,
          Noticed _,
          Filed _,
          MoreAsked _,
          Extended _,
          Overdue _,
          Confirmed _,
          Complained _,
          Recheck _,
          Withdrawn _,
          Contradicted _ -> {}
    }
    if (sentence.form() != null && sentence.action() == Action.OBJECT_NOW) {
      more.add(voice.say("mail.form.more", Map.of("form", sentence.form())));
    }
    due(standing)
        .map(new WorkingWords(voice)::paragraph)
        .map(working -> voice.say("mail.working.more", Map.of("working", working)))
        .ifPresent(more::add);
    return more;
  }

  /// The due date that the sentence speaks of.
  private static Optional<Due> due(Objection standing) {
    return switch (standing) {
      case Filed filed -> Optional.of(filed.due());
      case Extended extended -> Optional.of(extended.due());
      case Overdue overdue -> Optional.of(overdue.due());
      case Complained complained -> Optional.of(complained.due());
      case Unknown _,
          Noticed _,
          CodeAsked _,
          MoreAsked _,
          Confirmed _,
          Refused _,
          Recheck _,
          Withdrawn _,
          Contradicted _ ->
          Optional.empty();
    };
  }
}
