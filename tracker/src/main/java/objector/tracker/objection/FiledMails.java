package objector.tracker.objection;

import java.time.LocalDate;
import java.util.List;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Fact;
import objector.events.person.PersonEvent.MailFiled;
import objector.tracker.mailed.OpenQuestions;
import org.jspecify.annotations.Nullable;

/// What a person decides about a mail that waited for them, or was filed wrongly.
final class FiledMails {
  private final DossierBuilder dossier;
  private final OpenQuestions questions;
  private final ToldDays told;

  FiledMails(DossierBuilder dossier, ToldDays told) {
    this.dossier = dossier;
    this.questions = new OpenQuestions(dossier);
    this.told = told;
  }

  /// What the person decided about a held mail keeps the mail's proof, and its own day unless they
  /// told another: they see what its date does not say. A mail that was filed before is moved.
  void file(MailFiled event) {
    Fact.What what = MailFacts.what(event.kind());
    HeldMail held = held(event);
    if (held == null) {
      move(event, what);
      return;
    }
    if (what == null) {
      questions.settle(held);
      dossier.other.addFirst(putAway(held, event.kind()));
      return;
    }
    if (event.account() == null || dossier.account(event.account()) == null) {
      return;
    }
    LocalDate day = event.on();
    if (day != null && !told.isPossible(event, event.account(), what, day)) {
      return;
    }
    questions.settle(held);
    Fact fact = MailFacts.fact(held, what);
    boolean itsOwn = held.dated() != null && fact.on().equals(day);
    Fact dated = day == null || itsOwn ? fact : MailFacts.dated(fact, day);
    boolean read = held.reason() == HeldMail.Reason.UNSURE && what != Fact.What.CODE;
    dossier.add(event.account(), read ? dated.asRead() : dated);
  }

  private void move(MailFiled event, Fact.@Nullable What what) {
    for (Account account : List.copyOf(dossier.accounts)) {
      for (Fact fact : account.facts()) {
        boolean fromThisMail = fact.id().equals(event.mail()) && fact.evidence() != null;
        if (fromThisMail && !fact.undone()) {
          dossier.undo(event.mail());
          if (what != null && event.account() != null) {
            dossier.add(event.account(), fact.as(what));
          }
          return;
        }
      }
    }
  }

  /// One of which the dossier only knows that it waits comes with the answer.
  private @Nullable HeldMail held(MailFiled event) {
    for (HeldMail held : dossier.held) {
      if (held.isOf(event.mail())) {
        return held;
      }
    }
    HeldMail brought = event.held();
    return brought != null && brought.mail().equals(event.mail()) && questions.isBeyond(brought)
        ? brought
        : null;
  }

  private static Dossier.OtherMail putAway(HeldMail mail, MailKind kind) {
    return new Dossier.OtherMail(
        mail.mail(),
        mail.at(),
        mail.subject(),
        mail.from(),
        kind,
        List.of(),
        List.of(),
        null,
        null,
        mail.evidence());
  }
}
