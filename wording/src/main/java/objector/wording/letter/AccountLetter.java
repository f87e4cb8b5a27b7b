package objector.wording.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import objector.wording.letter.Letter.DueDate;
import objector.wording.letter.Letter.Head;
import objector.wording.letter.Letter.Link;
import objector.wording.letter.Letter.Part;
import objector.wording.letter.LetterWriter.Draft;
import objector.wording.sentence.AccountSentence;
import objector.wording.sentence.Action;
import objector.wording.sentence.DueDateWords;
import objector.wording.sentence.FactWords;
import objector.wording.sentence.Sentence;
import objector.wording.sentence.SpokenDue;
import objector.wording.sentence.Tone;
import org.jspecify.annotations.Nullable;

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

  /// One of several accounts: its name, its state, its sentence.
  Part standing(Account account) {
    Sentence sentence = sentences.of(account, alert.at());
    return new Part.Standing(head(sentence), said(sentence));
  }

  /// As on the card: in a state that is settled, the state's own word says so.
  Head head(Sentence sentence) {
    String state =
        sentence.tone() == Tone.SETTLED || sentence.tone() == Tone.UNKNOWN
            ? sentence.stateWord()
            : sentence.tone().in(voice) + " · " + sentence.stateWord();
    return new Head(sentence.account(), sentence.tone(), state);
  }

  static String said(Sentence sentence) {
    return sentence.alone() + " " + sentence.next();
  }

  /// A page changed: the account's own sentence says so.
  Draft recheck(Account account, String subject, Link button, String paragraph) {
    Sentence sentence = sentences.of(account, alert.at());
    return new Draft(
        subject,
        head(sentence),
        said(sentence),
        dueDate(account.standing()),
        button,
        List.of(new Part.Paragraph(paragraph)),
        LetterWriter.whyAccounts(voice, List.of(account)));
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
        head(sentence),
        said(sentence),
        dueDate(account.standing()),
        button(account, sentence, proof),
        parts(account, sentence),
        LetterWriter.whyAccounts(voice, List.of(account)));
  }

  /// Leads exactly where its words say, as the one on the account's card.
  private Link button(Account account, Sentence sentence, boolean proof) {
    String own = links.account(account.id());
    String label = sentence.label();
    return switch (sentence.action()) {
      case OBJECT_NOW -> new Link(label, links.object(account.id()));
      case FORWARD_MAIL, FORWARD_ORIGINAL -> new Link(label, links.forwarding());
      case ENTER_CODE -> new Link(label, form(account));
      case ANSWER, TELL_US -> new Link(label, own);
      case SEND_REMINDER -> new Link(label, links.letter(account.id()));
      case COMPLAIN -> new Link(label, complaint(account, own));
      case LOOK_AGAIN ->
          new Link(
              label,
              account.standing() instanceof Recheck recheck ? links.page(recheck.page()) : own);
      case NONE ->
          new Link(voice.say(proof ? "mail.see-proof.button" : "mail.see-page.button"), own);
    };
  }

  private String form(Account account) {
    return programmes
        .metaAiTraining()
        .formFor(account.platform().word(), true, voice.day(alert.at()))
        .map(form -> form.url().toString())
        .orElseGet(() -> links.object(account.id()));
  }

  /// A letter tells of an objection: where none is known, only the authority's own page helps.
  private String complaint(Account account, String own) {
    return account.standing().filing() != null
        ? links.letter(account.id())
        : programmes
            .authorities()
            .of(alert.country())
            .map(authority -> authority.complaint().toString())
            .orElse(own);
  }

  /// The one that the sentence speaks of.
  private @Nullable DueDate dueDate(Objection standing) {
    SpokenDue spoken = SpokenDue.of(standing, alert.at());
    if (spoken == null) {
      return null;
    }
    Due due = spoken.due();
    String key =
        spoken.authoritys()
            ? "mail.due.authority"
            : SpokenDue.isOver(due, alert.at()) ? "mail.due.past" : "mail.due";
    String working = new DueDateWords(voice).paragraph(due);
    return new DueDate(
        voice.say(key, Map.of("due", voice.weekday(due.on()))),
        voice.say("mail.working.more", Map.of("working", working)));
  }

  /// Whoever objected where the button led says so from the same mail.
  private List<Part> parts(Account account, Sentence sentence) {
    List<Part> parts = new ArrayList<>();
    if (sentence.action() == Action.OBJECT_NOW || sentence.action() == Action.ENTER_CODE) {
      parts.add(new Part.Step(new Link(voice.say("kit.filed-today"), links.filed(account.id()))));
    }
    parts.addAll(LetterWriter.paragraphs(more(account.standing(), sentence)));
    return parts;
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
    return more;
  }
}
