package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.id.EventId;
import objector.events.id.GroupId;
import objector.events.id.PersonId;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.GroupDissolved;
import objector.events.person.PersonEvent.GroupEntered;
import objector.events.person.PersonEvent.GroupLeft;
import objector.events.person.PersonEvent.GroupLinkReplaced;
import objector.events.person.PersonEvent.GroupMade;
import objector.events.person.PersonEvent.Joined;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Groups, as they stand in the dossiers of those who lead and of those who join them.
final class GroupsOfAPersonTest {
  private static final PersonId ANNA = PersonId.random();
  private static final PersonId LEAD = PersonId.random();
  private static final GroupId GROUP = GroupId.random();

  private final Story story = new Story();

  @BeforeEach
  void begin() {
    Joined joined = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL);
    story.told(joined);
    story.told(Given.used(ANNA, story.now(), joined.id()));
  }

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void whoMakesAGroupLeadsIt() {
    GroupMade made = make(GROUP);

    assertThat(story.known(ANNA).led())
        .containsExactly(new GroupLed(GROUP, "Works council", story.now(), made.id()));
  }

  @Test
  void anotherInvitationTakesThePlaceOfTheOneBefore() {
    make(GROUP);
    GroupLinkReplaced replaced = new GroupLinkReplaced(EventId.random(), ANNA, story.now(), GROUP);

    story.told(replaced);

    assertThat(story.known(ANNA).led())
        .singleElement()
        .extracting(GroupLed::link)
        .isEqualTo(replaced.id());
  }

  @Test
  void aDissolvedGroupIsGone() {
    make(GROUP);

    story.told(new GroupDissolved(EventId.random(), ANNA, story.now(), GROUP));

    assertThat(story.known(ANNA).led()).isEmpty();
  }

  @Test
  void joiningTwiceIsOnce() {
    enter(GROUP);
    enter(GROUP);

    assertThat(story.known(ANNA).groups())
        .containsExactly(new GroupJoined(GROUP, "Works council", LEAD, story.now()));
  }

  @Test
  void whoLeavesIsNoLongerInIt() {
    enter(GROUP);

    story.told(new GroupLeft(EventId.random(), ANNA, story.now(), GROUP));

    assertThat(story.known(ANNA).groups()).isEmpty();
  }

  @Test
  void thereAreNoMoreThanAFew() {
    for (int i = 0; i < 20; i++) {
      make(GroupId.random());
      enter(GroupId.random());
    }

    assertThat(story.known(ANNA).led()).hasSize(GroupLed.MOST);
    assertThat(story.known(ANNA).groups()).hasSize(GroupJoined.MOST);
  }

  private GroupMade make(GroupId group) {
    GroupMade made = new GroupMade(EventId.random(), ANNA, story.now(), group, "Works council");
    story.told(made);
    return made;
  }

  private void enter(GroupId group) {
    story.told(new GroupEntered(EventId.random(), ANNA, story.now(), group, LEAD, "Works council"));
  }
}
