package objector.tracker.objection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.mail.Judgement;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailEvent.MailRejudged;
import objector.events.mail.MailEvent.MailReturned;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Dossier.HeldMail.Reason;
import objector.events.person.Dossier.OtherMail;
import objector.events.person.Fact;
import objector.events.person.OpenQuestion;
import objector.events.person.Proof;
import objector.events.person.ShortText;
import objector.tracker.mailed.MailedAccount;
import objector.tracker.mailed.OpenQuestions;
import objector.tracker.mailed.SameMail;
import objector.tracker.schedule.Mornings;
import objector.tracker.standing.ObjectionFold;
import org.jspecify.annotations.Nullable;

/// Works a mail into a person's dossier: as a fact about one account, as a question, or as
/// something that concerns no objection.
final class OnMailEvent {
  private static final int MAX_LINK = 1_000;

  private static final int MOST_COPIES = 8;

  /// Whoever floods an address that they found out makes one mail of it, which says that the rest
  /// stands on the page only.
  private static final Duration LIES_QUIET = Duration.ofDays(1);

  private final DossierBuilder dossier;
  private final Alerts alerts;
  private final MailNews news;
  private final OpenQuestions questions;

  OnMailEvent(DossierBuilder dossier, Alerts alerts, ObjectionFold standing, Instant now) {
    this.dossier = dossier;
    this.alerts = alerts;
    this.news = new MailNews(dossier, alerts, standing, now);
    this.questions = new OpenQuestions(dossier);
  }

  void take(MailEvent event) {
    switch (event) {
      case MailReceived mail -> received(mail);
      case MailRejudged mail -> rejudged(mail.again());
      case MailRefused mail -> {
        LocalDate on = LocalDate.ofInstant(mail.at(), Mornings.zone(dossier.zone));
        alerts.add(new Matter.MailRefused(on, mail.reason()));
      }
      case MailReturned mail -> new ReturnedMails(dossier).cameBack(mail);
    }
  }

  private void received(MailReceived mail) {
    if (!questions.isBeyond(mail)) {
      judge(mail);
      questions.came(mail);
    }
  }

  private void judge(MailReceived mail) {
    Judgement judgement = mail.judgement();
    if (OpenQuestion.isLie(judgement)) {
      suspect(mail, null);
    } else if (judgement.kind() == MailKind.BROKEN) {
      hold(mail, Reason.BROKEN, null);
    } else if (judgement.held() != null) {
      hold(mail, Reason.UNSURE, guess(mail));
    } else if (judgement.kind() == MailKind.FORWARDING_CONFIRMATION) {
      passOnCode(mail);
    } else {
      Fact.What what = MailFacts.what(judgement.kind());
      if (what == null) {
        put(mail, List.of(), null);
      } else {
        file(mail, what);
      }
    }
  }

  /// The same mail, once its signature could be checked: better proof, or a lie after all.
  private void rejudged(MailReceived mail) {
    switch (mail.judgement().authenticity().verdict()) {
      case VERIFIED -> {
        HeldMail held = heldAs(mail);
        boolean asked = held == null ? questions.isBeyond(mail) : held.reason() == Reason.UNSURE;
        if (asked
            && mail.judgement().held() == null
            && MailFacts.what(mail.judgement().kind()) != null) {
          if (held == null) {
            questions.settle(mail);
          } else {
            questions.settle(held);
          }
          judge(mail);
          return;
        }
        List<Account> before = List.copyOf(dossier.accounts);
        dossier.prove(mail.id(), Proof.VERIFIED_MAIL);
        for (Account account : before) {
          for (Fact fact : account.facts()) {
            if (fact.isOf(mail.id()) && Proof.VERIFIED_MAIL.outweighs(fact.proof())) {
              news.tell(account.id(), fact.provenBy(Proof.VERIFIED_MAIL), before);
            }
          }
        }
      }
      case CONTRADICTED -> {
        dossier.undo(mail.id());
        questions.settle(mail);
        suspect(mail, mail.at());
      }
      case UNVERIFIABLE -> {}
    }
  }

  /// @param arrived when it came, if only a second look showed it
  private void suspect(MailReceived mail, @Nullable Instant arrived) {
    boolean flooded = arrived == null && isQuiet(mail.at());
    put(mail, List.of(), null);
    if (flooded) {
      return;
    }
    alerts.add(
        new Matter.SuspiciousMail(
            mail.id(),
            OpenQuestion.subject(mail),
            OpenQuestion.from(mail),
            ShortText.all(mail.judgement().because()),
            arrived));
  }

  /// Whether one stands on the page from the day before that moment: its mail said so.
  private boolean isQuiet(Instant at) {
    return dossier.other.stream()
        .filter(other -> other.at().isAfter(at.minus(LIES_QUIET)))
        // What is about an objection stands in the timeline, if it is true.
        .anyMatch(
            other -> other.kind() == MailKind.PHISHING || MailFacts.what(other.kind()) != null);
  }

