package objector.tracker.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import objector.events.alert.Alert.Matter;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import objector.events.page.PageTopic;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.schedule.Deadlines;
import org.junit.jupiter.api.Test;

/// What a digest tells to whom mails came in a flood.
final class DigestTest {
  private static final PersonId ANNA = new PersonId("a".repeat(26));
  private static final Instant NOW = Instant.parse("2025-05-20T10:00:00Z");
  private static final int FLOOD = 150;

  private final DossierRules rules = new DossierRules(new StatutoryClock());
  private final AccountAdded account =
      Given.added(ANNA, NOW, Platform.INSTAGRAM, "@anna", "anna@example.org");
  private Dossier anna = joined();

  @Test
  void aPageIsNamedThoughAHundredQuestionsWaitedBefore() {
    for (int i = 0; i < FLOOD; i++) {
      mailed(Given.mail(ANNA, MailKind.NOTICE).at(NOW).held("one cue only").received());
    }

    pageChanged();

    Matter.Digest digest = digest();
    assertThat(digest.pages()).containsExactly(Given.POLICY);
    assertThat(digest.held()).isPositive();
  }

  @Test
  void aPageIsNamedThoughAHundredMailsWereRefusedBefore() {
    for (int i = 0; i < FLOOD; i++) {
      mailed(new MailRefused(EventId.random(), ANNA, NOW, MailSource.SMTP, "too-large"));
    }

    pageChanged();

    Matter.Digest digest = digest();
    assertThat(digest.pages()).containsExactly(Given.POLICY);
    assertThat(digest.refused()).isEqualTo(100);
  }

  @Test
  void newsOfAnAccountIsToldThoughAHundredMailsWereRefusedBefore() {
    for (int i = 0; i < FLOOD; i++) {
      mailed(new MailRefused(EventId.random(), ANNA, NOW, MailSource.SMTP, "too-large"));
    }

    mailed(Given.mail(ANNA, MailKind.REFUSAL).at(NOW).to("anna@example.org").received());

    assertThat(digest().accounts()).extracting(Account::id).containsExactly(account.account());
  }

  private void pageChanged() {
    anna =
        taken(rules.pageChanged(anna, Given.changed(NOW.plusSeconds(1), PageTopic.CONTACT), NOW));
  }

  private void mailed(MailEvent mail) {
    anna = taken(rules.mailed(anna, mail, NOW));
  }

  private Matter.Digest digest() {
    Deadline due =
        Deadlines.of(anna).stream()
            .filter(one -> one.kind() == Deadline.Kind.DIGEST)
            .findFirst()
            .orElseThrow();
    return (Matter.Digest) rules.due(anna, due, due.at()).alerts().getFirst().matter();
  }

  private Dossier joined() {
    Joined joined = Given.joined(ANNA, NOW, "anna@example.org", PageNews.ALL);
    Dossier dossier = taken(rules.told(null, joined, NOW));
    dossier = taken(rules.told(dossier, Given.used(ANNA, NOW, joined.id()), NOW));
    return taken(rules.told(dossier, account, NOW));
  }

  private static Dossier taken(DossierDecision decision) {
    return Objects.requireNonNull(decision.dossier());
  }
}
