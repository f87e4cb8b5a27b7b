package objector.tracker;

import static objector.tracker.AnnasStory.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.Topics;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.Platform;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailEvent.MailRejudged;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Dossier.HeldMail.Reason;
import objector.events.person.Fact;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Unknown;
import objector.events.person.PersonEvent.MailFiled;
import objector.events.person.Proof;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of a mail that reaches us: a fact, a question, a warning, or nothing that concerns
/// an objection.
final class MailStoryTest {
  private final AnnasStory anna = new AnnasStory();

  @AfterEach
  void end() {
    anna.close();
  }

  @Test
  void theSameMailTwiceChangesNothing() {
    MailReceived mail = AnnasStory.given(MailKind.NOTICE).received();
    anna.story().mailed(mail);
    anna.story().newAlerts();
    List<Fact> facts = anna.story().known(ANNA).accounts().getFirst().facts();

    anna.story().mailed(mail);

    assertThat(anna.story().newAlerts()).isEmpty();
    assertThat(anna.story().known(ANNA).accounts().getFirst().facts()).isEqualTo(facts);
  }

  @Test
  void aDuplicatesOffsetIsAppliedForWhoeverWaitsForIt() {
    MailReceived mail = AnnasStory.given(MailKind.NOTICE).received();
    anna.story().mailed(mail);
    long before = anna.story().known(ANNA).applied().getOrDefault(Topics.MAIL.name(), -1L);

    anna.story().mailed(mail);

    assertThat(anna.story().known(ANNA).applied()).containsEntry(Topics.MAIL.name(), before + 1);
  }

  @Test
  void aMailThatClaimsToBeFromTheFutureIsAskedAbout() {
    anna.story()
        .mailed(
            AnnasStory.given(MailKind.NOTICE)
                .at(anna.story().now())
                .dated("2031-01-01T00:00:00Z")
                .received());

    assertThat(anna.story().standing(ANNA, anna.instagram())).isEqualTo(new Unknown());
    assertThat(anna.story().known(ANNA).held().getFirst().reason()).isEqualTo(Reason.UNDATED);
  }

  @Test
  void ofTwoAccountsAMailThatNamesNeitherIsHeld() {
    AccountId second = anna.add(Platform.INSTAGRAM, "@anna.works");
    MailReceived mail = AnnasStory.given(MailKind.NOTICE).dated("2025-04-09T09:00:00Z").received();
    anna.story().mailed(mail);

    assertThat(anna.story().known(ANNA).held())
        .singleElement()
        .satisfies(held -> assertThat(held.reason()).isEqualTo(Reason.WHICH_ACCOUNT));
    assertThat(anna.story().newMatters()).singleElement().isInstanceOf(Matter.MailHeld.class);

    anna.story()
        .told(
            new MailFiled(
                EventId.random(),
                ANNA,
                anna.story().now(),
                mail.id(),
                second,
                MailKind.NOTICE,
                null));

    assertThat(anna.story().known(ANNA).held()).isEmpty();
    assertThat(anna.story().standing(ANNA, second))
        .isEqualTo(new Noticed(LocalDate.parse("2025-04-09"), Proof.UNVERIFIED_MAIL));
    assertThat(anna.story().standing(ANNA, anna.instagram())).isEqualTo(new Unknown());
  }

  @Test
  void aMailThatGreetsAnotherNameIsHeldAndTellsTheNameCutShort() {
    anna.story().mailed(AnnasStory.given(MailKind.CONFIRMATION).speakingTo("Otto Lang").received());

    HeldMail held = anna.story().known(ANNA).held().getFirst();
    assertThat(held.reason()).isEqualTo(Reason.OTHER_NAME);
    assertThat(held.greets()).isEqualTo("Otto Lang");

    anna.story()
        .mailed(AnnasStory.given(MailKind.CONFIRMATION).speakingTo("O".repeat(5_000)).received());
    assertThat(String.valueOf(anna.story().known(ANNA).held().getFirst().greets())).hasSize(200);
  }

  @Test
  void aMailForAnAccountNotYetAddedIsHeldAndGuessedOnceItIs() {
    anna.story().mailed(AnnasStory.given(MailKind.NOTICE).on(Platform.FACEBOOK).received());
    assertThat(anna.story().known(ANNA).held().getFirst().reason()).isEqualTo(Reason.NO_ACCOUNT);

    AccountId facebook = anna.add(Platform.FACEBOOK, "Anna B.");

    assertThat(anna.story().known(ANNA).held().getFirst().account()).isEqualTo(facebook);
  }

