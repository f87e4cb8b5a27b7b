package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.page.Blindness;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.Account;
import objector.events.person.MailRhythm;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Recheck;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.ConfirmationSeen;
import objector.events.person.PersonEvent.Corrected;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How a page's news reaches people.
final class PageStoryTest {
  private final Story story = new Story();

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void whoWantsAllHearsOfEveryChange() {
    person(PageNews.ALL);

    story.page(Given.changed(later(), PageTopic.CONTACT));

    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.PolicyChanged.class);
  }

  @Test
  void whoWantsAiAndObjectionHearsOnlyOfThat() {
    person(PageNews.AI_AND_OBJECTION);

    story.page(Given.changed(later(), PageTopic.CONTACT));
    assertThat(story.newMatters()).isEmpty();
    story.page(Given.changed(later(), PageTopic.AI_TRAINING));
    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.PolicyChanged.class);
  }

  @Test
  void whoWantsNoNewsHearsNothing() {
    person(PageNews.NONE);

    story.page(Given.changed(later(), PageTopic.AI_TRAINING));
    story.page(blind());

    assertThat(story.newMatters()).isEmpty();
  }

  @Test
  void aVersionNotWorthAnAlertIsToldNobody() {
    person(PageNews.ALL);

    story.page(Given.version(later(), false, List.of(PageTopic.AI_TRAINING)));

    assertThat(story.newMatters()).isEmpty();
  }

  @Test
  void whoJoinedAfterTheChangeBeginsWithIt() {
    VersionRecorded change = Given.changed(story.now(), PageTopic.AI_TRAINING);
    story.pass(Duration.ofMinutes(1));
    person(PageNews.ALL);

    story.page(change);

    assertThat(story.newMatters()).isEmpty();
  }

  @Test
  void aConfirmedObjectionIsToBeLookedAtAgainAndThatIsTheOnlyAlert() {
    PersonId anna = person(PageNews.ALL);
    AccountId account = confirmedAccount(anna);

    story.page(Given.changed(later(), PageTopic.OBJECTION_AND_RIGHTS));

    assertThat(story.standing(anna, account)).isInstanceOf(Recheck.class);
    assertThat(story.newMatters())
        .singleElement()
        .isInstanceOfSatisfying(
            Matter.RecheckAdvised.class, advised -> assertThat(advised.accounts()).hasSize(1));
  }

  @Test
  void aConfirmationThatReachesUsAfterTheChangeButIsOlderIsToBeLookedAtAgainToo() {
    PersonId anna = person(PageNews.ALL);
    AccountAdded account = Given.added(anna, story.now(), Platform.INSTAGRAM, "@anna", null);
    story.told(account);
    story.page(Given.changed(later(), PageTopic.OBJECTION_AND_RIGHTS));

    story.told(confirmed(anna, account.account(), LocalDate.parse("2025-03-01")));

    assertThat(story.standing(anna, account.account())).isInstanceOf(Recheck.class);
  }

  @Test
  void havingLookedAgainIsSaidByTakingTheAdviceBack() {
    PersonId anna = person(PageNews.ALL);
    AccountId account = confirmedAccount(anna);
    VersionRecorded change = Given.changed(later(), PageTopic.OBJECTION_AND_RIGHTS);
    story.page(change);

    story.told(new Corrected(EventId.random(), anna, story.now(), change.id()));

    assertThat(story.standing(anna, account)).isInstanceOf(Confirmed.class);
  }

  @Test
  void theSameChangeTwiceAlertsOnce() {
    person(PageNews.ALL);
    VersionRecorded change = Given.changed(later(), PageTopic.AI_TRAINING);
    story.page(change);
    story.newMatters();

    story.page(change);

    assertThat(story.newMatters()).isEmpty();
  }

  @Test
  void blindnessIsToldOnceAfterADayAndSoIsItsEnd() {
    person(PageNews.ALL);

    story.page(blind());
    assertThat(story.newMatters()).isEmpty();
    story.pass(java.time.Duration.ofHours(25));
    story.page(blind());
    story.page(new PageSeesAgain(EventId.random(), Given.POLICY, later(), story.now()));

    assertThat(story.newMatters())
        .hasExactlyElementsOfTypes(Matter.WatchingIsBlind.class, Matter.WatchingSeesAgain.class);
  }

  @Test
  void anAlertQuotesAndDoesNotCarryTheWholeChange() {
    person(PageNews.ALL);
    VersionRecorded c = Given.changed(later(), PageTopic.AI_TRAINING);
    List<String> passages = java.util.Collections.nCopies(50, "x".repeat(2_000));
    story.page(
        new VersionRecorded(
            c.id(),
            c.page(),
            c.at(),
            false,
            true,
            c.capture(),
            c.text(),
            1,
            null,
            List.of(),
            List.of(),
            List.of(),
            c.topics(),
            passages,
            passages));

    Matter.PolicyChanged alert = (Matter.PolicyChanged) story.newMatters().getFirst();

    assertThat(alert.change().added()).hasSize(6).allMatch(passage -> passage.length() == 500);
  }

  @Test
  void aDigestNamesEveryAccountThatAPageConcerns() {
    PersonId anna = person(PageNews.ALL);
    AccountId first = confirmedAccount(anna);
    AccountAdded other = Given.added(anna, story.now(), Platform.FACEBOOK, "Anna B.", null);
    AccountId second = other.account();
    story.told(other);
    story.told(confirmed(anna, second, LocalDate.parse("2025-04-09")));
    story.told(
        new PreferencesChanged(
            EventId.random(),
            anna,
            story.now(),
            "en",
            "Europe/Paris",
            "FR",
            PageNews.ALL,
            false,
            MailRhythm.DAILY,
            null));
    story.newAlerts();
    story.page(Given.changed(later(), PageTopic.AI_TRAINING));
    assertThat(story.newMatters()).isEmpty();

    story.pass(Duration.ofDays(1));

    assertThat(story.newMatters())
        .filteredOn(Matter.Digest.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Matter.Digest.class,
            digest ->
                assertThat(digest.accounts())
                    .extracting(Account::id)
                    .containsExactlyInAnyOrder(first, second));
  }

  @Test
  void everybodyHearsOfAChangeOnceThoughTheWalkIsInterrupted() {
    int people = 300;
    for (int i = 0; i < people; i++) {
      person(PageNews.ALL);
    }
    story.page(Given.changed(later(), PageTopic.AI_TRAINING));
    story.page(Given.changed(later(), PageTopic.DATES));
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 3_000 && alerts.size() < 2 * people; i++) {
      story.work();
      alerts.addAll(story.newAlerts());
    }

    story.work();

    assertThat(story.newAlerts()).isEmpty();
    assertThat(alerts).hasSize(2 * people);
    Set<String> different =
        alerts.stream().map(alert -> alert.id().value()).collect(Collectors.toSet());
    assertThat(different).hasSize(2 * people);
  }

  private PersonId person(PageNews news) {
    PersonId person = PersonId.random();
    Joined joined = Given.joined(person, story.now(), person + "@mail.example", news);
    story.told(joined);
    story.told(Given.used(person, story.now(), joined.id()));
    story.newAlerts();
    return person;
  }

  private AccountId confirmedAccount(PersonId person) {
    AccountAdded account = Given.added(person, story.now(), Platform.INSTAGRAM, "@anna", null);
    story.told(account);
    story.told(confirmed(person, account.account(), LocalDate.parse("2025-04-09")));
    return account.account();
  }

  private ConfirmationSeen confirmed(PersonId person, AccountId account, LocalDate on) {
    return new ConfirmationSeen(EventId.random(), person, story.now(), account, on);
  }

  private PageWentBlind blind() {
    return new PageWentBlind(
        EventId.random(), Given.POLICY, later(), story.now(), Blindness.LOGIN_WALL);
  }

  private Instant later() {
    return story.now().plusSeconds(1);
  }
}
