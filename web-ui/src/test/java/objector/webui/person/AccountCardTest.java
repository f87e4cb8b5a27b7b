package objector.webui.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import objector.events.person.Account;
import objector.events.person.Due;
import objector.events.person.Objection;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.Unknown;
import objector.events.person.Proof;
import objector.programmes.Programmes;
import objector.webui.Invented;
import objector.wording.Translations;
import org.junit.jupiter.api.Test;

final class AccountCardTest {
  private static final LocalDate CONFIRMED = LocalDate.of(2026, 11, 20);
  private final AccountCard.Maker cards =
      new AccountCard.Maker(
          Programmes.load(), Translations.load().in("en", "Europe/Dublin"), "IE", Invented.NOW);

  @Test
  void whatMetaAsksIsAnsweredInOneTapWhateverElseStands() {
    Confirmed claimed = new Confirmed(null, CONFIRMED, Proof.PERSON_SAYS, null, null, false);

    AccountCard before = card(claimed);
    AccountCard asked = card(claimed.moreAsked(CONFIRMED.plusDays(5), Proof.VERIFIED_MAIL));

    assertThat(before.tap()).isNull();
    assertThat(before.needsPerson()).isFalse();
    assertThat(asked.tap())
        .isEqualTo(new AccountCard.Tap("answered", "I answered what Meta asked"));
    assertThat(asked.needsPerson()).isTrue();
    assertThat(asked.sentence().label()).isEqualTo("Answer Meta");
    assertThat(before.answering()).isEmpty();
    assertThat(asked.answering()).containsExactly("answer.where", "answer.then");
  }

  @Test
  void aQuestionThatNobodyCouldCheckIsHadCheckedFirst() {
    Confirmed claimed = new Confirmed(null, CONFIRMED, Proof.PERSON_SAYS, null, null, false);

    AccountCard asked = card(claimed.moreAsked(CONFIRMED.plusDays(5), Proof.UNVERIFIED_MAIL));

    assertThat(asked.tap()).isNull();
    assertThat(asked.sentence().label()).isEqualTo("Forward the original");
    assertThat(asked.answering()).containsExactly("verdict.more-information", "answer.then");
  }

  /// The box beside the sentence is about the same day.
  @Test
  void underAComplaintTheWorkingIsOfTheDayThatTheSentenceNames() {
    StatutoryDays days = new StatutoryDays(LocalDate.of(2027, 2, 2), LocalDate.of(2026, 12, 21));
    Filing again = Filing.told(LocalDate.of(2026, 11, 20));

    AccountCard both = card(days.complained(new Filed(again, days.metas())));
    AccountCard alone = card(days.complained(new Unknown()));

    assertThat(both.sentence().text()).contains("21 December 2026").doesNotContain("2027");
    assertThat(working(both)).contains("21 December 2026");
    assertThat(working(alone)).contains("2 February 2027");
  }

  private static String working(AccountCard card) {
    return Objects.requireNonNull(card.working()).question();
  }

  /// The authority's and Meta's.
  private record StatutoryDays(LocalDate authoritys, LocalDate answer) {
    Due metas() {
      return new Due(LocalDate.of(2026, 11, 20), answer, null, List.of());
    }

    Complained complained(Objection before) {
      LocalDate on = LocalDate.of(2026, 11, 2);
      return new Complained(on, "IE", new Due(on, authoritys, null, List.of()), before);
    }
  }

  private AccountCard card(Objection standing) {
    Account account = Invented.anna().accounts().getFirst();
    return cards.of(account.withStanding(standing));
  }
}
