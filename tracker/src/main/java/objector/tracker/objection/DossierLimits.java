package objector.tracker.objection;

import java.util.ArrayList;
import java.util.List;
import objector.events.Topics;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.Fact;
import objector.events.person.OlderMails;
import objector.tracker.mailed.OpenQuestions;

/// Keeps a dossier within 64 kB, whatever is sent to a person: it is read and written as a whole.
/// What is left out of it stays on the topics, where the full timeline is read.
final class DossierLimits {
  static final int MAX_BYTES = 64_000;
  private static final int MAX_FACTS = 40;
  private static final int MAX_MAILS = 50;

  private DossierLimits() {}

  /// At most forty facts of an account. Those go first that say nothing any more.
  static List<Fact> facts(List<Fact> facts) {
    List<Fact> kept = new ArrayList<>(facts);
    while (kept.size() > MAX_FACTS) {
      kept.remove(leastTelling(kept));
    }
    return kept;
  }

  /// What was told first stays, and so does what was just told: of what lies between, the oldest.
  private static int leastTelling(List<Fact> facts) {
    int found = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < facts.size() - 1; i++) {
      int telling = telling(facts.subList(0, i), facts.get(i));
      if (telling < least) {
        least = telling;
        found = i;
      }
    }
    return found;
  }

  private static int telling(List<Fact> before, Fact fact) {
    boolean again = isToldBefore(before, fact);
    if (fact.undone()) {
      return again ? 0 : 2;
    }
    return switch (fact.what()) {
      case CODE -> 1;
      case PAGE_CHANGED, LOOKED -> again ? 1 : 3;
      case NOTICE -> again ? 1 : 4;
      case ACKNOWLEDGED, MORE_ASKED, EXTENDED, FILED, ANSWERED, REMINDED -> again ? 5 : 7;
      case CONFIRMED, REFUSED, COMPLAINED, WITHDRAWN -> again ? 6 : 8;
      case ACCOUNT_ADDED -> 9;
    };
  }

  /// Whether another says the same, was told before, and is proved as well.
  private static boolean isToldBefore(List<Fact> before, Fact fact) {
    for (Fact other : before) {
      if (other.what() == fact.what()
          && other.undone() == fact.undone()
          && !fact.proof().outweighs(other.proof())) {
        return true;
      }
    }
    return false;
  }

  static Dossier fit(Dossier dossier) {
    Dossier fitting = capped(dossier, MAX_MAILS);
    int mails = MAX_MAILS;
    int facts = MAX_FACTS;
    while (mayBeTooLarge(fitting) && Topics.DOSSIERS.encode(fitting).length > MAX_BYTES) {
      if (!fitting.removed().isEmpty()) {
        DossierFields less = new DossierFields(fitting);
        less.removed.removeLast();
        fitting = less.toDossier();
        continue;
      }
      if (mails > 0) {
        mails -= 10;
      } else if (facts > 2) {
        facts /= 2;
      } else {
        return fitting;
      }
      fitting = thinned(capped(fitting, mails), facts);
    }
    return fitting;
  }

  /// `other` and `held` are newest first. A question stays open: of those beyond it is known that
  /// they wait, and what they are is read from their topic.
  private static Dossier capped(Dossier d, int mails) {
    if (d.held().size() <= mails && d.other().size() <= mails) {
      return d;
    }
    DossierFields less = new DossierFields(d);
    OpenQuestions.keepNewest(less, mails);
    while (less.other.size() > mails) {
      less.other.removeLast();
    }
    return less.toDossier();
  }

  private static Dossier thinned(Dossier d, int facts) {
    List<Account> accounts = new ArrayList<>();
    for (Account a : d.accounts()) {
      List<Fact> kept = new ArrayList<>(a.facts());
      while (kept.size() > facts) {
        kept.remove(leastTelling(kept));
      }
      accounts.add(a.withFacts(kept));
    }
    DossierFields less = new DossierFields(d);
    less.accounts.clear();
    less.accounts.addAll(accounts);
    return less.toDossier();
  }

  /// A quick look, as nearly all dossiers are small: 600 bytes hold a fact or a mail with its
  /// evidence, but for the texts.
  private static boolean mayBeTooLarge(Dossier d) {
    int entries = d.held().size() * 4 + d.other().size() * 6 + d.accounts().size() * 4;
    entries += d.heldBeyond().size() / 12 + d.removed().size() * 10;
    for (OlderMails.Span span : d.olderMails().spans()) {
      entries += 1 + span.decided().size() / 20;
    }
    entries += d.sessions().size() / 4 + d.led().size() + d.groups().size();
    for (Account account : d.accounts()) {
      entries += account.facts().size();
    }
    return entries * 600 > MAX_BYTES / 2;
  }
}
