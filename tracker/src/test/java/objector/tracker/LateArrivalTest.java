package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.page.FanOutOrder;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.Account;
import objector.events.person.Fact;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Recheck;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.AccountRemoved;
import objector.events.person.PersonEvent.ConfirmationSeen;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.tracker.objection.Given;
import objector.tracker.streams.StateStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who did something before a page's news, by the times that both name, and whose event reaches the
/// tracker only when the news have gone out: a process was frozen, or a producer tried again.
final class LateArrivalTest {
  private static final PersonId ANNA = new PersonId("a".repeat(26));

  private final Story story = new Story();
  private final Instant before = story.now();
  private final VersionRecorded change =
      Given.changed(before.plusSeconds(1), PageTopic.OBJECTION_AND_RIGHTS);
  private final AccountAdded account = Given.added(ANNA, before, Platform.INSTAGRAM, "@anna", null);

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void whoJoinedBeforeIsToldOnceAndTheirAccountBearsIt() {
    passesTheOthers();

    joins();
    story.told(account);
    story.told(filed());

    assertThat(story.newMatters())
        .filteredOn(matter -> !(matter instanceof Matter.ConfirmAddress))
        .singleElement()
        .isInstanceOf(Matter.PolicyChanged.class);
    assertThat(story.standing(ANNA, account.account())).isInstanceOf(Recheck.class);
  }

  @Test
  void whoJoinsTwiceIsToldOnce() {
    joins();
    passesTheOthers();
    story.newMatters();

    story.told(Given.joined(ANNA, before, "anna@mail.example", PageNews.ALL));

    assertThat(story.newMatters()).isEmpty();
  }

  @Test
  void whoJoinedAfterItBeginsWithIt() {
    passesTheOthers();
    Joined joined = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL);

    story.told(joined);
    story.told(Given.used(ANNA, story.now(), joined.id()));
    AccountAdded added = Given.added(ANNA, story.now(), Platform.INSTAGRAM, "@anna", null);
    story.told(added);

    assertThat(story.newMatters()).hasOnlyElementsOfType(Matter.ConfirmAddress.class);
    assertThat(changes(added.account())).isZero();
  }

  @Test
  void whoConfirmedAfterItIsNotTold() {
    Joined joined = Given.joined(ANNA, before, "anna@mail.example", PageNews.ALL);
    story.told(joined);
    story.told(account);
    passesTheOthers();

    story.told(Given.used(ANNA, story.now(), joined.id()));

    assertThat(story.newMatters()).hasOnlyElementsOfType(Matter.ConfirmAddress.class);
    assertThat(changes(account.account())).isOne();
  }

  @Test
  void anAccountAddedBeforeBearsItAndThePersonIsNotToldTwice() {
    joins();
    passesTheOthers();
    assertThat(story.newMatters()).hasAtLeastOneElementOfType(Matter.PolicyChanged.class);

    story.told(account);

    assertThat(changes(account.account())).isOne();
    assertThat(story.newMatters()).isEmpty();
  }

  @Test
  void anAccountThatComesBackAndIsToBeLookedAtIsTold() {
    joins();
    story.told(account);
    story.told(
        new ConfirmationSeen(
            EventId.random(), ANNA, before, account.account(), LocalDate.parse("2025-04-09")));
    story.told(new AccountRemoved(EventId.random(), ANNA, before, account.account()));
    passesTheOthers();
    story.newMatters();
    AccountAdded back = Given.added(ANNA, before, Platform.INSTAGRAM, "@anna", null);

    story.told(back);

    assertThat(story.standing(ANNA, back.account())).isInstanceOf(Recheck.class);
    assertThat(story.newMatters())
        .singleElement()
        .isInstanceOfSatisfying(
            Matter.RecheckAdvised.class,
            advised ->
                assertThat(advised.accounts())
                    .extracting(Account::id)
                    .containsExactly(back.account()));
  }

  @Test
  void anAccountAddedAfterItDoesNotBearItThoughItComesBeforeTheWalk() {
    joins();
    AccountAdded later =
        Given.added(ANNA, before.plusSeconds(2), Platform.INSTAGRAM, "@anna", null);
    story.told(later);
    story.told(
        new ConfirmationSeen(
            EventId.random(), ANNA, before, later.account(), LocalDate.parse("2025-04-09")));

    story.page(change);

    assertThat(changes(later.account())).isZero();
    assertThat(story.standing(ANNA, later.account())).isInstanceOf(Confirmed.class);
  }

  @Test
  void whoComesBehindAWalkThatGoesOnIsToldByWhatTheyDid() {
    left("0", "b".repeat(26));

    joins();
    story.told(account);
    assertThat(changes(account.account())).isOne();
    story.work();

    assertThat(policies()).isOne();
  }

  @Test
  void whoComesBeforeTheWalkReachesThemIsToldByIt() {
    left("0", "0".repeat(26));

    joins();
    story.told(account);
    assertThat(changes(account.account())).isZero();
    story.work();

    assertThat(changes(account.account())).isOne();
    assertThat(policies()).isOne();
  }

  @Test
  void whatEndedBeforeARestartIsKnownStillAndWalkedNoMore() {
    left("0", "~" + story.now().toEpochMilli());
    joins();
    assertThat(policies()).isOne();

    story.work();
    story.told(account);

    assertThat(changes(account.account())).isOne();
    assertThat(story.newMatters()).isEmpty();
  }

  /// It deletes what it has walked, and knows nothing of an end.
  @Test
  void whatAnEarlierReleaseLeftIsWalked() {
    story.put(StateStores.FAN_OUT_QUEUE, key("0"), new FanOutOrder(change));
    joins();

    story.work();

    assertThat(policies()).isOne();
  }

  @Test
  void whatWasWalkedIsForgottenAfterADayOrWhenThereIsTooMuch() {
    joins();
    story.page(change);
    story.pass(Duration.ofHours(25));

    for (int i = 0; i < 32; i++) {
      story.page(Given.changed(story.now().plusSeconds(i), PageTopic.CONTACT));
    }

    assertThat(story.keys(StateStores.FAN_OUT_QUEUE))
        .hasSize(30)
        .doesNotContain(key("0"))
        .isEqualTo(story.keys(StateStores.FAN_OUT_CURSORS));
  }

  private void left(String offset, String cursor) {
    story.put(StateStores.FAN_OUT_QUEUE, key(offset), new FanOutOrder(change));
    story.put(StateStores.FAN_OUT_CURSORS, key(offset), cursor);
  }

  private static String key(String offset) {
    return "%019d".formatted(Long.parseLong(offset));
  }

  private void joins() {
    Joined joined = Given.joined(ANNA, before, "anna@mail.example", PageNews.ALL);
    story.told(joined);
    story.told(Given.used(ANNA, before, joined.id()));
  }

  /// The news go out, and a minute passes.
  private void passesTheOthers() {
    story.page(change);
    story.pass(Duration.ofMinutes(1));
  }

  private ObjectionFiled filed() {
    return new ObjectionFiled(
        EventId.random(),
        ANNA,
        before,
        account.account(),
        Given.PROGRAMME,
        LocalDate.parse("2025-04-10"),
        null);
  }

  private long policies() {
    return story.newMatters().stream().filter(Matter.PolicyChanged.class::isInstance).count();
  }

  private long changes(AccountId id) {
    List<Account> accounts = story.known(ANNA).accounts();
    return accounts.stream()
        .filter(one -> one.id().equals(id))
        .flatMap(one -> one.facts().stream())
        .filter(fact -> fact.what() == Fact.What.PAGE_CHANGED)
        .count();
  }
}
