package objector.wording.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter.AccountNews;
import objector.events.alert.Alert.Matter.Reminder;
import objector.events.alert.News;
import objector.events.person.Account;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import objector.events.person.Proof;
import objector.programmes.Programmes;
import objector.wording.Voice;
import objector.wording.letter.Letter.Link;
import objector.wording.letter.LetterWriter.Draft;
import objector.wording.sentence.AccountSentence;
import objector.wording.sentence.Action;
import objector.wording.sentence.DueDateWords;
import objector.wording.sentence.FactWords;
import objector.wording.sentence.Sentence;

/// Mails about an account: its sentence first, the same as on its page.
final class AccountLetter {
  private final Voice voice;
  private final AccountSentence sentences;
  private final Programmes programmes;
  private final Alert alert;
  private final LetterLinks links;

  AccountLetter(Voice voice, Programmes programmes, Alert alert, LetterLinks links) {
    this.voice = voice;
    this.programmes = programmes;
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
    Fact beside = told.beside();
    AccountSubject subjects = new AccountSubject(voice, account);
    String subject = beside == null ? subjects.of(told.news()) : subjects.of(told.news(), beside);
    boolean proof =
        account.standing() instanceof Confirmed confirmed
            && confirmed.proof() != Proof.PERSON_SAYS
            && told.news() == News.CONFIRMED;
    Draft draft = draft(subject, sentence, account, proof);
    return beside == null
        ? draft
        : draft.beginning(new FactWords(voice, programmes, alert.country()).of(beside));
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
        LetterWriter.whyAccounts(voice, List.of(account)));
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
        .map(new DueDateWords(voice)::paragraph)
        .map(working -> voice.say("mail.working.more", Map.of("working", working)))
        .ifPresent(more::add);
    return more;
  }

  /// The due date that the sentence speaks of.
  private static Optional<Due> due(Objection standing) {
    return switch (standing) {
      case Filed filed -> Optional.of(filed.due());
      case Extended extended -> Optional.ofNullable(extended.due());
      case Overdue overdue -> Optional.of(overdue.due());
      case Complained complained -> Optional.of(complained.due());
      case Unknown _,
          Noticed _,
          CodeAsked _,
          MoreAsked _,
          Confirmed _,
          Refused _,
          Withdrawn _,
          Contradicted _ ->
          Optional.empty();
      case Recheck recheck -> due(recheck.before());
    };
  }
}
