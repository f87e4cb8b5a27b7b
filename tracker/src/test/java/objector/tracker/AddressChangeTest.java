package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.LoginHash;
import objector.events.id.PersonId;
import objector.events.person.Claim;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AddressChangeAnswered;
import objector.events.person.PersonEvent.AddressChangeAsked;
import objector.events.person.PersonEvent.Joined;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Another address counts once both have agreed; until then, and whatever happens, nothing changes.
final class AddressChangeTest {
  private static final PersonId ANNA = PersonId.random();
  private static final String OLD = "anna@mail.example";
  private static final String NEW = "anna.b@mail.example";

  private final Story story = new Story();
  private AddressChangeAsked asked = asked();

  @BeforeEach
  void annaAsksForAnotherAddress() {
    Joined joined = Given.joined(ANNA, story.now(), OLD, PageNews.ALL);
    story.told(joined);
    story.told(Given.used(ANNA, story.now(), joined.id()));
    story.newAlerts();
    asked = asked();
    story.told(asked);
  }

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void bothAddressesAreAsked() {
    assertThat(story.newAlerts())
        .extracting(Alert::to, Alert::matter)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple(
                OLD, new Matter.AddressMayChange(asked.id(), NEW)),
            org.assertj.core.api.Assertions.tuple(NEW, new Matter.ConfirmNewAddress(asked.id())));
  }

  @Test
  void oneOfThemIsNotEnough() {
    answer(false, true);

    story.pass(Duration.ofDays(1));

    assertThat(story.known(ANNA).email()).isEqualTo(OLD);
    assertThat(claimed()).isFalse();
  }

  @Test
  void onceBothAgreedTheClaimMovesAndEverySessionEnds() {
    var before = story.known(ANNA);
    answer(true, true);
    answer(false, true);

    var after = story.known(ANNA);
    assertThat(after.email()).isEqualTo(NEW);
    assertThat(after.login()).isEqualTo(asked.login());
    assertThat(after.epoch()).isGreaterThan(before.epoch());
    assertThat(after.token()).isEqualTo(before.token());
    assertThat(after.change()).isNull();
    assertThat(story.last(Topics.CLAIMS)).containsEntry(hash(OLD).value() + "/" + ANNA, null);
  }

  @Test
  void anAddressThatIsSomebodyElsesChangesNothing() {
    PersonId ben = PersonId.random();
    story.claim(new Claim(Claim.Kind.LOGIN, hash(NEW).value(), ben, EventId.random()));
    answer(true, true);
    answer(false, true);

    var after = story.known(ANNA);
    assertThat(after.email()).isEqualTo(OLD);
    assertThat(after.addressTaken()).isFalse();
    assertThat(after.confirmed()).isNotNull();
    assertThat(after.change()).satisfies(change -> assertThat(change.taken()).isTrue());
  }

  @Test
  void eitherAddressCanStopIt() {
    answer(false, true);
    answer(true, false);
    answer(true, true);

    assertThat(story.known(ANNA).change()).isNull();
    assertThat(claimed()).isFalse();
  }

  @Test
  void afterAWeekItIsForgotten() {
    answer(false, true);

    story.pass(Duration.ofDays(8));
    answer(true, true);

    assertThat(story.known(ANNA).change()).isNull();
    assertThat(story.known(ANNA).email()).isEqualTo(OLD);
  }

  private AddressChangeAsked asked() {
    return new AddressChangeAsked(EventId.random(), ANNA, story.now(), NEW, hash(NEW));
  }

  private void answer(boolean old, boolean agrees) {
    story.told(
        new AddressChangeAnswered(EventId.random(), ANNA, story.now(), asked.id(), old, agrees));
  }

  private boolean claimed() {
    return story.last(Topics.CLAIMS).containsKey(hash(NEW).value());
  }

  private static LoginHash hash(String email) {
    return new LoginHash(Evidence.sha256(email.getBytes(StandardCharsets.UTF_8)));
  }
}
