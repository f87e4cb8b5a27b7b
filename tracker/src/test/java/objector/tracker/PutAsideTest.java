package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import objector.events.alert.Alert.Matter;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.MailEvent;
import objector.events.mail.MailKind;
import objector.events.page.PageEvent;
import objector.events.page.PageTopic;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.Objection.Noticed;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.objection.Decisions;
import objector.tracker.objection.DossierDecision;
import objector.tracker.objection.DossierRules;
import objector.tracker.objection.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A fault of ours in one person's event is that person's trouble, not everybody's.
final class PutAsideTest {
  private static final PersonId ANNA = PersonId.random();
  private static final PersonId BEN = PersonId.random();

  private final Faulty faulty = new Faulty();
  private final Story story = new Story(faulty);

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void anEventAtWhichTheRulesThrowIsPutAsideWithItsReasonAndTheDossierSaysSo() {
    confirmed(ANNA);
    MailEvent mail = Given.mail(ANNA, MailKind.NOTICE).received();
    faulty.fails = true;

    story.mailed(mail);

    assertThat(story.reasons())
        .singleElement()
        .asString()
        .startsWith("IllegalStateException at PutAsideTest.java:");
    assertThat(story.known(ANNA).failed()).containsExactly(mail.id());
    assertThat(story.known(ANNA).applied()).containsKey("objector.mail");
  }

  @Test
  void everybodyElsesEventsGoOn() {
    confirmed(ANNA);
    faulty.fails = true;
    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());
    faulty.fails = false;

    confirmed(BEN);

    assertThat(story.known(BEN).confirmed()).isNotNull();
  }

  @Test
  void theSameEventAgainIsWorkedInAndTheDossierNoLongerSaysSo() {
    AccountAdded account = confirmed(ANNA);
    MailEvent mail = Given.mail(ANNA, MailKind.NOTICE).received();
    faulty.fails = true;
    story.mailed(mail);
    faulty.fails = false;
    story.newAlerts();

    story.mailed(mail);

    assertThat(story.known(ANNA).failed()).isEmpty();
    assertThat(story.standing(ANNA, account.account())).isInstanceOf(Noticed.class);
    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.AccountNews.class);
  }

  @Test
  void aDeadlineAtWhichTheRulesThrowIsPutAsideAndFiresNoMore() {
    story.told(Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL));
    faulty.fails = true;

    story.pass(Duration.ofDays(8));
    story.pass(Duration.ofDays(1));

    assertThat(story.reasons()).hasSize(1);
    assertThat(story.known(ANNA).failed()).hasSize(1);
  }

  @Test
  void aPageAtWhichTheRulesThrowForOnePersonIsToldToAllOthers() {
    confirmed(ANNA);
    confirmed(BEN);
    story.newAlerts();
    faulty.failsFor = ANNA;

    story.page(Given.changed(story.now().plusSeconds(1), PageTopic.CONTACT));

    assertThat(story.newAlerts()).singleElement().extracting("person").isEqualTo(BEN);
    assertThat(story.known(ANNA).failed()).hasSize(1);
  }

  private AccountAdded confirmed(PersonId person) {
    Joined joined =
        Given.joined(person, story.now(), person.value() + "@mail.example", PageNews.ALL);
    story.told(joined);
    story.told(Given.used(person, story.now(), joined.id()));
    AccountAdded added = Given.added(person, story.now(), Platform.INSTAGRAM, "@anna", null);
    story.told(added);
    return added;
  }

  /// The rules, with a fault that can be switched on.
  private static final class Faulty implements Decisions {
    private final Decisions rules = new DossierRules(new StatutoryClock());
    private boolean fails;
    private @Nullable PersonId failsFor;

    private void fail(PersonId person) {
      if (fails || person.equals(failsFor)) {
        throw new IllegalStateException("a fault that quotes anna@mail.example");
      }
    }

    @Override
    public DossierDecision told(
        @Nullable Dossier dossier, PersonEvent event, Decisions.PassedNews passed, Instant now) {
      fail(event.person());
      return rules.told(dossier, event, passed, now);
    }

    @Override
    public DossierDecision mailed(@Nullable Dossier dossier, MailEvent event, Instant now) {
      fail(event.person());
      return rules.mailed(dossier, event, now);
    }

    @Override
    public DossierDecision claimed(@Nullable Dossier dossier, Claim.Result result, Instant now) {
      fail(result.person());
      return rules.claimed(dossier, result, now);
    }

    @Override
    public DossierDecision pageChanged(Dossier dossier, PageEvent event, Instant now) {
      fail(dossier.person());
      return rules.pageChanged(dossier, event, now);
    }

    @Override
    public DossierDecision due(@Nullable Dossier dossier, Deadline deadline, Instant now) {
      fail(deadline.person());
      return rules.due(dossier, deadline, now);
    }
  }
}
