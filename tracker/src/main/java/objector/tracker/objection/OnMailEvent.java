package objector.tracker.objection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.mail.Judgement;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailEvent.MailRejudged;
import objector.events.mail.MailEvent.MailReturned;
import objector.events.mail.MailKind;
import objector.events.mail.MailReturn;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Dossier.HeldMail.Reason;
import objector.events.person.Dossier.OtherMail;
import objector.events.person.Fact;
import objector.events.person.Objection.Contradicted;
import objector.events.person.OpenQuestion;
import objector.events.person.Proof;
import objector.events.person.ShortText;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.mailed.MailedAccount;
import objector.tracker.mailed.OpenQuestions;
import objector.tracker.mailed.SameMail;
import org.jspecify.annotations.Nullable;

/// Works a mail into a person's dossier: as a fact about one account, as a question, or as
/// something that concerns no objection.
final class OnMailEvent {
  private static final int MAX_LINK = 1_000;

  private static final int MOST_COPIES = 8;

  /// Whoever floods an address that they found out makes one mail of it, which says that the rest
  /// stands on the page only.
  private static final Duration LIES_QUIET = Duration.ofDays(1);

  /// Days of waiting between them: 1, 2, 4, 8 and 16.
  private static final int MOST_TIMES_PUT_OFF = 5;

  private static final Duration PUT_OFF_IN_A_ROW = Duration.ofDays(30);

  private final DossierBuilder dossier;
  private final Alerts alerts;
  private final ObjectionFold standing;
  private final OpenQuestions questions;
  private final Instant now;

  OnMailEvent(DossierBuilder dossier, Alerts alerts, ObjectionFold standing, Instant now) {
    this.dossier = dossier;
    this.alerts = alerts;
    this.standing = standing;
    this.questions = new OpenQuestions(dossier);
    this.now = now;
  }

  void take(MailEvent event) {
    switch (event) {
      case MailReceived mail -> received(mail);
      case MailRejudged mail -> rejudged(mail.again());
      case MailRefused mail -> {
        LocalDate on = LocalDate.ofInstant(mail.at(), Deadlines.zone(dossier.zone));
        alerts.add(new Matter.MailRefused(on, mail.reason()));
      }
      case MailReturned mail -> cameBack(mail);
    }
  }

  /// Mails that come back are sent no more, and those that are put off wait longer each time.
  /// Whoever stopped them before did so for a reason of their own, and that stands.
  private void cameBack(MailReturned mail) {
    if (dossier.mailsStopped) {
      return;
    }
    int times = mail.why() == MailReturn.DELAYED ? timesPutOff(mail.at()) : 0;
    if (mail.why() == MailReturn.DELAYED && times <= MOST_TIMES_PUT_OFF) {
      dossier.returned = new Dossier.Returned(mail.at(), mail.why(), times);
      return;
    }
    // A mailbox that is full for weeks is nobody's.
    MailReturn why = mail.why() == MailReturn.DELAYED ? MailReturn.BOUNCED : mail.why();
    dossier.mailsStopped = true;
    dossier.returned = new Dossier.Returned(mail.at(), why);
  }

