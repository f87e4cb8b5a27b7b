package objector.tracker.objection;

import java.time.Instant;
import java.util.List;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.id.AccountId;
import objector.events.person.Account;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Proof;
import objector.tracker.standing.ObjectionFold;
import objector.tracker.standing.PausedPlan;

/// What the people concerned are told of a mail that became a fact.
final class MailNews {
  private final DossierBuilder dossier;
  private final Alerts alerts;
  private final ObjectionFold standing;
  private final Instant now;

  MailNews(DossierBuilder dossier, Alerts alerts, ObjectionFold standing, Instant now) {
    this.dossier = dossier;
    this.alerts = alerts;
    this.standing = standing;
    this.now = now;
  }

  /// Says what came of it: to the account that it is about, and to those whose standing it moves.
  /// What changes no standing is said beside it.
  void tell(AccountId about, Fact fact, List<Account> before) {
    List<Account> after = standing.of(dossier.accounts, now);
    // As of now: what the mere passing of days did before is no news of this mail's.
    List<Account> was = standing.of(before, now);
    News news = news(fact.what());
    for (Account account : after) {
      boolean moved = isMoved(account, was);
      if (account.id().equals(about) && (moved || isWorthSaying(fact))) {
        News told = moved && account.standing() instanceof Contradicted ? News.CONTRADICTED : news;
        Account bare = Alerts.bare(account);
        boolean said = moved && isSaid(fact, account.standing());
        alerts.add(
            said ? new Matter.AccountNews(told, bare) : new Matter.AccountNews(told, bare, fact));
      }
    }
    for (Account account : after) {
      if (!account.id().equals(about) && isMoved(account, was)) {
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

  /// Whether the standing's sentence speaks of it. A complaint, a page's change, a question of
  /// Meta's or an answer that is overdue are spoken of before what moved behind them: that is said
  /// beside it.
  private static boolean isSaid(Fact fact, Objection standing) {
    return switch (fact.what()) {
      case CODE -> standing instanceof CodeAsked;
      case NOTICE ->
          standing instanceof Noticed
              || (standing instanceof Confirmed s && fact.on().equals(s.laterNotice()));
      case ACKNOWLEDGED ->
          standing instanceof Filed(Filing filing, _, _)
              && PausedPlan.isAnswerDue(filing)
              && fact.on().equals(filing.acknowledged());
      case MORE_ASKED -> standing.question() != null && !(standing instanceof CodeAsked);
      case EXTENDED -> standing instanceof Extended;
      case CONFIRMED ->
          standing instanceof Confirmed
              || standing instanceof Contradicted
              || (standing instanceof Recheck s && s.before() instanceof Confirmed);
      case REFUSED -> standing instanceof Refused || standing instanceof Contradicted;
      // These come by no mail.
      case ACCOUNT_ADDED, FILED, COMPLAINED, WITHDRAWN, PAGE_CHANGED, ANSWERED, LOOKED, REMINDED ->
          true;
    };
  }

  private static boolean isMoved(Account account, List<Account> before) {
    for (Account was : before) {
      if (was.id().equals(account.id())) {
        return !was.standing().equals(account.standing());
      }
    }
    return true;
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
