package objector.tracker.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import objector.events.Json;
import objector.events.id.AccountId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.Objection;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.Unknown;
import objector.events.person.PageNews;
import objector.events.person.Proof;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.objection.DossierRules;
import objector.tracker.objection.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is published lets nobody be seen.
final class PublishingTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 6, 4);
  private static final Instant THEN = Instant.parse("2025-05-03T10:00:00Z");
  private static final String EMAIL = "anna.who.is.invented@mail.example";

  @Test
  void groupsBelowTenAreNeverShown() {
    for (int people = 0; people < 10; people++) {
      Aggregates published = Publishing.next(null, counts(people(people, "FR", 12)), TODAY);

      assertThat(published).isEqualTo(Aggregates.none(LocalDate.of(2025, 6, 2)));
    }
    List<Dossier> many = people(200, "FR", 12);
    many.addAll(people(9, "LU", 3));

    Aggregates published = Publishing.next(null, counts(many), TODAY);

    assertThat(published.people()).isEqualTo(200);
    assertThat(published.countries()).containsOnlyKeys("FR").containsEntry("FR", 200);
    assertThat(published.states()).containsOnlyKeys("confirmed");
    assertThat(published.filed()).containsOnlyKeys("2025-W14");
    assertThat(published.daysToConfirm()).isEqualTo(new Aggregates.Median(200, 12));
  }

  /// Whatever number of people there is: the two publications are the same to the letter.
  @Test
  void onePersonMoreOrLessChangesNothing() {
    for (int people = 1; people < 120; people++) {
      Aggregates published = Publishing.next(null, counts(people(people, "FR", 5)), TODAY);

      Aggregates more = Publishing.next(published, counts(people(people + 1, "FR", 5)), TODAY);
      Aggregates less = Publishing.next(published, counts(people(people - 1, "FR", 5)), TODAY);

      assertThat(Json.write(more)).isEqualTo(Json.write(published));
      assertThat(Json.write(less)).isEqualTo(Json.write(published));
    }
  }

  /// People come and go one by one, and after each it is published: between two figures that
  /// differ, ten people came or went.
  @Test
  void aFigureMovesOnlyWhenTenPeopleDid() {
    Random random = new Random(20261128);
    for (int story = 0; story < 2_000; story++) {
      int people = random.nextInt(60);
      int figure = Publishing.figure(false, 0, people);
      int peopleThen = people;
      boolean growing = random.nextBoolean();
      for (int step = 0; step < 200; step++) {
        growing = random.nextInt(15) == 0 ? !growing : growing;
        people = Math.max(0, people + (growing || random.nextInt(4) == 0 ? 1 : -1));
        int next = Publishing.figure(true, figure, people);
        if (next != figure) {
          assertThat(Math.abs(people - peopleThen)).isGreaterThanOrEqualTo(10);
          peopleThen = people;
        }
        assertThat(next % 10).isZero();
        assertThat(next == 0 || people > 10).isTrue();
        figure = next;
      }
    }
  }

  @Test
  void theMedianMovesOnlyTogetherWithItsGroup() {
    List<Dossier> some = people(40, "FR", 10);
    Aggregates published = Publishing.next(null, counts(some), TODAY);
    some.addAll(people(9, "FR", 300));

    assertThat(Publishing.next(published, counts(some), TODAY).daysToConfirm())
        .isEqualTo(new Aggregates.Median(40, 10));

    some.addAll(people(60, "FR", 300));
    assertThat(Publishing.next(published, counts(some), TODAY).daysToConfirm())
        .isEqualTo(new Aggregates.Median(100, 300));
  }

  @Test
  void whoFollowsManyAccountsIsOnePerson() {
    List<Dossier> one = new ArrayList<>();
    Dossier dossier = person("FR", 3);
    DossierFields fields = new DossierFields(dossier);
    for (int i = 0; i < 40; i++) {
      fields.accounts.add(account(new Unknown()));
    }
    one.add(fields.toDossier());

    GroupCounts counts = counts(one);

    assertThat(counts.states).containsEntry("unknown", 1).containsEntry("confirmed", 1);
    assertThat(counts.filed).hasSize(1);
  }

  @Test
  void whoNeverConfirmedTheirAddressIsNotCounted() {
    DossierFields fields = new DossierFields(person("FR", 3));
    fields.confirmed = null;

    assertThat(counts(List.of(fields.toDossier())).people).isZero();
  }

  @Test
  void nothingPersonalIsInside() {
    Aggregates published = Publishing.next(null, counts(people(30, "FR", 12)), TODAY);

    assertThat(new String(Json.write(published), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"week\":\"2025-06-02\",\"people\":30,\"states\":{\"confirmed\":30},\"countries\":{\"FR\":30},\"filed\":{\"2025-W14\":30},\"daysToConfirm\":{\"people\":30,\"days\":12}}")
        .doesNotContain("anna");
    assertThat(Json.read(Json.write(published), Aggregates.class)).isEqualTo(published);
  }

  private static GroupCounts counts(List<Dossier> people) {
    GroupCounts counts = new GroupCounts();
    people.forEach(counts::add);
    return counts;
  }

  private static List<Dossier> people(int number, String country, int days) {
    List<Dossier> people = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      people.add(person(country, days));
    }
    return people;
  }

  private static Dossier person(@Nullable String country, int days) {
    PersonId person = PersonId.random();
    Dossier joined =
        new DossierRules(new StatutoryClock())
            .told(null, Given.joined(person, THEN, EMAIL, PageNews.ALL), THEN)
            .dossier();
    if (joined == null) {
      throw new AssertionError("whoever joins has a dossier");
    }
    DossierFields fields = new DossierFields(joined);
    fields.confirmed = THEN;
    fields.country = country;
    LocalDate filed = LocalDate.of(2025, 4, 3);
    fields.accounts.add(
        account(
            new Confirmed(
                new Filing(filed, Proof.PERSON_SAYS, null, false),
                filed.plusDays(days),
                Proof.VERIFIED_MAIL,
                null,
                null,
                false)));
    return fields.toDossier();
  }

  private static Account account(Objection standing) {
    return new Account(
        AccountId.random(), Platform.INSTAGRAM, "@anna", null, List.of(), List.of(), standing);
  }
}