  @Test
  void aHeldMailCanBePutAway() {
    MailReceived mail = AnnasStory.given(MailKind.NOTICE).held("one cue only").received();
    anna.story().mailed(mail);
    assertThat(anna.story().known(ANNA).held().getFirst().reason()).isEqualTo(Reason.UNSURE);

    anna.story()
        .told(
            new MailFiled(
                EventId.random(),
                ANNA,
                anna.story().now(),
                mail.id(),
                null,
                MailKind.UNRELATED,
                null));

    assertThat(anna.story().known(ANNA).held()).isEmpty();
    assertThat(anna.story().known(ANNA).other().getFirst().kind()).isEqualTo(MailKind.UNRELATED);
  }

  @Test
  void aMailWithoutADayIsFiledOnceThePersonTellsIt() {
    MailReceived mail = AnnasStory.given(MailKind.CONFIRMATION).undated().received();
    anna.story().mailed(mail);
    HeldMail held = anna.story().known(ANNA).held().getFirst();
    assertThat(held.reason()).isEqualTo(Reason.UNDATED);
    assertThat(held.account()).isEqualTo(anna.instagram());
    assertThat(anna.story().standing(ANNA, anna.instagram())).isEqualTo(new Unknown());

    LocalDate day = LocalDate.of(2025, 4, 8);
    anna.story()
        .told(
            new MailFiled(
                EventId.random(),
                ANNA,
                anna.story().now(),
                mail.id(),
                anna.instagram(),
                MailKind.CONFIRMATION,
                day));

    assertThat(anna.story().standing(ANNA, anna.instagram()))
        .isInstanceOfSatisfying(
            Confirmed.class, confirmed -> assertThat(confirmed.on()).isEqualTo(day));
  }

  @Test
  void aMailFiledOnTheWrongAccountCanBeMoved() {
    MailReceived mail = AnnasStory.given(MailKind.CONFIRMATION).received();
    anna.story().mailed(mail);
    AccountId second = anna.add(Platform.INSTAGRAM, "@anna.works");

    anna.story()
        .told(
            new MailFiled(
                EventId.random(),
                ANNA,
                anna.story().now(),
                mail.id(),
                second,
                MailKind.CONFIRMATION,
                null));

    assertThat(anna.story().standing(ANNA, anna.instagram())).isEqualTo(new Unknown());
    assertThat(anna.story().standing(ANNA, second)).isInstanceOf(Confirmed.class);
  }

  @Test
  void whatAMachineWritesIsKeptAndMakesNobodyWrite() {
    anna.story().mailed(AnnasStory.given(MailKind.BOUNCE).received());
    anna.story().mailed(AnnasStory.given(MailKind.AUTO_REPLY).received());

    assertThat(anna.story().newAlerts()).isEmpty();
    assertThat(anna.story().known(ANNA).other()).hasSize(2);
    assertThat(anna.story().known(ANNA).held()).isEmpty();
  }

  @Test
  void aSignatureCheckedLaterIsBetterProof() {
    Given.Mail mail = AnnasStory.given(MailKind.CONFIRMATION);
    anna.story().mailed(mail.received());
    assertThat(proofs()).containsExactly(Proof.UNVERIFIED_MAIL);

    anna.story().mailed(again(mail.verdict(Verdict.VERIFIED)));

    assertThat(proofs()).containsExactly(Proof.VERIFIED_MAIL);
    assertThat(anna.story().standing(ANNA, anna.instagram())).isInstanceOf(Confirmed.class);
  }

  @Test
  void aMailHeldIsBetterProofTooOnceItsSignatureWasChecked() {
    Given.Mail mail = AnnasStory.given(MailKind.NOTICE).held("one cue only");
    anna.story().mailed(mail.received());

    anna.story().mailed(again(mail.verdict(Verdict.VERIFIED)));

    assertThat(anna.story().known(ANNA).held().getFirst().proof()).isEqualTo(Proof.VERIFIED_MAIL);
  }

  @Test
  void aMailThatProvesALieLaterIsTakenBack() {
    Given.Mail mail = AnnasStory.given(MailKind.CONFIRMATION);
    anna.story().mailed(mail.received());

    anna.story().mailed(again(mail.verdict(Verdict.CONTRADICTED)));

    assertThat(anna.story().standing(ANNA, anna.instagram())).isEqualTo(new Unknown());
    assertThat(anna.story().known(ANNA).other().getFirst().mail()).isEqualTo(mail.received().id());
    assertThat(anna.story().newMatters().getLast())
        .isInstanceOfSatisfying(
            Matter.SuspiciousMail.class,
            told -> assertThat(told.arrived()).isEqualTo(mail.received().at()));
  }

  @Test
  void aLieIsNeverWhatItImitates() {
    anna.story()
        .mailed(AnnasStory.given(MailKind.CONFIRMATION).verdict(Verdict.CONTRADICTED).received());

    assertThat(anna.story().standing(ANNA, anna.instagram())).isEqualTo(new Unknown());
    assertThat(anna.story().newMatters())
        .singleElement()
        .isInstanceOfSatisfying(
            Matter.SuspiciousMail.class, mail -> assertThat(mail.arrived()).isNull());
  }

