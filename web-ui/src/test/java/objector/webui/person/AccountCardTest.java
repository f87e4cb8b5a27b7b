package objector.webui.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import objector.events.person.Account;
import objector.events.person.Objection.Confirmed;
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

  private AccountCard card(Confirmed standing) {
    Account account = Invented.anna().accounts().getFirst();
    return cards.of(account.withStanding(standing));
  }
}