  private int timesPutOff(Instant at) {
    Dossier.Returned before = dossier.returned;
    if (before == null || before.why() != MailReturn.DELAYED) {
      return 1;
    }
    return at.isBefore(before.at().plus(PUT_OFF_IN_A_ROW)) ? before.times() + 1 : 1;
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
      Fact.What what = what(judgement.kind());
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
        if (asked && mail.judgement().held() == null && what(mail.judgement().kind()) != null) {
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
              tell(account.id(), fact.provenBy(Proof.VERIFIED_MAIL), before);
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
        .anyMatch(other -> other.kind() == MailKind.PHISHING || what(other.kind()) != null);
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
    if (isKnown(mail, what)) {
      return;
    }
    switch (MailedAccount.of(mail, dossier.token, dossier.email, dossier.accounts)) {
      case MailedAccount.Doubt doubt -> hold(mail, doubt.reason(), doubt.guess());
      // A code works for an hour from now; all else has its day, from which the clock counts.
      case MailedAccount.Found found
          when OpenQuestion.dated(mail) == null && what != Fact.What.CODE ->
          hold(mail, Reason.UNDATED, found.account());
      case MailedAccount.Found found -> {
        List<Account> before = List.copyOf(dossier.accounts);
        Fact fact = fact(OpenQuestion.of(mail, Reason.UNSURE, null), what);
        dossier.held.stream().filter(h -> isSame(h, mail)).toList().forEach(questions::settle);
        dossier.add(found.account(), fact);
        tell(found.account(), fact, before);
      }
    }
  }

  /// One mail of Meta's is one, however often it is forwarded: a further copy only proves better.
  private boolean isKnown(MailReceived mail, Fact.What what) {
    Fact copy = fact(OpenQuestion.of(mail, Reason.UNSURE, null), what);
    List<Account> before = List.copyOf(dossier.accounts);
    AccountId about =
        MailedAccount.of(mail, dossier.token, dossier.email, before)
                instanceof MailedAccount.Found found
            ? found.account()
            : null;
    for (Account account : before) {
      for (Fact fact : account.facts()) {
        if (SameMail.is(fact, copy, account.id().equals(about))) {
          dossier.replace(account.id(), fact, fact.with(copy));
          if (copy.proof().outweighs(fact.proof())) {
            tell(account.id(), fact.with(copy), before);
          }
          return true;
        }
      }
    }
    return false;
  }

  /// Says what came of it: to the account that it is about, and to those whose standing it moves.
  /// What changes no standing is said beside it.
  private void tell(AccountId about, Fact fact, List<Account> before) {
    List<Account> after = standing.of(dossier.accounts, now);
    News news = news(fact.what());
    for (Account account : after) {
      boolean moved = isMoved(account, before);
      if (account.id().equals(about) && (moved || isWorthSaying(fact))) {
        News told = moved && account.standing() instanceof Contradicted ? News.CONTRADICTED : news;
        Account bare = Alerts.bare(account);
        alerts.add(
            moved ? new Matter.AccountNews(told, bare) : new Matter.AccountNews(told, bare, fact));
      }
    }
    for (Account account : after) {
      if (!account.id().equals(about) && isMoved(account, before)) {
        alerts.add(new Matter.AccountNews(news, Alerts.bare(account)));
      }
    }
  }

  /// An older notice or a code that is over stands in the timeline; it is told where Meta's own
  /// signature says that it is Meta's.
  private static boolean isWorthSaying(Fact fact) {
    boolean stale = fact.what() == Fact.What.NOTICE || fact.what() == Fact.What.CODE;
    return !stale || fact.proof() == Proof.VERIFIED_MAIL;
  }

  /// As of now: what the mere passing of days did before is no news of this mail's.
  private boolean isMoved(Account account, List<Account> before) {
    for (Account was : standing.of(before, now)) {
      if (was.id().equals(account.id())) {
        return !was.standing().equals(account.standing());
      }
    }
    return true;
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
    Fact.What what = what(mail.judgement().kind());
    if (what != null && isKnown(mail, what)) {
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

  /// A fact has the day of the mail itself. Days of law are Dublin's, wherever the person lives.
  static Fact fact(HeldMail mail, Fact.What what) {
    Instant at = mail.dated() == null ? mail.at() : mail.dated();
    return new Fact(
        mail.mail(),
        mail.at(),
        LocalDate.ofInstant(at, StatutoryClock.IRISH_TIME),
        what,
        mail.proof(),
        mail.evidence(),
        what == Fact.What.CODE && !mail.codes().isEmpty() ? mail.codes().getFirst() : null,
        mail.coversLinked(),
        false,
        at,
        mail.original(),
        mail.copies());
  }

  /// The same, of the day that the person tells.
  static Fact dated(Fact f, LocalDate day) {
    return new Fact(
        f.id(),
        f.told(),
        day,
        f.what(),
        f.proof(),
        f.evidence(),
        f.detail(),
        f.coversLinked(),
        f.undone(),
        null,
        f.original(),
        f.copies());
  }

  /// What a kind of mail says about an objection; null: nothing.
  static Fact.@Nullable What what(MailKind kind) {
    return switch (kind) {
      case NOTICE -> Fact.What.NOTICE;
      case CONFIRMATION -> Fact.What.CONFIRMED;
      case ACKNOWLEDGEMENT -> Fact.What.ACKNOWLEDGED;
      case REFUSAL -> Fact.What.REFUSED;
      case MORE_INFORMATION -> Fact.What.MORE_ASKED;
      case EXTENSION -> Fact.What.EXTENDED;
      case CODE -> Fact.What.CODE;
      case ACCOUNT_SECURITY,
          FORWARDING_CONFIRMATION,
          OTHER_META,
          BOUNCE,
          AUTO_REPLY,
          PHISHING,
          UNRELATED,
          BROKEN ->
          null;
    };
  }

  private static News news(Fact.What what) {
    return switch (what) {
      case CODE -> News.CODE_ARRIVED;
      case ACKNOWLEDGED -> News.ACKNOWLEDGED;
      case MORE_ASKED -> News.MORE_ASKED;
      case EXTENDED -> News.EXTENDED;
      case CONFIRMED -> News.CONFIRMED;
      case REFUSED -> News.REFUSED;
      // Of these only a notice comes by mail.
      case NOTICE,
          ACCOUNT_ADDED,
          FILED,
          COMPLAINED,
          WITHDRAWN,
          PAGE_CHANGED,
          ANSWERED,
          LOOKED,
          REMINDED ->
          News.NOTICE_ARRIVED;
    };
  }
}
