package objector.tracker.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Fact;
import objector.events.person.Fact.What;
import objector.events.person.Objection;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Proof;
import objector.tracker.clock.StatutoryClock;
import org.junit.jupiter.api.Test;

final class RightAnswerTest {
  private static final Instant NOW = Instant.parse("2025-06-01T10:00:00Z");
  private static final String REFUSED = "2025-05-10";
  private static final String CONFIRMED = "2025-05-12";

  private final ObjectionFold standing = new ObjectionFold(new StatutoryClock());
  private final Fact refusal = fact(What.REFUSED, REFUSED, "2025-05-10", Proof.VERIFIED_MAIL);
  private final Fact confirmation =
      fact(What.CONFIRMED, CONFIRMED, "2025-05-12", Proof.VERIFIED_MAIL);

  @Test
  void whoSaysThatTheConfirmationIsRightIsConfirmedByItsMail() {
    assertThat(after(refusal, confirmation, says(What.CONFIRMED, CONFIRMED, "2025-05-15")))
        .isEqualTo(
            new Confirmed(
                null, LocalDate.parse(CONFIRMED), Proof.VERIFIED_MAIL, null, null, false));
  }

  @Test
  void whoSaysThatTheRefusalIsRightIsRefusedByItsMail() {
    assertThat(after(refusal, confirmation, says(What.REFUSED, REFUSED, "2025-05-15")))
        .isEqualTo(new Refused(null, LocalDate.parse(REFUSED), Proof.VERIFIED_MAIL));
  }

  @Test
  void theDayThatTheyNameDoesNotMatter() {
    for (String on : List.of("2025-05-09", REFUSED, "2025-05-11", CONFIRMED, "2025-05-15")) {
      assertThat(after(refusal, confirmation, says(What.CONFIRMED, on, "2025-05-15")))
          .isInstanceOf(Confirmed.class);
      assertThat(after(refusal, confirmation, says(What.REFUSED, on, "2025-05-15")))
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void takenBackTheTwoContradictEachOtherAgain() {
    Fact word = says(What.CONFIRMED, CONFIRMED, "2025-05-15");

    assertThat(after(refusal, confirmation, word.undo())).isInstanceOf(Contradicted.class);
  }

  @Test
  void whatWasSaidBeforeBothWereKnownAnswersNothing() {
    Fact word = says(What.REFUSED, "2025-05-11", "2025-05-11");

    assertThat(after(refusal, word, confirmation)).isInstanceOf(Contradicted.class);
  }

  @Test
  void aFurtherMailOfTheOtherKindIsANewQuestion() {
    Fact word = says(What.REFUSED, REFUSED, "2025-05-15");
    Fact further = fact(What.CONFIRMED, "2025-05-20", "2025-05-20", Proof.UNVERIFIED_MAIL);

    assertThat(after(refusal, confirmation, word, further)).isInstanceOf(Contradicted.class);
  }

  @Test
  void ofManyThatSayTheSameNoneIsLeft() {
    Fact second = fact(What.REFUSED, "2025-05-11", "2025-05-13", Proof.VERIFIED_MAIL);
    Fact word = says(What.CONFIRMED, CONFIRMED, "2025-05-15");

    assertThat(after(refusal, second, confirmation, word)).isInstanceOf(Confirmed.class);
  }

  @Test
  void aWordAndAnUnsignedMailTakeNoSignedRefusalAway() {
    Fact unsigned = fact(What.CONFIRMED, CONFIRMED, "2025-05-12", Proof.UNVERIFIED_MAIL);

    assertThat(after(refusal, unsigned, says(What.CONFIRMED, CONFIRMED, "2025-05-15")))
        .isInstanceOf(Contradicted.class);
    assertThat(after(refusal.undo(), unsigned, says(What.CONFIRMED, CONFIRMED, "2025-05-15")))
        .isInstanceOf(Confirmed.class);
  }

  @Test
  void underAComplaintTheComplaintStands() {
    Fact unsigned = fact(What.CONFIRMED, CONFIRMED, "2025-05-12", Proof.UNVERIFIED_MAIL);
    Fact complaint = says(What.COMPLAINED, "2025-05-11", "2025-05-11");

    Objection state =
        after(refusal, complaint, unsigned, says(What.REFUSED, REFUSED, "2025-05-15"));

    assertThat(state).isInstanceOf(Complained.class);
    assertThat(((Complained) state).before()).isInstanceOf(Refused.class);
  }

  @Test
  void whatHappenedSinceStandsBesideIt() {
    Fact page =
        new Fact(
            EventId.random(),
            Instant.parse("2025-05-14T09:00:00Z"),
            LocalDate.parse("2025-05-14"),
            What.PAGE_CHANGED,
            Proof.PERSON_SAYS,
            null,
            "meta-privacy-policy-en",
            false,
            false);

    assertThat(after(refusal, confirmation, page, says(What.CONFIRMED, CONFIRMED, "2025-05-15")))
        .isInstanceOf(Recheck.class);
  }

  @Test
  void theOrderInWhichFactsStandMakesNoDifference() {
    List<Fact> facts =
        new ArrayList<>(
            List.of(refusal, confirmation, says(What.CONFIRMED, CONFIRMED, "2025-05-15")));
    Objection expected = after(facts.toArray(Fact[]::new));

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(facts, new Random(seed));
      assertThat(after(facts.toArray(Fact[]::new))).isEqualTo(expected);
    }
  }

  private Objection after(Fact... facts) {
    Account account =
        new Account(
            AccountId.random(),
            Platform.INSTAGRAM,
            "@anna",
            null,
            List.of(),
            List.of(facts),
            new Unknown());
    return standing.of(List.of(account), NOW).getFirst().standing();
  }

  private static Fact says(What what, String on, String told) {
    Fact said = fact(what, on, told, Proof.PERSON_SAYS);
    String detail = what == What.COMPLAINED ? "FR" : null;
    return new Fact(
        said.id(), said.told(), said.on(), what, said.proof(), null, detail, false, false);
  }

  private static Fact fact(What what, String on, String told, Proof proof) {
    LocalDate day = LocalDate.parse(on);
    Instant learnt = Instant.parse(told + "T09:00:00Z");
    Instant dated = Instant.parse(on + "T08:00:00Z");
    EventId id = EventId.of(what, on, told, proof);
    return new Fact(id, learnt, day, what, proof, null, null, false, false, dated);
  }
}