  @Test
  void aForwardingCodeIsPassedOnAtOnce() {
    anna.story()
        .mailed(
            AnnasStory.given(MailKind.FORWARDING_CONFIRMATION)
                .on(null)
                .codes("987654321")
                .from("Gmail")
                .link("https://mail.example/confirm")
                .received());

    assertThat(anna.story().newMatters())
        .containsExactly(
            new Matter.ForwardingCode(
                "Gmail", List.of("987654321"), "https://mail.example/confirm"));
    assertThat(anna.story().known(ANNA).other().getFirst().codes()).containsExactly("987654321");
  }

  @Test
  void aLinkThatIsNotTheProvidersIsNotPassedOn() {
    anna.story()
        .mailed(
            AnnasStory.given(MailKind.FORWARDING_CONFIRMATION)
                .on(null)
                .codes("987654321")
                .from("Gmail")
                .link("https://thief.example/confirm", false)
                .received());

    assertThat(anna.story().newMatters())
        .containsExactly(new Matter.ForwardingCode("Gmail", List.of("987654321"), null));
  }

  @Test
  void theCodesOfAnAccountAreNobodysBusiness() {
    anna.story().mailed(AnnasStory.given(MailKind.ACCOUNT_SECURITY).codes("555555").received());

    assertThat(anna.story().newAlerts()).isEmpty();
    assertThat(anna.story().known(ANNA).other().getFirst().codes()).isEmpty();
  }

  @Test
  void aBrokenMailIsHeld() {
    anna.story().mailed(AnnasStory.given(MailKind.BROKEN).on(null).received());

    assertThat(anna.story().known(ANNA).held().getFirst().reason()).isEqualTo(Reason.BROKEN);
  }

  @Test
  void aFloodOfSpoofedMailsIsOneAlertADay() {
    for (int i = 0; i < 20; i++) {
      anna.story()
          .mailed(AnnasStory.given(MailKind.PHISHING).verdict(Verdict.CONTRADICTED).received());
    }

    assertThat(anna.story().newMatters()).singleElement().isInstanceOf(Matter.SuspiciousMail.class);
    assertThat(anna.story().known(ANNA).other()).hasSizeGreaterThan(3);

    anna.story()
        .mailed(
            AnnasStory.given(MailKind.PHISHING)
                .at(Instant.parse("2025-05-05T10:00:00Z"))
                .verdict(Verdict.CONTRADICTED)
                .received());

    assertThat(anna.story().newMatters()).singleElement().isInstanceOf(Matter.SuspiciousMail.class);
  }

  @Test
  void aFloodThatImitatesConfirmationsIsOneAlertToo() {
    for (int i = 0; i < 20; i++) {
      anna.story()
          .mailed(AnnasStory.given(MailKind.CONFIRMATION).verdict(Verdict.CONTRADICTED).received());
    }

    assertThat(anna.story().newMatters()).singleElement().isInstanceOf(Matter.SuspiciousMail.class);
  }

  @Test
  void aMailThatWasTurnedAwayIsTold() {
    anna.story()
        .mailed(
            new MailRefused(
                EventId.random(), ANNA, anna.story().now(), MailSource.SMTP, "too large"));

    assertThat(anna.story().newMatters())
        .containsExactly(new Matter.MailRefused(LocalDate.parse("2025-04-10"), "too large"));
  }

  @Test
  void aFloodOfMailsStaysWithinTheDossiersBounds() {
    for (int i = 0; i < 300; i++) {
      anna.story()
          .mailed(
              AnnasStory.given(
                      i % 3 == 0
                          ? MailKind.NOTICE
                          : i % 3 == 1 ? MailKind.UNRELATED : MailKind.BROKEN)
                  .dated("2025-04-09T09:00:00Z")
                  .subject("\u4e2d".repeat(5_000))
                  .received());
    }

    assertThat(Topics.DOSSIERS.encode(anna.story().known(ANNA)).length).isLessThanOrEqualTo(64_000);
    assertThat(anna.story().standing(ANNA, anna.instagram())).isInstanceOf(Noticed.class);
  }

  private MailRejudged again(Given.Mail mail) {
    return new MailRejudged(EventId.random(), ANNA, anna.story().now(), mail.received());
  }

  private List<Proof> proofs() {
    return anna.story().known(ANNA).accounts().stream()
        .flatMap(account -> account.facts().stream())
        .filter(fact -> fact.what() == Fact.What.CONFIRMED)
        .map(Fact::proof)
        .toList();
  }
}
