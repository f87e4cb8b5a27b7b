package objector.tracker.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import objector.events.group.GroupFigures;
import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.group.GroupPart;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.GroupId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.Due;
import objector.events.person.Objection;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.Unknown;
import objector.events.person.PageNews;
import objector.events.person.Proof;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.objection.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is shown of a group lets nobody in it be seen.
final class GroupCensusTest {
  private static final GroupId GROUP = GroupId.random();
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final Instant THEN = Instant.parse("2026-11-02T10:00:00Z");
  private static final PersonId LEAD = PersonId.random();

  @Test
  void aGroupOfLessThanTenIsNeverShown() {
    for (int people = 0; people < 10; people++) {
      GroupFigures figures = shown(null, people, 0, 0);

      assertThat(figures.people()).isNull();
      assertThat(figures.parts()).isEmpty();
    }
  }

  @Test
  void figuresAreTensAndSmallPartsAreLeftOut() {
    GroupFigures figures = shown(null, 27, 21, 3);

    assertThat(figures)
        .isEqualTo(new GroupFigures(GROUP, MONDAY, 50, Map.of("confirmed", 20, "waiting", 20)));
  }

  /// Week after week one person comes, goes or gets an answer: nothing that is shown moves by that.
  @Test
  void oneStepOfOnePersonNeverShows() {
    Random random = new Random(20261128);
    for (int story = 0; story < 200; story++) {
      int confirmed = random.nextInt(60);
      int waiting = random.nextInt(60);
      GroupFigures before = shown(null, confirmed, waiting, 5);

      assertThat(same(before, shown(before, confirmed + 1, waiting, 5))).isTrue();
      assertThat(same(before, shown(before, confirmed, waiting + 1, 5))).isTrue();
      if (waiting > 0) {
        assertThat(same(before, shown(before, confirmed + 1, waiting - 1, 5))).isTrue();
        assertThat(same(before, shown(before, confirmed, waiting - 1, 5))).isTrue();
      }
    }
  }

  @Test
  void aPersonCountsOnceWhateverTheirAccounts() {
    assertThat(GroupCensus.part(person(List.of(confirmed(), confirmed()))))
        .isEqualTo(GroupPart.CONFIRMED);
    assertThat(GroupCensus.part(person(List.of(confirmed(), filed()))))
        .isEqualTo(GroupPart.WAITING);
    assertThat(GroupCensus.part(person(List.of(confirmed(), new Unknown()))))
        .isEqualTo(GroupPart.OTHER);
    assertThat(GroupCensus.part(person(List.of()))).isEqualTo(GroupPart.OTHER);
  }

  @Test
  void whoLeftOrWasErasedOrNeverConfirmedDoesNotCount() {
    GroupCensus census = new GroupCensus();
    census.add(lead());
    for (int i = 0; i < 30; i++) {
      DossierFields unconfirmed = new DossierFields(person(List.of(confirmed())));
      unconfirmed.confirmed = null;
      census.add(unconfirmed.toDossier());
      DossierFields left = new DossierFields(person(List.of(confirmed())));
      left.groups.clear();
      census.add(left.toDossier());
    }

    assertThat(census.next(Map.of(), MONDAY))
        .containsExactly(new GroupFigures(GROUP, MONDAY, null, Map.of()));
  }

  @Test
  void whatWasCountedThisWeekIsNotCountedAgain() {
    GroupFigures known = shown(null, 30, 0, 0);
    GroupCensus census = census(90, 0, 0);

    assertThat(census.next(Map.of(GROUP, known), MONDAY.plusDays(6))).isEmpty();
    assertThat(census.next(Map.of(GROUP, known), MONDAY.plusDays(7)))
        .extracting(GroupFigures::people)
        .containsExactly(90);
  }

  @Test
  void aGroupThatNobodyLeadsAnyMoreShowsNothing() {
    GroupFigures known = shown(null, 30, 0, 0);
    GroupCensus census = new GroupCensus();
    people(30, confirmed()).forEach(census::add);

    assertThat(census.gone(Map.of(GROUP, known))).containsExactly(GROUP);
    assertThat(census.next(Map.of(GROUP, known), MONDAY.plusDays(7))).isEmpty();
  }

  private static boolean same(GroupFigures one, GroupFigures other) {
    return one.parts().equals(other.parts()) && Objects.equals(one.people(), other.people());
  }

  private static GroupFigures shown(
      @Nullable GroupFigures before, int confirmed, int waiting, int others) {
    Map<GroupId, GroupFigures> last = new HashMap<>();
    LocalDate day = MONDAY;
    if (before != null) {
      last.put(GROUP, before);
      day = before.week().plusDays(7);
    }
    return census(confirmed, waiting, others).next(last, day).getFirst();
  }

  private static GroupCensus census(int confirmed, int waiting, int others) {
    GroupCensus census = new GroupCensus();
    census.add(lead());
    people(confirmed, confirmed()).forEach(census::add);
    people(waiting, filed()).forEach(census::add);
    people(others, new Unknown()).forEach(census::add);
    return census;
  }

  private static Dossier lead() {
    DossierFields lead = new DossierFields(person(List.of()));
    lead.groups.clear();
    lead.led.add(new GroupLed(GROUP, "Works council", THEN, EventId.random()));
    return lead.toDossier();
  }

  private static List<Dossier> people(int number, Objection standing) {
    List<Dossier> people = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      people.add(person(List.of(standing)));
    }
    return people;
  }

  private static Dossier person(List<Objection> standings) {
    DossierFields fields =
        new DossierFields(
            Given.joined(PersonId.random(), THEN, "person@mail.example", PageNews.NONE));
    fields.confirmed = THEN;
    standings.forEach(standing ->
        fields.accounts.add(
            new Account(
                AccountId.random(),
                Platform.INSTAGRAM,
                "@person",
                null,
                List.of(),
                List.of(),
                standing)));
    fields.groups.add(new GroupJoined(GROUP, "Works council", LEAD, THEN));
    return fields.toDossier();
  }

  private static Objection confirmed() {
    return new Confirmed(filing(), MONDAY, Proof.VERIFIED_MAIL, null, null, false);
  }

  private static Objection filed() {
    Due due = new StatutoryClock().answerDue(filing().on());
    return new Filed(filing(), due);
  }

  private static Filing filing() {
    return new Filing(LocalDate.of(2026, 11, 3), Proof.PERSON_SAYS, null, false);
  }
}
