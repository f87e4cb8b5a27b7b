package objector.tracker.objection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.id.AccountId;
import objector.events.mail.HeldReason;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailEvent.MailRejudged;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Dossier.HeldMail.Reason;
import objector.events.person.Dossier.OtherMail;
import objector.events.person.Fact;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// Works a mail into a person's dossier: as a fact about one account, as a question, or as
/// something that concerns no objection.
final class OnMailEvent {
  /// No mail is believed that claims to be older than Facebook, or from tomorrow.
  private static final Instant FIRST_MOMENT = Instant.parse("2004-01-01T00:00:00Z");

  private static final int MAX_LINK = 1_000;

  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private final DossierBuilder dossier;
  private final Alerts alerts;
  private final ObjectionFold standing;
  private final Instant now;

  OnMailEvent(DossierBuilder dossier, Alerts alerts, ObjectionFold standing, Instant now) {
    this.dossier = dossier;
    this.alerts = alerts;
    this.standing = standing;
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
    }
  }

  private void received(MailReceived mail) {
    Judgement judgement = mail.judgement();
    if (isLie(judgement)) {
      suspect(mail);
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
      case VERIFIED -> dossier.prove(mail.id(), Proof.VERIFIED_MAIL);
      case CONTRADICTED -> {
        dossier.undo(mail.id());
        dossier.held.removeIf(held -> held.mail().equals(mail.id()));
        suspect(mail);
      }
      case UNVERIFIABLE -> {}
    }
  }

  /// What lies about its origin is never the kind that it imitates, and nothing to decide on.
  private static boolean isLie(Judgement judgement) {
    return judgement.authenticity().verdict() == Verdict.CONTRADICTED
        || (judgement.kind() == MailKind.PHISHING && judgement.held() == null);
  }

  private void suspect(MailReceived mail) {
    put(mail, List.of(), null);
    alerts.add(
        new Matter.SuspiciousMail(
            mail.id(), subject(mail), from(mail), DossierLimits.texts(mail.judgement().because())));
  }

  private void passOnCode(MailReceived mail) {
    List<String> codes = DossierLimits.texts(mail.judgement().codes());
    // One that leads elsewhere than to the provider itself is never passed on.
    String link =
        mail.judgement().links().stream()
            .filter(Judgement.Link::trusted)
            .findFirst()
            .map(first -> whole(first.target()))
            .orElse(null);
    put(mail, codes, link);
    alerts.add(new Matter.ForwardingCode(DossierLimits.text(mail.about().provider()), codes, link));
  }

  /// Part of a link leads nowhere.
  private static @Nullable String whole(String link) {
    return link.length() <= MAX_LINK ? link : null;
  }

  private void file(MailReceived mail, Fact.What what) {
    switch (MailedAccount.of(mail, dossier.token, dossier.email, dossier.accounts)) {
      case MailedAccount.Doubt doubt -> hold(mail, doubt.reason(), doubt.guess());
      // A code works for an hour from now; all else has its day, from which the clock counts.
      case MailedAccount.Found found when dated(mail) == null && what != Fact.What.CODE ->
          hold(mail, Reason.UNDATED, found.account());
      case MailedAccount.Found found -> {
        Account before = dossier.account(found.account());
        dossier.add(found.account(), fact(question(mail, Reason.UNSURE, null), what, dossier.zone));
        Account after = after(found.account());
        if (before != null && after != null && !after.standing().equals(before.standing())) {
          News news = after.standing() instanceof Contradicted ? News.CONTRADICTED : news(what);
          alerts.add(new Matter.AccountNews(news, Alerts.bare(after)));
        }
      }
    }
  }

  private @Nullable Account after(AccountId id) {
    for (Account account : standing.of(dossier.accounts, now)) {
      if (account.id().equals(id)) {
        return account;
      }
    }
    return null;
  }

  private @Nullable AccountId guess(MailReceived mail) {
    return switch (MailedAccount.of(mail, dossier.token, dossier.email, dossier.accounts)) {
      case MailedAccount.Found found -> found.account();
      case MailedAccount.Doubt doubt -> doubt.guess();
    };
  }

  private void hold(MailReceived mail, Reason reason, @Nullable AccountId guess) {
    HeldMail held = question(mail, reason, guess);
    dossier.held.removeIf(other -> other.mail().equals(mail.id()));
    dossier.held.addFirst(held);
    alerts.add(new Matter.MailHeld(held));
  }

  private void put(MailReceived mail, List<String> codes, @Nullable String link) {
    dossier.other.removeIf(other -> other.mail().equals(mail.id()));
    dossier.other.addFirst(
        new OtherMail(
            mail.id(),
            mail.at(),
            subject(mail),
            from(mail),
            mail.judgement().kind(),
            DossierLimits.texts(mail.judgement().because()),
            codes,
            link,
            DossierLimits.text(mail.about().provider()),
            mail.evidence()));
  }

  static HeldMail question(MailReceived mail, Reason reason, @Nullable AccountId guess) {
    Judgement judgement = mail.judgement();
    return new HeldMail(
        mail.id(),
        mail.at(),
        subject(mail),
        from(mail),
        judgement.kind(),
        guess,
        reason,
        dated(mail),
        judgement.authenticity().verdict() == Verdict.VERIFIED
            ? Proof.VERIFIED_MAIL
            : Proof.UNVERIFIED_MAIL,
        judgement.kind() == MailKind.CODE ? DossierLimits.texts(judgement.codes()) : List.of(),
        mail.about().coversLinkedAccounts(),
        mail.evidence(),
        why(judgement));
  }

  /// Only what can be said in every language: it is read back by its words.
  private static @Nullable String why(Judgement judgement) {
    String held = judgement.held();
    return held == null ? null : HeldReason.read(held).map(said -> held).orElse(null);
  }

  /// A fact has the day of the mail itself, in the person's own zone.
  static Fact fact(HeldMail mail, Fact.What what, String zone) {
    Instant at = mail.dated() == null ? mail.at() : mail.dated();
    return new Fact(
        mail.mail(),
        mail.at(),
        LocalDate.ofInstant(at, Deadlines.zone(zone)),
        what,
        mail.proof(),
        mail.evidence(),
        what == Fact.What.CODE && !mail.codes().isEmpty() ? mail.codes().getFirst() : null,
        mail.coversLinked(),
        false,
        at);
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
        null);
  }

  private static @Nullable Instant dated(MailReceived mail) {
    Instant dated = mail.dated();
    boolean credible =
        dated != null
            && dated.isAfter(FIRST_MOMENT)
            && dated.isBefore(mail.at().plus(CLOCKS_DIFFER));
    return credible ? dated : null;
  }

  private static @Nullable String subject(MailReceived mail) {
    return DossierLimits.text(mail.judgement().forward().subject());
  }

  private static @Nullable String from(MailReceived mail) {
    Judgement.Mailbox from = mail.judgement().forward().from();
    return from == null
        ? null
        : DossierLimits.text(from.address() == null ? from.name() : from.address());
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
