package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.AddressToken;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.MailKind;
import objector.events.person.Claim;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.ErasureAsked;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.events.person.PersonEvent.SignInAsked;
import objector.events.person.PersonEvent.SignedOutEverywhere;
import objector.tracker.objection.Given;
import objector.tracker.streams.StateStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How people come, sign in and go.
final class PersonStoryTest {
  private static final PersonId ANNA = PersonId.random();
  private static final PersonId BEN = PersonId.random();

  private final Story story = new Story();

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void whoJoinsIsAskedToConfirmAndTheAddressIsNobodysYet() {
    Joined joined = join(ANNA);

    assertThat(story.newMatters()).containsExactly(new Matter.ConfirmAddress(joined.id()));
    assertThat(story.known(ANNA).mailbox()).isTrue();
    assertThat(story.known(ANNA).confirmed()).isNull();
    assertThat(story.last(Topics.MAILBOXES)).containsKey(joined.token().value());
    assertThat(story.last(Topics.LOGINS)).doesNotContainKey(joined.login().value());
  }

  @Test
  void theAddressIsClaimedWhenItIsConfirmed() {
    Joined joined = join(ANNA);

    story.told(Given.used(ANNA, story.now(), joined.id()));

    assertThat(story.last(Topics.LOGINS)).containsKey(joined.login().value());
    assertThat(story.known(ANNA).addressTaken()).isFalse();
  }

  @Test
  void aStrangerWhoNamesAnAddressFirstKeepsNobodyFromIt() {
    join(BEN);
    story.told(Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL));

    confirm(ANNA);