  private void passOnCode(MailReceived mail) {
    List<String> codes = ShortText.all(mail.judgement().codes());
    // One that leads elsewhere than to the provider itself is never passed on.
    String link =
        mail.judgement().links().stream()
            .filter(Judgement.Link::trusted)
            .findFirst()
            .map(first -> whole(first.target()))
            .orElse(null);
    put(mail, codes, link);
    alerts.add(new Matter.ForwardingCode(ShortText.of(mail.about().provider()), codes, link));
  }

  /// Part of a link leads nowhere.
  private static @Nullable String whole(String link) {
    return link.length() <= MAX_LINK ? link : null;
  }

  private void file(MailReceived mail, Fact.What what) {
    MailedAccount whose = whose(mail);
    if (isKnown(mail, what, whose)) {
      return;
    }
    switch (whose) {
      case MailedAccount.Doubt doubt -> hold(mail, doubt.reason(), doubt.guess());
      // A code works for an hour from now; all else has its day, from which the clock counts.
      case MailedAccount.Found found
          when OpenQuestion.dated(mail) == null && what != Fact.What.CODE ->
          hold(mail, Reason.UNDATED, found.account());
      case MailedAccount.Found found -> {
        List<Account> before = List.copyOf(dossier.accounts);
        Fact fact = MailFacts.fact(OpenQuestion.of(mail, Reason.UNSURE, null), what);
        dossier.held.stream().filter(h -> isSame(h, mail)).toList().forEach(questions::settle);
        dossier.add(found.account(), fact);
        news.tell(found.account(), fact, before);
      }
    }
  }

  private MailedAccount whose(MailReceived mail) {
    return MailedAccount.of(mail, dossier.token, dossier.email, dossier.accounts);
  }

  /// One mail of Meta's is one, however often it is forwarded: a further copy only proves better.
  private boolean isKnown(MailReceived mail, Fact.What what, MailedAccount whose) {
    Fact copy = MailFacts.fact(OpenQuestion.of(mail, Reason.UNSURE, null), what);
    List<Account> before = List.copyOf(dossier.accounts);
    AccountId about = whose instanceof MailedAccount.Found found ? found.account() : null;
    for (Account account : before) {
      for (Fact fact : account.facts()) {
        if (SameMail.is(fact, copy, account.id().equals(about))) {
          dossier.replace(account.id(), fact, fact.with(copy));
          if (copy.proof().outweighs(fact.proof())) {
            news.tell(account.id(), fact.with(copy), before);
          }
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable HeldMail heldAs(MailReceived mail) {
    for (HeldMail held : dossier.held) {
      if (isSame(held, mail)) {
        return held;
      }
    }
    return null;
  }

  private static boolean isSame(HeldMail held, MailReceived mail) {
    return held.isOf(mail.id()) || SameMail.is(held.original(), OpenQuestion.original(mail));
  }

  private @Nullable AccountId guess(MailReceived mail) {
    return switch (MailedAccount.of(mail, dossier.token, dossier.email, dossier.accounts)) {
      case MailedAccount.Found found -> found.account();
      case MailedAccount.Doubt doubt -> doubt.guess();
    };
  }

  /// The same question once more is the same question; one that was answered is asked no more.
  private void hold(MailReceived mail, Reason reason, @Nullable AccountId guess) {
    Fact.What what = MailFacts.what(mail.judgement().kind());
    if (what != null && isKnown(mail, what, whose(mail))) {
      return;
    }
    HeldMail held = OpenQuestion.of(mail, reason, guess);
    HeldMail before = heldAs(mail);
    if (before != null && !before.mail().equals(mail.id())) {
      List<EventId> copies = new ArrayList<>(before.copies());
      if (copies.size() < MOST_COPIES && !copies.contains(mail.id())) {
        copies.add(mail.id());
      }
      HeldMail proven =
          held.proof().outweighs(before.proof()) ? before.provenBy(held.proof()) : before;
      dossier.held.replaceAll(h -> h.equals(before) ? proven.copied(copies) : h);
      return;
    }
    questions.hold(held);
    alerts.add(new Matter.MailHeld(held));
  }

  private void put(MailReceived mail, List<String> codes, @Nullable String link) {
    dossier.other.removeIf(other -> other.mail().equals(mail.id()));
    dossier.other.addFirst(
        new OtherMail(
            mail.id(),
            mail.at(),
            OpenQuestion.subject(mail),
            OpenQuestion.from(mail),
            mail.judgement().kind(),
            ShortText.all(mail.judgement().because()),
            codes,
            link,
            ShortText.of(mail.about().provider()),
            mail.evidence()));
  }
}
