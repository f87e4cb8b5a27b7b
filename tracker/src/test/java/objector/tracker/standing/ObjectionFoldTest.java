package objector.tracker.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import objector.events.Json;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Fact.What;
import objector.events.person.Objection;
import objector.events.person.Objection.AccountName;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import objector.events.person.Proof;
import objector.tracker.clock.StatutoryClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ObjectionFoldTest {
  private static final Instant NOW = Instant.parse("2025-05-20T10:00:00Z");
  private static final LocalDate NOTICE = LocalDate.parse("2025-04-14");
  private static final LocalDate FILED = LocalDate.parse("2025-05-03");
  private static final LocalDate LATER = LocalDate.parse("2025-05-09");

  private final StatutoryClock clock = new StatutoryClock();
  private final ObjectionFold standing = new ObjectionFold(clock);
  private final Due due = clock.answerDue(FILED);

  @Test
  void withoutFactsNothingIsKnown() {
    assertThat(after()).isEqualTo(new Unknown());
  }

  @Test
  void aNoticeIsNoticed() {
    assertThat(after(says(What.NOTICE, NOTICE))).isEqualTo(new Noticed(NOTICE, Proof.PERSON_SAYS));
  }

  @Test
  void aFilingHasOneMonth() {
    assertThat(after(says(What.NOTICE, NOTICE), says(What.FILED, FILED)))
        .isEqualTo(new Filed(Filing.told(FILED), due));
  }

  @Test
  void theAnswerIsOverdueTheDayAfterItWasDueInIreland() {
    List<Fact> facts = List.of(says(What.FILED, FILED));

    assertThat(at("2025-06-03T22:59:59Z", facts)).isInstanceOf(Filed.class);
    assertThat(at("2025-06-03T23:00:00Z", facts)).isInstanceOf(Overdue.class);
  }

  @Test
  void anObjectionOf2024IsNeverOverdue() {
    assertThat(after(says(What.FILED, LocalDate.parse("2024-06-12")))).isInstanceOf(Filed.class);
  }

  @Test
  void anObjectionOf2025AfterOneOf2024HasItsOwnMonth() {
    assertThat(after(says(What.FILED, LocalDate.parse("2024-06-12")), says(What.FILED, FILED)))
        .isEqualTo(new Filed(Filing.told(FILED), due));
  }

  @Test
  void filingAgainWithinTheMonthDoesNotStartAnother() {
    assertThat(after(says(What.FILED, FILED), says(What.FILED, LATER)))
        .isEqualTo(new Filed(Filing.told(FILED), due));
  }

  @Test
  void anAcknowledgementIsRememberedOnTheFiling() {
    assertThat(after(says(What.FILED, FILED), mail(What.ACKNOWLEDGED, FILED)))
        .isEqualTo(new Filed(new Filing(FILED, Proof.UNVERIFIED_MAIL, FILED), due));
  }

  @Test
  void anAcknowledgementAloneSaysThatThereWasAnObjectionByThenAtTheLatest() {
    assertThat(after(mail(What.ACKNOWLEDGED, FILED)))
        .isEqualTo(new Filed(new Filing(FILED, Proof.UNVERIFIED_MAIL, FILED, true), due));
  }

  @Test
  void whenMetaAskedForMoreNothingIsOverdue() {
    List<Fact> facts = List.of(says(What.FILED, FILED), mail(What.MORE_ASKED, LATER));

    assertThat(at("2025-08-01T00:00:00Z", facts)).isInstanceOf(MoreAsked.class);
  }

  @Test
  void anExtensionToldInTimeMovesTheDueDate() {
    Objection state = after(says(What.FILED, FILED), mail(What.EXTENDED, LATER));

    assertThat(state).isInstanceOf(Extended.class);
    assertThat(((Extended) state).due())
        .isNotNull()
        .extracting(Due::on)
        .isEqualTo(LocalDate.parse("2025-08-05"));
  }

  @Test
  void anExtensionToldTooLateLeavesItOverdue() {
    List<Fact> facts =
        List.of(says(What.FILED, FILED), mail(What.EXTENDED, LocalDate.parse("2025-06-04")));

    Objection state = at("2025-06-10T00:00:00Z", facts);

    assertThat(state).isInstanceOf(Overdue.class);
    assertThat(((Overdue) state).due().working())
        .extracting(Due.Step::rule)
        .contains(Due.Rule.EXTENSION_TOO_LATE);
  }

  @Test
  void aLaterNoticeNeverLowersAConfirmation() {
    assertThat(
            after(says(What.FILED, FILED), mail(What.CONFIRMED, FILED), mail(What.NOTICE, LATER)))
        .isEqualTo(
            new Confirmed(
                Filing.told(FILED),
                FILED,
                Proof.UNVERIFIED_MAIL,
                LATER,
                null,
                false,
                Proof.UNVERIFIED_MAIL));
  }

  @Test
  void aNoticeForwardedAfterTheConfirmationButOlderIsNoLaterNotice() {
    assertThat(after(mail(What.CONFIRMED, FILED), mail(What.NOTICE, NOTICE)))
        .isEqualTo(new Confirmed(null, FILED, Proof.UNVERIFIED_MAIL, null, null, false));
  }

  @Test
  void aVerifiedConfirmationReplacesThePersonsWord() {
    assertThat(after(says(What.CONFIRMED, FILED), verified(What.CONFIRMED, LATER)))
        .isEqualTo(new Confirmed(null, LATER, Proof.VERIFIED_MAIL, null, null, false));
  }

  @Test
  void thePersonsWordDoesNotReplaceAVerifiedConfirmation() {
    assertThat(after(verified(What.CONFIRMED, FILED), says(What.CONFIRMED, LATER)))
        .isEqualTo(new Confirmed(null, FILED, Proof.VERIFIED_MAIL, null, null, false));
  }

  @Test
  void aRefusalAndAConfirmationContradictEachOther() {
    assertThat(after(mail(What.REFUSED, FILED), mail(What.CONFIRMED, LATER)))
        .isEqualTo(
            new Contradicted(null, FILED, LATER, Proof.UNVERIFIED_MAIL, Proof.UNVERIFIED_MAIL));
  }

  @Test
  void theOtherWayRoundTheyContradictEachOtherToo() {
    assertThat(after(verified(What.CONFIRMED, FILED), mail(What.REFUSED, LATER)))
        .isEqualTo(
            new Contradicted(null, LATER, FILED, Proof.UNVERIFIED_MAIL, Proof.VERIFIED_MAIL));
  }

  @Test
  void aWeakerWordTakesNoBetterOnesPlaceInAContradiction() {
    assertThat(
            after(
                verified(What.CONFIRMED, FILED),
                says(What.REFUSED, LATER),
                mail(What.CONFIRMED, LATER.plusDays(1))))
        .isEqualTo(new Contradicted(null, LATER, FILED, Proof.PERSON_SAYS, Proof.VERIFIED_MAIL));
  }

  @Test
  void aQuestionAcknowledgesNothing() {
    Objection asked = after(verified(What.MORE_ASKED, FILED));
    Objection answered = after(verified(What.MORE_ASKED, FILED), says(What.ANSWERED, LATER));

    assertThat(asked.filing()).isEqualTo(new Filing(FILED, Proof.VERIFIED_MAIL, null, true));
    assertThat(answered.filing()).isEqualTo(asked.filing());
    assertThat(after(verified(What.ACKNOWLEDGED, FILED)).filing())
        .isEqualTo(new Filing(FILED, Proof.VERIFIED_MAIL, FILED, true));
  }

  @Test
  void whoSaysItGoesWithWhatIsSaid() {
    assertThat(after(says(What.FILED, FILED), verified(What.MORE_ASKED, LATER)))
        .extracting(state -> ((MoreAsked) state).proof())
        .isEqualTo(Proof.VERIFIED_MAIL);
    assertThat(after(says(What.FILED, FILED), says(What.EXTENDED, LATER)))
        .extracting(state -> ((Extended) state).proof())
        .isEqualTo(Proof.PERSON_SAYS);
  }

  @Test
  void aLaterVerifiedMailOutweighsAnUnverifiedOne() {
    assertThat(after(mail(What.REFUSED, FILED), verified(What.CONFIRMED, LATER)))
        .isInstanceOf(Confirmed.class);
  }

  @Test
  void aContradictionEndsWhenOneSideIsTakenBack() {
    Fact refused = mail(What.REFUSED, FILED);

    assertThat(after(refused.undo(), mail(What.CONFIRMED, LATER))).isInstanceOf(Confirmed.class);
  }

  @Test
  void objectingAgainAfterARefusalIsANewObjection() {
    assertThat(after(says(What.REFUSED, FILED), says(What.FILED, LATER)))
        .isEqualTo(new Filed(Filing.told(LATER), clock.answerDue(LATER)));
  }

  @Test
  void aFilingToldAfterItsRefusalOfTheSameDayIsWhatWasRefused() {
    assertThat(after(mail(What.REFUSED, FILED), says(What.FILED, FILED)))
        .isEqualTo(new Refused(Filing.told(FILED), FILED, Proof.UNVERIFIED_MAIL));
  }

  @Test
  void aConfirmationAfterAComplaintSettlesIt() {
    Fact complaint = with(says(What.COMPLAINED, LATER), "FR");

    assertThat(after(mail(What.REFUSED, FILED), complaint)).isInstanceOf(Complained.class);
    assertThat(after(mail(What.REFUSED, FILED), complaint, mail(What.CONFIRMED, LATER.plusDays(2))))
        .isInstanceOf(Confirmed.class);
  }

  @Test
  void aComplaintGivesTheAuthorityThreeMonths() {
    Objection state = after(mail(What.REFUSED, FILED), with(says(What.COMPLAINED, LATER), "FR"));

    assertThat(((Complained) state).due().on()).isEqualTo("2025-08-11");
  }

  @Test
  void whatWasWithdrawnIsConfirmedOnlyByMetasOwnSignature() {
    List<Fact> facts = List.of(says(What.FILED, FILED), says(What.WITHDRAWN, LATER));

    assertThat(after(plus(facts, mail(What.CONFIRMED, LATER.plusDays(1)))))
        .isEqualTo(new Withdrawn(LATER));
    assertThat(after(plus(facts, verified(What.CONFIRMED, LATER.plusDays(1)))))
        .isInstanceOf(Confirmed.class);
  }

  @Test
  void aPageChangeAsksForAnotherLookAtWhatWasConfirmed() {
    assertThat(after(mail(What.CONFIRMED, FILED), page(LATER))).isInstanceOf(Recheck.class);
  }

  @Test
  void aPageChangeBeforeTheConfirmationAsksForNothing() {
    assertThat(after(mail(What.CONFIRMED, LATER), page(FILED))).isInstanceOf(Confirmed.class);
  }

  @Test
  void aConfirmationAfterThePageChangeSettlesIt() {
    assertThat(
            after(
                mail(What.CONFIRMED, FILED), page(LATER), mail(What.CONFIRMED, LATER.plusDays(1))))
        .isEqualTo(
            new Confirmed(null, LATER.plusDays(1), Proof.UNVERIFIED_MAIL, null, null, false));
  }

  @Test
  void theStatutoryStepComesBeforeTheAdvice() {
    List<Fact> facts = List.of(says(What.FILED, FILED), page(LATER));

    assertThat(at("2025-06-03T12:00:00Z", facts)).isInstanceOf(Recheck.class);
    assertThat(at("2025-06-04T12:00:00Z", facts)).isInstanceOf(Overdue.class);
  }

  @Test
  void aCodeIsShownForAnHour() {
    Fact code = with(mail(What.CODE, LocalDate.parse("2025-05-20")), "123456");

    assertThat(at("2025-05-20T09:59:59Z", List.of(code)))
        .isEqualTo(
            new CodeAsked(
                Instant.parse("2025-05-20T09:00:00Z"),
                "123456",
                new Unknown(),
                Proof.UNVERIFIED_MAIL));
    assertThat(at("2025-05-20T10:00:00Z", List.of(code))).isEqualTo(new Unknown());
  }

  @Test
  void aCodeThatWasFollowedByAFilingIsShownNoMore() {
    LocalDate today = LocalDate.parse("2025-05-20");
    Fact code = with(mail(What.CODE, today), "123456");
    Fact filed = told(says(What.FILED, today), "2025-05-20T09:30:00Z");

    assertThat(at("2025-05-20T09:40:00Z", List.of(code, filed))).isInstanceOf(Filed.class);
  }

  @Test
  void aConfirmationThatSaysSoCoversALinkedAccount() {
    AccountId one = AccountId.random();
    AccountId other = AccountId.random();
    Fact confirmed = covering(verified(What.CONFIRMED, FILED));

    List<Account> accounts =
        standing.of(
            List.of(
                account(one, Platform.FACEBOOK, "Anna B.", List.of(other), List.of(confirmed)),
                account(other, Platform.INSTAGRAM, "@anna", List.of(one), List.of())),
            NOW);

    assertThat(accounts.get(1).standing())
        .isEqualTo(
            new Confirmed(
                null,
                FILED,
                Proof.VERIFIED_MAIL,
                null,
                new AccountName(Platform.FACEBOOK, "Anna B."),
                true));
  }

  @Test
  void aMailThatDoesNotSaySoCoversNoOther() {
    AccountId one = AccountId.random();
    AccountId other = AccountId.random();

    List<Account> accounts =
        standing.of(
            List.of(
                account(
                    one,
                    Platform.FACEBOOK,
                    "Anna B.",
                    List.of(other),
                    List.of(verified(What.CONFIRMED, FILED))),
                account(other, Platform.INSTAGRAM, "@anna", List.of(one), List.of())),
            NOW);

    assertThat(accounts.get(1).standing()).isEqualTo(new Unknown());
  }

  @Test
  void anOwnRefusalCountsBeforeALinkedConfirmation() {
    AccountId one = AccountId.random();
    AccountId other = AccountId.random();

    List<Account> accounts =
        standing.of(
            List.of(
                account(
                    one,
                    Platform.FACEBOOK,
                    "Anna B.",
                    List.of(other),
                    List.of(covering(verified(What.CONFIRMED, FILED)))),
                account(
                    other,
                    Platform.INSTAGRAM,
                    "@anna",
                    List.of(one),
                    List.of(mail(What.REFUSED, LATER)))),
            NOW);

    assertThat(accounts.get(1).standing()).isInstanceOf(Refused.class);
  }

  /// The order in which facts reach us must not matter, nor whether one reaches us twice.
  @Test
  void anyOrderGivesTheSameStanding() {
    Random random = new Random(20250503);
    List<Fact> facts =
        List.of(
            mail(What.NOTICE, NOTICE),
            says(What.FILED, FILED),
            mail(What.ACKNOWLEDGED, FILED.plusDays(1)),
            mail(What.MORE_ASKED, FILED.plusDays(2)),
            mail(What.REFUSED, FILED.plusDays(4)),
            with(says(What.COMPLAINED, FILED.plusDays(5)), "DE"),
            verified(What.CONFIRMED, FILED.plusDays(8)),
            mail(What.NOTICE, FILED.plusDays(9)),
            page(FILED.plusDays(10)));
    Objection expected = after(facts);
    for (int i = 0; i < 200; i++) {
      List<Fact> shuffled = new ArrayList<>(facts);
      shuffled.add(facts.get(random.nextInt(facts.size())));
      Collections.shuffle(shuffled, random);

      assertThat(after(shuffled)).as("order %d", i).isEqualTo(expected);
    }
  }

  /// Whatever is told, in whatever order, there is a standing, and it can be stored.
  @Test
  void everyHistoryHasAStandingThatCanBeStored() {
    Random random = new Random(42);
    for (int i = 0; i < 3_000; i++) {
      List<Fact> facts = new ArrayList<>();
      for (int n = random.nextInt(9); n >= 0; n--) {
        What what = any(random, What.values());
        Fact fact = fact(what, NOTICE.plusDays(random.nextInt(60)), any(random, Proof.values()));
        facts.add(
            switch (what) {
              case PAGE_CHANGED -> with(fact, "meta-privacy-policy");
              case COMPLAINED -> with(fact, "FR");
              case CODE -> with(fact, "123456");
              default -> fact;
            });
      }

      Objection state = at("2025-06-10T10:00:00Z", facts);

      assertThat(Json.read(Json.write(state), Objection.class)).isEqualTo(state);
    }
  }

  private Objection after(Fact... facts) {
    return after(List.of(facts));
  }

  private Objection after(List<Fact> facts) {
    return at(NOW.toString(), facts);
  }

  private Objection at(String now, List<Fact> facts) {
    Account account = account(AccountId.random(), Platform.INSTAGRAM, "@anna", List.of(), facts);
    return standing.of(List.of(account), Instant.parse(now)).getFirst().standing();
  }

  private static Account account(
      AccountId id, Platform platform, String handle, List<AccountId> linked, List<Fact> facts) {
    return new Account(id, platform, handle, null, linked, facts, new Unknown());
  }

  private static Fact says(What what, LocalDate on) {
    return fact(what, on, Proof.PERSON_SAYS);
  }

  private static Fact mail(What what, LocalDate on) {
    return fact(what, on, Proof.UNVERIFIED_MAIL);
  }

  private static Fact verified(What what, LocalDate on) {
    return fact(what, on, Proof.VERIFIED_MAIL);
  }

  private static Fact page(LocalDate on) {
    return with(fact(What.PAGE_CHANGED, on, Proof.PERSON_SAYS), "meta-privacy-policy");
  }

  private static Fact fact(What what, LocalDate on, Proof proof) {
    Instant at = on.atTime(9, 0).atZone(java.time.ZoneOffset.UTC).toInstant();
    EventId id = EventId.of(what, on, proof);
    return new Fact(id, at, on, what, proof, null, null, false, false, at);
  }

  private static Fact with(Fact f, @Nullable String detail) {
    return new Fact(
        f.id(),
        f.told(),
        f.on(),
        f.what(),
        f.proof(),
        null,
        detail,
        f.coversLinked(),
        false,
        f.at());
  }

  private static Fact told(Fact f, String told) {
    Instant at = Instant.parse(told);
    return new Fact(f.id(), at, f.on(), f.what(), f.proof(), null, f.detail(), false, false, null);
  }

  private static Fact covering(Fact f) {
    return new Fact(
        f.id(), f.told(), f.on(), f.what(), f.proof(), null, f.detail(), true, false, f.at());
  }

  private static <T> T any(Random random, T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  private static List<Fact> plus(List<Fact> facts, Fact one) {
    List<Fact> all = new ArrayList<>(facts);
    all.add(one);
    return all;
  }
}
