package objector.webui.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.Filing;
import objector.events.person.Proof;
import objector.programmes.Programmes;
import objector.webui.complaint.LetterAdvice.Kind;
import org.junit.jupiter.api.Test;

final class LetterAdviceTest {
  private static final LocalDate FILED = LocalDate.of(2026, 9, 1);
  private static final LocalDate DUE_ON = LocalDate.of(2026, 10, 1);
  private static final Filing FILING = new Filing(FILED, Proof.PERSON_SAYS, null);
  private static final Due DUE = new Due(FILED, DUE_ON, null, List.of());
  private static final Objection OVERDUE = new Objection.Overdue(FILING, DUE);

  private static Account account(Objection standing, LocalDate... reminded) {
    List<Fact> facts = new ArrayList<>();
    for (LocalDate on : reminded) {
      facts.add(
          new Fact(
              EventId.random(),
              Instant.EPOCH,
              on,
              Fact.What.REMINDED,
              Proof.PERSON_SAYS,
              null,
              null,
              false,
              false));
    }
    return new Account(
        AccountId.random(), Platform.FACEBOOK, "Anna", null, List.of(), facts, standing);
  }

  private static LetterAdvice advice(Account account, LetterLaw law, LocalDate today) {
    return LetterAdvice.of(account, law, today);
  }

  @Test
  void beforeTheDueDateAuthoritiesWantOneToWait() {
    LetterAdvice advice = advice(account(new Objection.Filed(FILING, DUE)), LetterLaw.GDPR, DUE_ON);

    assertThat(advice.offered()).isEmpty();
    assertThat(advice.why()).isEqualTo("letter.wait.due");
    assertThat(advice.arguments()).containsEntry("due", DUE_ON);
  }

  @Test
  void whenTheAnswerIsLateTheReminderComesFirst() {
    assertThat(advice(account(OVERDUE), LetterLaw.GDPR, DUE_ON.plusDays(1)).offered())
        .containsExactly(Kind.REMINDER, Kind.COMPLAINT);
  }

  @Test
  void whoRemindedWaitsTwoWeeksAndThenComplains() {
    LocalDate reminded = DUE_ON.plusDays(2);
    Account account = account(OVERDUE, reminded);

    LetterAdvice within = advice(account, LetterLaw.GDPR, reminded.plusDays(14));
    assertThat(within.offered()).isEmpty();
    assertThat(within.arguments()).containsEntry("until", reminded.plusDays(14));

    assertThat(advice(account, LetterLaw.GDPR, reminded.plusDays(15)).offered())
        .containsExactly(Kind.COMPLAINT);
  }

  @Test
  void aRefusalIsComplainedOfAtOnce() {
    Objection refused = new Objection.Refused(FILING, DUE_ON, Proof.VERIFIED_MAIL);

    assertThat(advice(account(refused), LetterLaw.GDPR, DUE_ON).offered())
        .containsExactly(Kind.COMPLAINT);
  }

  @Test
  void whatMetaConfirmedIsNothingToComplainOf() {
    Objection confirmed =
        new Objection.Confirmed(FILING, DUE_ON, Proof.VERIFIED_MAIL, null, null, false);

    LetterAdvice advice = advice(account(confirmed), LetterLaw.GDPR, DUE_ON.plusDays(90));
    assertThat(advice.offered()).isEmpty();
    assertThat(advice.why()).isEqualTo("letter.wait.nothing");
  }

  @Test
  void inTheUnitedKingdomTheCompanyComesFirstAndHasThirtyDays() {
    LocalDate late = DUE_ON.plusDays(1);

    assertThat(advice(account(OVERDUE), LetterLaw.UK, late).offered())
        .containsExactly(Kind.REMINDER);
    assertThat(advice(account(OVERDUE, late), LetterLaw.UK, late.plusDays(30)).offered()).isEmpty();
    assertThat(advice(account(OVERDUE, late), LetterLaw.UK, late.plusDays(31)).offered())
        .containsExactly(Kind.COMPLAINT);
  }

  @Test
  void inSwitzerlandNoMonthRuns() {
    Account account = account(new Objection.Filed(FILING, DUE));

    assertThat(advice(account, LetterLaw.FADP, FILED.plusDays(3)).offered())
        .containsExactly(Kind.REMINDER);
  }

  @Test
  void forAnObjectionOf2024NoMonthRuns() {
    LocalDate june = LocalDate.of(2024, 6, 12);
    Filing filing = new Filing(june, Proof.PERSON_SAYS, null);
    Objection overdue =
        new Objection.Overdue(filing, new Due(june, june.plusMonths(1), null, List.of()));

    assertThat(advice(account(overdue), LetterLaw.GDPR, DUE_ON).offered()).isEmpty();
  }

  @Test
  void theLawIsThatOfTheAuthority() {
    var authorities = Programmes.load().authorities();

    assertThat(LetterLaw.of(authorities.of("FR"))).isEqualTo(LetterLaw.GDPR);
    assertThat(LetterLaw.of(authorities.of("NO"))).isEqualTo(LetterLaw.GDPR);
    assertThat(LetterLaw.of(authorities.of("GB"))).isEqualTo(LetterLaw.UK);
    assertThat(LetterLaw.of(authorities.of("CH"))).isEqualTo(LetterLaw.FADP);
    assertThat(LetterLaw.of(authorities.of(null))).isEqualTo(LetterLaw.GDPR);
  }

  @Test
  void aLetterIsInALanguageThatTheAuthorityTakes() {
    var authorities = Programmes.load().authorities();

    assertThat(LetterPage.language(authorities.of("FR"), "en")).isEqualTo("fr");
    assertThat(LetterPage.language(authorities.of("BE"), "de")).isEqualTo("de");
    assertThat(LetterPage.language(authorities.of("LU"), "en")).isEqualTo("fr");
    assertThat(LetterPage.language(authorities.of(null), "el")).isEqualTo("el");
  }
}
