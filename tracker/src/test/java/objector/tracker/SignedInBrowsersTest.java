package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.person.BrowserSession;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.SessionEnded;
import objector.events.person.PersonEvent.SessionSeen;
import objector.events.person.PersonEvent.SignInAsked;
import objector.events.person.PersonEvent.SignedOutEverywhere;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where somebody is signed in, and how that ends.
final class SignedInBrowsersTest {
  private static final PersonId ANNA = PersonId.random();

  private final Story story = new Story();

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void theUseOfALinkThatWinsIsASession() {
    LinkUsed use = signIn("Firefox");

    assertThat(story.known(ANNA).sessions())
        .containsExactly(new BrowserSession(use.id(), use.at(), today(), "Firefox"));
  }

  @Test
  void aUseThatDoesNotWinIsNone() {
    EventId asked = ask();
    story.told(Given.used(ANNA, story.now(), asked));

    story.told(Given.used(ANNA, story.now(), asked));

    assertThat(story.known(ANNA).sessions()).hasSize(1);
  }

  @Test
  void theLastDayOfUseIsKnown() {
    LinkUsed use = signIn("Firefox");
    story.pass(Duration.ofDays(3));

    story.told(new SessionSeen(EventId.random(), ANNA, story.now(), use.id()));

    assertThat(story.known(ANNA).sessions())
        .singleElement()
        .extracting(BrowserSession::seen)
        .isEqualTo(today());
  }

  @Test
  void oneIsEndedAndTheOthersStay() {
    LinkUsed one = signIn("Firefox");
    LinkUsed other = signIn("Safari");

    story.told(new SessionEnded(EventId.random(), ANNA, story.now(), one.id()));

    assertThat(ids()).containsExactly(other.id());
  }

  @Test
  void signingOutEverywhereEndsAllAndTheLinksThatWereAskedForBefore() {
    signIn("Firefox");
    signIn("Safari");
    EventId before = ask();

    story.told(new SignedOutEverywhere(EventId.random(), ANNA, story.now()));
    story.told(Given.used(ANNA, story.now(), before));

    assertThat(story.known(ANNA).sessions()).isEmpty();
    LinkUsed after = signIn("Firefox");
    assertThat(ids()).containsExactly(after.id());
  }

  @Test
  void whatRanOutGoesWithTheNextSignIn() {
    signIn("Firefox");
    story.pass(BrowserSession.LASTS);

    LinkUsed later = signIn("Safari");

    assertThat(ids()).containsExactly(later.id());
  }

  @Test
  void ofTooManyTheOneGoesThatWasNotUsedForLongest() {
    List<EventId> all = new ArrayList<>();
    for (int i = 0; i < BrowserSession.MOST; i++) {
      all.add(signIn("Firefox").id());
    }
    story.pass(Duration.ofDays(1));
    story.told(new SessionSeen(EventId.random(), ANNA, story.now(), all.getFirst()));

    all.add(signIn("Safari").id());

    all.remove(1);
    assertThat(ids()).containsExactlyElementsOf(all);
  }

  private List<EventId> ids() {
    return story.known(ANNA).sessions().stream().map(BrowserSession::id).toList();
  }

  private LinkUsed signIn(String browser) {
    LinkUsed use = new LinkUsed(EventId.random(), ANNA, story.now(), ask(), browser);
    story.told(use);
    return use;
  }

  private EventId ask() {
    if (story.dossier(ANNA) == null) {
      Joined joined = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL);
      story.told(joined);
      return joined.id();
    }
    SignInAsked asked = new SignInAsked(EventId.random(), ANNA, story.now());
    story.told(asked);
    return asked.id();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(story.now(), ZoneId.of("Europe/Paris"));
  }
}
