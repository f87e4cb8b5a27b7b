package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.alert.ReminderKind;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
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
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Unknown;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.AccountRemoved;
import objector.events.person.PersonEvent.AccountsLinked;
import objector.events.person.PersonEvent.ConfirmationSeen;
import objector.events.person.PersonEvent.Corrected;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.MailFiled;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.events.person.Proof;
import objector.tracker.objection.Given;
import objector.tracker.streams.StateStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens to a person's objections, told by what reaches us.
final class ObjectionStoryTest {
  private static final PersonId ANNA = PersonId.random();

  private final Story story = new Story();
  private AccountId instagram = AccountId.random();

  @BeforeEach
  void annaIsFollowed() {
    Joined joined = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL);
    story.told(joined);
    story.told(Given.used(ANNA, story.now(), joined.id()));
    instagram = add(Platform.INSTAGRAM, "@anna");
    story.newAlerts();
  }

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void aNoticeLeadsToAnAlertWithTheAccountsStanding() {
    mail(MailKind.NOTICE, "2025-04-14T09:00:00Z");

    assertThat(story.standing(ANNA, instagram))
        .isEqualTo(new Noticed(LocalDate.parse("2025-04-14"), Proof.UNVERIFIED_MAIL));
    Alert alert = story.newAlerts().getFirst();
    assertThat(alert.to()).isEqualTo("anna@mail.example");
    assertThat(alert.thread()).isEqualTo(instagram.value());
    assertThat(alert.matter())
        .isInstanceOfSatisfying(
            Matter.AccountNews.class,
            news -> {
              assertThat(news.news()).isEqualTo(News.NOTICE_ARRIVED);
              assertThat(news.account().standing()).isInstanceOf(Noticed.class);
            });
  }

  @Test
  void aQuestionAboutAnAccountStandsAmongItsMails() {
    filed("2031-01-01");

    Alert alert = story.newAlerts().getFirst();
    assertThat(alert.matter()).isInstanceOf(Matter.AskedBack.class);
    assertThat(alert.thread()).isEqualTo(instagram.value());
  }

  @Test
  void noticeConfirmationAndTheNoticeAgain() {
    mail(MailKind.NOTICE, "2025-04-14T09:00:00Z");
    story.mailed(
        given(MailKind.CONFIRMATION)
            .dated("2025-05-03T10:00:00Z")
            .verdict(Verdict.VERIFIED)
            .received());
    mail(MailKind.NOTICE, "2025-05-09T09:00:00Z");

    assertThat(story.standing(ANNA, instagram))
        .isEqualTo(
            new Confirmed(
                null,
                LocalDate.parse("2025-05-03"),
                Proof.VERIFIED_MAIL,
                LocalDate.parse("2025-05-09"),
                null,
                false));
    assertThat(news()).containsExactly(News.NOTICE_ARRIVED, News.CONFIRMED, News.NOTICE_ARRIVED);
  }

  @Test
  void theSameMailTwiceChangesNothing() {
    MailReceived mail = given(MailKind.NOTICE).received();
    story.mailed(mail);
    story.newAlerts();
    List<Fact> facts = story.known(ANNA).accounts().getFirst().facts();

    story.mailed(mail);

    assertThat(story.newAlerts()).isEmpty();
    assertThat(story.known(ANNA).accounts().getFirst().facts()).isEqualTo(facts);
  }

  @Test
  void aDuplicatesOffsetIsAppliedForWhoeverWaitsForIt() {
    MailReceived mail = given(MailKind.NOTICE).received();
    story.mailed(mail);
    long before = story.known(ANNA).applied().getOrDefault(Topics.MAIL.name(), -1L);

    story.mailed(mail);

    assertThat(story.known(ANNA).applied()).containsEntry(Topics.MAIL.name(), before + 1);
  }

  @Test
  void anOlderNoticeForwardedLaterIsNoNews() {
    mail(MailKind.CONFIRMATION, "2025-05-03T10:00:00Z");
    story.newAlerts();

    mail(MailKind.NOTICE, "2025-04-14T09:00:00Z");

    assertThat(story.newAlerts()).isEmpty();
    assertThat(story.standing(ANNA, instagram)).isInstanceOf(Confirmed.class);
  }

  @Test
  void aMailsDayIsDublinsWhereverThePersonLives() {
    mail(MailKind.NOTICE, "2025-04-14T22:30:00Z");

    assertThat(story.standing(ANNA, instagram))
        .isEqualTo(new Noticed(LocalDate.parse("2025-04-14"), Proof.UNVERIFIED_MAIL));
  }

  @Test
  void aMailThatClaimsToBeFromTheFutureIsAskedAbout() {
    story.mailed(given(MailKind.NOTICE).at(story.now()).dated("2031-01-01T00:00:00Z").received());

    assertThat(story.standing(ANNA, instagram)).isEqualTo(new Unknown());
    assertThat(story.known(ANNA).held().getFirst().reason()).isEqualTo(Reason.UNDATED);
  }

  @Test
  void aNoticeIsRemindedOfTwiceAndNoMore() {
    story.mailed(given(MailKind.NOTICE).at(story.now()).received());
    story.newAlerts();

    story.pass(Duration.ofDays(1));
    assertThat(reminders()).containsExactly(ReminderKind.NUDGE);
    story.pass(Duration.ofDays(6));
    assertThat(reminders()).containsExactly(ReminderKind.NUDGE);
    story.pass(Duration.ofDays(60));
    assertThat(reminders()).isEmpty();
  }

  @Test
  void whoHasObjectedIsNotNudged() {
    story.mailed(given(MailKind.NOTICE).at(story.now()).received());
    filed("2025-04-10");
    story.newAlerts();

    story.pass(Duration.ofDays(8));

    assertThat(story.newAlerts()).isEmpty();
  }

  @Test
  void theDueDateIsRemindedOfThreeDaysBeforeAndTheDayAfter() {
    filed("2025-04-10");

    story.pass(Duration.between(story.now(), Instant.parse("2025-05-09T06:59:00Z")));
    assertThat(reminders()).isEmpty();
    // 10 May is a Saturday, so the answer is due on 12 May; 9:00 in Paris three days before.
    story.pass(Duration.ofMinutes(2));
    assertThat(reminders()).containsExactly(ReminderKind.DUE_SOON);
    story.pass(Duration.between(story.now(), Instant.parse("2025-05-12T22:59:00Z")));
    assertThat(reminders()).isEmpty();
    assertThat(story.standing(ANNA, instagram)).isInstanceOf(Filed.class);
    story.pass(Duration.ofMinutes(2));
    assertThat(reminders()).isEmpty();
    assertThat(story.standing(ANNA, instagram)).isInstanceOf(Overdue.class);
    // Nobody is reminded in the night.
    story.pass(Duration.between(story.now(), Instant.parse("2025-05-13T06:59:00Z")));
    assertThat(reminders()).isEmpty();
    story.pass(Duration.ofMinutes(2));
    assertThat(reminders()).containsExactly(ReminderKind.OVERDUE);
  }

  @Test
  void anOldObjectionToldTodayIsOverdueWithoutAMailAboutIt() {
    filed("2025-01-10");
    story.work();

    assertThat(story.standing(ANNA, instagram)).isInstanceOf(Overdue.class);
    assertThat(story.newAlerts()).isEmpty();
  }

  @Test
  void anAnswerTakesItsRemindersBack() {
    filed("2025-04-10");
    mail(MailKind.CONFIRMATION, "2025-04-12T09:00:00Z");
    story.newAlerts();

    story.pass(Duration.ofDays(60));

    assertThat(story.newAlerts()).isEmpty();
    assertThat(story.keys(StateStores.DEADLINES)).isEmpty();
  }

  @Test
  void aCodeIsShownAtOnceAndForAnHour() {
    Instant sent = story.now().minus(Duration.ofMinutes(2));
    story.mailed(
        given(MailKind.CODE).at(story.now()).dated(sent.toString()).codes("123456").received());

    assertThat(story.standing(ANNA, instagram))
        .isEqualTo(new CodeAsked(sent, "123456", new Unknown(), Proof.UNVERIFIED_MAIL));
    assertThat(story.newAlerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.urgent()).isTrue());
    story.pass(Duration.ofMinutes(57));
    assertThat(story.standing(ANNA, instagram)).isInstanceOf(CodeAsked.class);
    story.pass(Duration.ofMinutes(2));
    assertThat(story.standing(ANNA, instagram)).isEqualTo(new Unknown());
  }

  @Test
  void aCodeThatWorksNoMoreIsNoNews() {
    story.mailed(
        given(MailKind.CODE)
            .at(story.now())
            .dated(story.now().minus(Duration.ofHours(3)).toString())
            .codes("123456")
            .received());

    assertThat(story.newAlerts()).isEmpty();
  }

  @Test
  void aRefusalAndAConfirmationAreAskedAbout() {
    mail(MailKind.REFUSAL, "2025-05-10T09:00:00Z");
    mail(MailKind.CONFIRMATION, "2025-05-12T09:00:00Z");

    assertThat(story.standing(ANNA, instagram)).isInstanceOf(Contradicted.class);
    assertThat(news()).containsExactly(News.REFUSED, News.CONTRADICTED);
  }

  @Test
  void whatThePersonTakesBackNoLongerCounts() {
    ConfirmationSeen wrong =
        new ConfirmationSeen(
            EventId.random(), ANNA, story.now(), instagram, LocalDate.parse("2025-04-09"));
    story.told(wrong);

    story.told(new Corrected(EventId.random(), ANNA, story.now(), wrong.id()));

    assertThat(story.standing(ANNA, instagram)).isEqualTo(new Unknown());
    assertThat(story.known(ANNA).accounts().getFirst().facts())
        .filteredOn(Fact::undone)
        .extracting(Fact::id)
        .containsExactly(wrong.id());
  }

  @Test
  void ofTwoAccountsAMailThatNamesNeitherIsHeld() {
    AccountId second = add(Platform.INSTAGRAM, "@anna.works");
    MailReceived mail = given(MailKind.NOTICE).dated("2025-04-09T09:00:00Z").received();
    story.mailed(mail);

    assertThat(story.known(ANNA).held())
        .singleElement()
        .satisfies(held -> assertThat(held.reason()).isEqualTo(Reason.WHICH_ACCOUNT));
    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.MailHeld.class);

    story.told(
        new MailFiled(
            EventId.random(), ANNA, story.now(), mail.id(), second, MailKind.NOTICE, null));

    assertThat(story.known(ANNA).held()).isEmpty();
    assertThat(story.standing(ANNA, second))
        .isEqualTo(new Noticed(LocalDate.parse("2025-04-09"), Proof.UNVERIFIED_MAIL));
    assertThat(story.standing(ANNA, instagram)).isEqualTo(new Unknown());
  }

  @Test
  void aMailThatGreetsAnotherNameIsHeldAndTellsTheNameCutShort() {
    story.mailed(given(MailKind.CONFIRMATION).speakingTo("Otto Lang").received());

    HeldMail held = story.known(ANNA).held().getFirst();
    assertThat(held.reason()).isEqualTo(Reason.OTHER_NAME);
    assertThat(held.greets()).isEqualTo("Otto Lang");

    story.mailed(given(MailKind.CONFIRMATION).speakingTo("O".repeat(5_000)).received());
    assertThat(String.valueOf(story.known(ANNA).held().getFirst().greets())).hasSize(200);
  }

  @Test
  void aMailForAnAccountNotYetAddedIsHeldAndGuessedOnceItIs() {
    story.mailed(given(MailKind.NOTICE).on(Platform.FACEBOOK).received());
    assertThat(story.known(ANNA).held().getFirst().reason()).isEqualTo(Reason.NO_ACCOUNT);

    AccountId facebook = add(Platform.FACEBOOK, "Anna B.");

    assertThat(story.known(ANNA).held().getFirst().account()).isEqualTo(facebook);
  }

  @Test
  void aHeldMailCanBePutAway() {
    MailReceived mail = given(MailKind.NOTICE).held("one cue only").received();
    story.mailed(mail);
    assertThat(story.known(ANNA).held().getFirst().reason()).isEqualTo(Reason.UNSURE);

    story.told(
        new MailFiled(
            EventId.random(), ANNA, story.now(), mail.id(), null, MailKind.UNRELATED, null));

    assertThat(story.known(ANNA).held()).isEmpty();
    assertThat(story.known(ANNA).other().getFirst().kind()).isEqualTo(MailKind.UNRELATED);
  }

  @Test
  void aMailWithoutADayIsFiledOnceThePersonTellsIt() {
    MailReceived mail = given(MailKind.CONFIRMATION).undated().received();
    story.mailed(mail);
    HeldMail held = story.known(ANNA).held().getFirst();
    assertThat(held.reason()).isEqualTo(Reason.UNDATED);
    assertThat(held.account()).isEqualTo(instagram);
    assertThat(story.standing(ANNA, instagram)).isEqualTo(new Unknown());

    LocalDate day = LocalDate.of(2025, 4, 8);
    story.told(
        new MailFiled(
            EventId.random(), ANNA, story.now(), mail.id(), instagram, MailKind.CONFIRMATION, day));

    assertThat(story.standing(ANNA, instagram))
        .isInstanceOfSatisfying(
            Confirmed.class, confirmed -> assertThat(confirmed.on()).isEqualTo(day));
  }

  @Test
  void aMailFiledOnTheWrongAccountCanBeMoved() {
    MailReceived mail = given(MailKind.CONFIRMATION).received();
    story.mailed(mail);
    AccountId second = add(Platform.INSTAGRAM, "@anna.works");

    story.told(
        new MailFiled(
            EventId.random(), ANNA, story.now(), mail.id(), second, MailKind.CONFIRMATION, null));

    assertThat(story.standing(ANNA, instagram)).isEqualTo(new Unknown());
    assertThat(story.standing(ANNA, second)).isInstanceOf(Confirmed.class);
  }

  @Test
  void whatAMachineWritesIsKeptAndMakesNobodyWrite() {
    story.mailed(given(MailKind.BOUNCE).received());
    story.mailed(given(MailKind.AUTO_REPLY).received());

    assertThat(story.newAlerts()).isEmpty();
    assertThat(story.known(ANNA).other()).hasSize(2);
    assertThat(story.known(ANNA).held()).isEmpty();
  }

  @Test
  void aSignatureCheckedLaterIsBetterProof() {
    Given.Mail mail = given(MailKind.CONFIRMATION);
    story.mailed(mail.received());
    assertThat(proofs()).containsExactly(Proof.UNVERIFIED_MAIL);

    story.mailed(again(mail.verdict(Verdict.VERIFIED)));

    assertThat(proofs()).containsExactly(Proof.VERIFIED_MAIL);
    assertThat(story.standing(ANNA, instagram)).isInstanceOf(Confirmed.class);
  }

  @Test
  void aMailHeldIsBetterProofTooOnceItsSignatureWasChecked() {
    Given.Mail mail = given(MailKind.NOTICE).held("one cue only");
    story.mailed(mail.received());

    story.mailed(again(mail.verdict(Verdict.VERIFIED)));

    assertThat(story.known(ANNA).held().getFirst().proof()).isEqualTo(Proof.VERIFIED_MAIL);
  }

  @Test
  void aMailThatProvesALieLaterIsTakenBack() {
    Given.Mail mail = given(MailKind.CONFIRMATION);
    story.mailed(mail.received());

    story.mailed(again(mail.verdict(Verdict.CONTRADICTED)));

    assertThat(story.standing(ANNA, instagram)).isEqualTo(new Unknown());
    assertThat(story.known(ANNA).other().getFirst().mail()).isEqualTo(mail.received().id());
    assertThat(story.newMatters().getLast())
        .isInstanceOfSatisfying(
            Matter.SuspiciousMail.class,
            told -> assertThat(told.arrived()).isEqualTo(mail.received().at()));
  }

  private MailRejudged again(Given.Mail mail) {
    return new MailRejudged(EventId.random(), ANNA, story.now(), mail.received());
  }

  private List<Proof> proofs() {
    return story.known(ANNA).accounts().stream()
        .flatMap(account -> account.facts().stream())
        .filter(fact -> fact.what() == Fact.What.CONFIRMED)
        .map(Fact::proof)
        .toList();
  }

  @Test
  void aLieIsNeverWhatItImitates() {
    story.mailed(given(MailKind.CONFIRMATION).verdict(Verdict.CONTRADICTED).received());

    assertThat(story.standing(ANNA, instagram)).isEqualTo(new Unknown());
    assertThat(story.newMatters())
        .singleElement()
        .isInstanceOfSatisfying(
            Matter.SuspiciousMail.class, mail -> assertThat(mail.arrived()).isNull());
  }

  @Test
  void aForwardingCodeIsPassedOnAtOnce() {
    story.mailed(
        given(MailKind.FORWARDING_CONFIRMATION)
            .on(null)
            .codes("987654321")
            .from("Gmail")
            .link("https://mail.example/confirm")
            .received());

    assertThat(story.newMatters())
        .containsExactly(
            new Matter.ForwardingCode(
                "Gmail", List.of("987654321"), "https://mail.example/confirm"));
    assertThat(story.known(ANNA).other().getFirst().codes()).containsExactly("987654321");
  }

  @Test
  void aLinkThatIsNotTheProvidersIsNotPassedOn() {
    story.mailed(
        given(MailKind.FORWARDING_CONFIRMATION)
            .on(null)
            .codes("987654321")
            .from("Gmail")
            .link("https://thief.example/confirm", false)
            .received());

    assertThat(story.newMatters())
        .containsExactly(new Matter.ForwardingCode("Gmail", List.of("987654321"), null));
  }

  @Test
  void theCodesOfAnAccountAreNobodysBusiness() {
    story.mailed(given(MailKind.ACCOUNT_SECURITY).codes("555555").received());

    assertThat(story.newAlerts()).isEmpty();
    assertThat(story.known(ANNA).other().getFirst().codes()).isEmpty();
  }

  @Test
  void aBrokenMailIsHeld() {
    story.mailed(given(MailKind.BROKEN).on(null).received());

    assertThat(story.known(ANNA).held().getFirst().reason()).isEqualTo(Reason.BROKEN);
  }

  @Test
  void aFloodOfSpoofedMailsIsOneAlertADay() {
    for (int i = 0; i < 20; i++) {
      story.mailed(given(MailKind.PHISHING).verdict(Verdict.CONTRADICTED).received());
    }

    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.SuspiciousMail.class);
    assertThat(story.known(ANNA).other()).hasSizeGreaterThan(3);

    story.mailed(
        given(MailKind.PHISHING)
            .at(Instant.parse("2025-05-05T10:00:00Z"))
            .verdict(Verdict.CONTRADICTED)
            .received());

    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.SuspiciousMail.class);
  }

  @Test
  void aFloodThatImitatesConfirmationsIsOneAlertToo() {
    for (int i = 0; i < 20; i++) {
      story.mailed(given(MailKind.CONFIRMATION).verdict(Verdict.CONTRADICTED).received());
    }

    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.SuspiciousMail.class);
  }

  @Test
  void aMailThatWasTurnedAwayIsTold() {
    story.mailed(
        new MailRefused(EventId.random(), ANNA, story.now(), MailSource.SMTP, "too large"));

    assertThat(story.newMatters())
        .containsExactly(new Matter.MailRefused(LocalDate.parse("2025-04-10"), "too large"));
  }

  @Test
  void aConfirmationThatSaysSoCoversWhatThePersonLinked() {
    AccountId facebook = add(Platform.FACEBOOK, "Anna B.");
    story.told(
        new AccountsLinked(EventId.random(), ANNA, story.now(), List.of(instagram, facebook)));

    story.mailed(given(MailKind.CONFIRMATION).coveringLinked().received());

    assertThat(story.standing(ANNA, facebook))
        .isInstanceOfSatisfying(
            Confirmed.class,
            confirmed -> {
              assertThat(confirmed.coveredBy()).isNotNull();
              assertThat(confirmed.linkedByMeta()).isTrue();
            });
    story.told(new AccountsLinked(EventId.random(), ANNA, story.now(), List.of(facebook)));
    assertThat(story.standing(ANNA, facebook)).isEqualTo(new Unknown());
  }

  @Test
  void anAccountNoLongerFollowedTakesItsDeadlinesAlong() {
    filed("2025-04-10");

    story.told(new AccountRemoved(EventId.random(), ANNA, story.now(), instagram));

    assertThat(story.known(ANNA).accounts()).isEmpty();
    assertThat(story.keys(StateStores.DEADLINES)).isEmpty();
  }

  @Test
  void theSameAccountTwiceIsOne() {
    add(Platform.INSTAGRAM, "Anna");

    assertThat(story.known(ANNA).accounts()).hasSize(1);
  }

  @Test
  void aFloodOfMailsStaysWithinTheDossiersBounds() {
    for (int i = 0; i < 300; i++) {
      story.mailed(
          given(i % 3 == 0 ? MailKind.NOTICE : i % 3 == 1 ? MailKind.UNRELATED : MailKind.BROKEN)
              .dated("2025-04-09T09:00:00Z")
              .subject("\u4e2d".repeat(5_000))
              .received());
    }

    assertThat(Topics.DOSSIERS.encode(story.known(ANNA)).length).isLessThanOrEqualTo(64_000);
    assertThat(story.standing(ANNA, instagram)).isInstanceOf(Noticed.class);
  }

  private AccountId add(Platform platform, String handle) {
    AccountAdded added = Given.added(ANNA, story.now(), platform, handle, null);
    story.told(added);
    return added.account();
  }

  private void filed(String on) {
    story.told(
        new ObjectionFiled(
            EventId.random(),
            ANNA,
            story.now(),
            instagram,
            Given.PROGRAMME,
            LocalDate.parse(on),
            null));
  }

  private static Given.Mail given(MailKind kind) {
    return Given.mail(ANNA, kind);
  }

  private void mail(MailKind kind, String dated) {
    story.mailed(given(kind).at(Instant.parse(dated).plusSeconds(60)).dated(dated).received());
  }

  private List<News> news() {
    return story.newMatters().stream().map(matter -> ((Matter.AccountNews) matter).news()).toList();
  }

  private List<ReminderKind> reminders() {
    return story.newMatters().stream().map(matter -> ((Matter.Reminder) matter).kind()).toList();
  }
}