    assertThat(story.known(ANNA).confirmed()).isNotNull();
    assertThat(story.known(ANNA).addressTaken()).isFalse();
    assertThat(story.last(Topics.LOGINS).values()).extracting(Claim::person).containsOnly(ANNA);
  }

  @Test
  void nothingElseIsSentToAnAddressThatIsNotConfirmed() {
    join(ANNA);
    story.told(Given.added(ANNA, story.now(), Platform.INSTAGRAM, "@anna", null));
    story.newAlerts();

    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());
    story.page(Given.changed(story.now().plusSeconds(1)));

    assertThat(story.newAlerts()).isEmpty();
  }

  @Test
  void whereOneForwardsToIsToldOnlyToTheAddressThatIsConfirmed() {
    Joined joined = join(ANNA);
    assertThat(story.newAlerts()).extracting(Alert::replies).containsExactly((AddressToken) null);

    story.told(Given.used(ANNA, story.now(), joined.id()));
    story.newAlerts();
    story.told(new SignInAsked(EventId.random(), ANNA, story.now()));
    assertThat(story.newAlerts()).extracting(Alert::replies).containsExactly(joined.token());
  }

  @Test
  void theFirstUseOfTheLinkConfirmsAndWins() {
    Joined joined = join(ANNA);
    LinkUsed first = Given.used(ANNA, story.now(), joined.id());

    story.told(first);
    story.told(Given.used(ANNA, story.now(), joined.id()));

    assertThat(story.known(ANNA).confirmed()).isEqualTo(story.now());
    assertThat(story.known(ANNA).links()).containsEntry(joined.id().value(), first.id().value());
  }

  @Test
  void aLinkThatWasNeverAskedForConfirmsNothing() {
    join(ANNA);

    story.told(Given.used(ANNA, story.now(), EventId.random()));

    assertThat(story.known(ANNA).confirmed()).isNull();
  }

  @Test
  void aSignInIsALinkByMail() {
    confirmed(ANNA);
    story.newAlerts();
    SignInAsked asked = new SignInAsked(EventId.random(), ANNA, story.now());

    story.told(asked);

    assertThat(story.newMatters()).containsExactly(new Matter.SignInLink(asked.id()));
    assertThat(story.known(ANNA).links()).containsEntry(asked.id().value(), "");
  }

  @Test
  void noNumberOfAskingsUsesUpTheWayToConfirm() {
    join(ANNA);
    story.newAlerts();

    for (int i = 0; i < 10; i++) {
      story.told(new SignInAsked(EventId.random(), ANNA, story.now()));
    }

    assertThat(story.newMatters())
        .hasSize(10)
        .allSatisfy(matter -> assertThat(matter).isInstanceOf(Matter.ConfirmAddress.class));
  }

  @Test
  void theLinksKeptAreFew() {
    confirmed(ANNA);

    for (int i = 0; i < 30; i++) {
      story.told(new SignInAsked(EventId.random(), ANNA, story.now()));
    }

    assertThat(story.known(ANNA).links()).hasSize(20);
  }

  @Test
  void signingOutEverywhereEndsEverySession() {
    confirmed(ANNA);

    story.told(new SignedOutEverywhere(EventId.random(), ANNA, story.now()));

    assertThat(story.known(ANNA).epoch()).isEqualTo(1);
  }

  @Test
  void preferencesAreKept() {
    confirmed(ANNA);

    story.told(
        new PreferencesChanged(
            EventId.random(),
            ANNA,
            story.now(),
            "fr",
            "Europe/Brussels",
            "BE",
            PageNews.NONE,
            false));

    assertThat(story.known(ANNA).language()).isEqualTo("fr");
    assertThat(story.known(ANNA).news()).isEqualTo(PageNews.NONE);
  }

  @Test
  void anAddressBelongsToWhoeverConfirmedItFirst() {
    story.told(Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL));
    story.told(Given.joined(BEN, story.now(), "anna@mail.example", PageNews.ALL));
    confirm(ANNA);

    confirm(BEN);

    assertThat(story.known(BEN).addressTaken()).isTrue();
    assertThat(story.known(BEN).confirmed()).isNull();
    assertThat(story.last(Topics.LOGINS).values()).extracting(Claim::person).containsOnly(ANNA);
  }

  @Test
  void whoConfirmedTooLateVanishes() {
    story.told(Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL));
    story.told(Given.joined(BEN, story.now(), "anna@mail.example", PageNews.ALL));
    confirm(ANNA);
    confirm(BEN);

    story.pass(Duration.ofDays(7).plusSeconds(1));

    assertThat(story.dossier(BEN)).isNull();
    assertThat(story.known(ANNA).confirmed()).isNotNull();
    assertThat(story.last(Topics.LOGINS).values()).extracting(Claim::person).containsOnly(ANNA);
  }

  @Test
  void theOwnersRepeatedClaimIsWonAgain() {
    Joined joined = join(ANNA);
    confirm(ANNA);
    Claim again = new Claim(Claim.Kind.LOGIN, joined.login().value(), ANNA, EventId.random());

    story.claim(again);

    assertThat(story.last(Topics.CLAIM_RESULTS).get(ANNA.value()))
        .isEqualTo(new Claim.Result(again.kind(), again.name(), ANNA, again.because(), true));
  }

  @Test
  void whoNeverConfirmsVanishesAfterSevenDays() {
    Joined joined = join(ANNA);

    story.pass(Duration.ofDays(7).minusSeconds(1));
    assertThat(story.dossier(ANNA)).isNotNull();
    story.pass(Duration.ofSeconds(2));

    assertThat(story.dossier(ANNA)).isNull();
    assertThat(story.last(Topics.DOSSIERS)).containsEntry(ANNA.value(), null);
    assertThat(story.last(Topics.LOGINS).get(joined.login().value())).isNull();
    assertThat(story.keys(StateStores.SEEN)).isEmpty();
    assertThat(story.keys(StateStores.OWNERS)).isEmpty();
    assertThat(story.keys(StateStores.DUE)).isEmpty();
  }

  @Test
  void theAddressOfWhoVanishedIsFreeAgain() {
    join(ANNA);
    story.pass(Duration.ofDays(8));

    story.told(Given.joined(BEN, story.now(), "anna@mail.example", PageNews.ALL));

    assertThat(story.known(BEN).addressTaken()).isFalse();
  }

  @Test
  void aRivalsErasureDoesNotFreeTheOwnersAddress() {
    join(ANNA);
    confirm(ANNA);
    story.told(Given.joined(BEN, story.now(), "anna@mail.example", PageNews.ALL));
    confirm(BEN);

    story.told(new ErasureAsked(EventId.random(), BEN, story.now()));

    assertThat(story.dossier(BEN)).isNull();
    assertThat(story.last(Topics.LOGINS).values()).extracting(Claim::person).containsExactly(ANNA);
  }

  @Test
  void erasureTakesEverythingThatTheTrackerWrote() {
    Joined joined = confirmed(ANNA);
    story.told(Given.added(ANNA, story.now(), Platform.INSTAGRAM, "@anna", null));
    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());
    List<AlertId> sent = story.newAlerts().stream().map(alert -> alert.id()).toList();

    story.told(new ErasureAsked(EventId.random(), ANNA, story.now()));

    assertThat(story.dossier(ANNA)).isNull();
    assertThat(story.erasedAlerts()).containsAll(sent.stream().map(id -> ANNA + "/" + id).toList());
    assertThat(story.last(Topics.MAILBOXES).get(joined.token().value())).isNull();
    assertThat(story.keys(StateStores.SEEN)).isEmpty();
    assertThat(story.keys(StateStores.DUE)).isEmpty();
  }

  @Test
  void aMailToWhoWasErasedLeavesNoTrace() {
    confirmed(ANNA);
    story.told(new ErasureAsked(EventId.random(), ANNA, story.now()));
    story.newAlerts();

    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());

    assertThat(story.dossier(ANNA)).isNull();
    assertThat(story.newAlerts()).isEmpty();
    assertThat(story.keys(StateStores.SEEN)).isEmpty();
  }

  @Test
  void anUnreadableRecordIsPutAsideAndTheStreamGoesOn() {
    story.poison(Topics.PEOPLE);
    story.poison(Topics.MAIL);

    join(ANNA);

    assertThat(story.deadLetters()).isEqualTo(2);
    assertThat(story.dossier(ANNA)).isNotNull();
  }

  @Test
  void whoseRecordCannotBeReadIsToldSoUntilItCan() {
    Joined joined = confirmed(ANNA);
    PersonEvent later = Given.used(ANNA, story.now(), joined.id());

    story.poison(Topics.PEOPLE, ANNA + "/" + later.id());
    story.poison(Topics.PEOPLE, ANNA + "/no name of an event");
    assertThat(story.known(ANNA).failed()).containsExactly(later.id());

    story.told(later);
    assertThat(story.known(ANNA).failed()).isEmpty();
  }

  private Joined join(PersonId person) {
    Joined joined = Given.joined(person, story.now(), "anna@mail.example", PageNews.ALL);
    story.told(joined);
    return joined;
  }

  private Joined confirmed(PersonId person) {
    Joined joined = join(person);
    story.told(Given.used(person, story.now(), joined.id()));
    return joined;
  }

  /// They use the link that asked them to.
  private void confirm(PersonId person) {
    EventId asked = new EventId(story.known(person).links().keySet().iterator().next());
    story.told(Given.used(person, story.now(), asked));
  }
}
