package objector.tracker;

import static objector.tracker.AnnasStory.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.Platform;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailKind;
import objector.events.person.Fact;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Unknown;
import objector.events.person.PersonEvent.AccountsLinked;
import objector.events.person.PersonEvent.ConfirmationSeen;
import objector.events.person.PersonEvent.Corrected;
import objector.events.person.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens to a person's objections, told by what reaches us.
final class ObjectionStoryTest {
  private final AnnasStory anna = new AnnasStory();

  @AfterEach
  void end() {
    anna.close();
  }

  @Test
  void aNoticeLeadsToAnAlertWithTheAccountsStanding() {
    anna.mail(MailKind.NOTICE, "2025-04-14T09:00:00Z");

    assertThat(anna.story().standing(ANNA, anna.instagram()))
        .isEqualTo(new Noticed(LocalDate.parse("2025-04-14"), Proof.UNVERIFIED_MAIL));
    Alert alert = anna.story().newAlerts().getFirst();
    assertThat(alert.to()).isEqualTo("anna@mail.example");
    assertThat(alert.thread()).isEqualTo(anna.instagram().value());
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
    anna.filed("2031-01-01");

    Alert alert = anna.story().newAlerts().getFirst();
    assertThat(alert.matter()).isInstanceOf(Matter.AskedBack.class);
    assertThat(alert.thread()).isEqualTo(anna.instagram().value());
  }

  @Test
  void noticeConfirmationAndTheNoticeAgain() {
    anna.mail(MailKind.NOTICE, "2025-04-14T09:00:00Z");
    anna.story()
        .mailed(
            AnnasStory.given(MailKind.CONFIRMATION)
                .dated("2025-05-03T10:00:00Z")
                .verdict(Verdict.VERIFIED)
                .received());
    anna.mail(MailKind.NOTICE, "2025-05-09T09:00:00Z");

    assertThat(anna.story().standing(ANNA, anna.instagram()))
        .isEqualTo(
            new Confirmed(
                null,
                LocalDate.parse("2025-05-03"),
                Proof.VERIFIED_MAIL,
                LocalDate.parse("2025-05-09"),
                null,
                false));
    assertThat(anna.news())
        .containsExactly(News.NOTICE_ARRIVED, News.CONFIRMED, News.NOTICE_ARRIVED);
  }

  @Test
  void anOlderNoticeForwardedLaterIsNoNews() {
    anna.mail(MailKind.CONFIRMATION, "2025-05-03T10:00:00Z");
    anna.story().newAlerts();

    anna.mail(MailKind.NOTICE, "2025-04-14T09:00:00Z");

    assertThat(anna.story().newAlerts()).isEmpty();
    assertThat(anna.story().standing(ANNA, anna.instagram())).isInstanceOf(Confirmed.class);
  }

  @Test
  void aMailsDayIsDublinsWhereverThePersonLives() {
    anna.mail(MailKind.NOTICE, "2025-04-14T22:30:00Z");

    assertThat(anna.story().standing(ANNA, anna.instagram()))
        .isEqualTo(new Noticed(LocalDate.parse("2025-04-14"), Proof.UNVERIFIED_MAIL));
  }

  @Test
  void aCodeIsShownAtOnceAndForAnHour() {
    Instant sent = anna.story().now().minus(Duration.ofMinutes(2));
    anna.story()
        .mailed(
            AnnasStory.given(MailKind.CODE)
                .at(anna.story().now())
                .dated(sent.toString())
                .codes("123456")
                .received());

    assertThat(anna.story().standing(ANNA, anna.instagram()))
        .isEqualTo(new CodeAsked(sent, "123456", new Unknown(), Proof.UNVERIFIED_MAIL));
    assertThat(anna.story().newAlerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.urgent()).isTrue());
    anna.story().pass(Duration.ofMinutes(57));
    assertThat(anna.story().standing(ANNA, anna.instagram())).isInstanceOf(CodeAsked.class);
    anna.story().pass(Duration.ofMinutes(2));
    assertThat(anna.story().standing(ANNA, anna.instagram())).isEqualTo(new Unknown());
  }

  @Test
  void aCodeThatWorksNoMoreIsNoNews() {
    anna.story()
        .mailed(
            AnnasStory.given(MailKind.CODE)
                .at(anna.story().now())
                .dated(anna.story().now().minus(Duration.ofHours(3)).toString())
                .codes("123456")
                .received());

    assertThat(anna.story().newAlerts()).isEmpty();
  }

  @Test
  void aRefusalAndAConfirmationAreAskedAbout() {
    anna.mail(MailKind.REFUSAL, "2025-05-10T09:00:00Z");
    anna.mail(MailKind.CONFIRMATION, "2025-05-12T09:00:00Z");

    assertThat(anna.story().standing(ANNA, anna.instagram())).isInstanceOf(Contradicted.class);
    assertThat(anna.news()).containsExactly(News.REFUSED, News.CONTRADICTED);
  }

  @Test
  void whatThePersonTakesBackNoLongerCounts() {
    ConfirmationSeen wrong =
        new ConfirmationSeen(
            EventId.random(),
            ANNA,
            anna.story().now(),
            anna.instagram(),
            LocalDate.parse("2025-04-09"));
    anna.story().told(wrong);

    anna.story().told(new Corrected(EventId.random(), ANNA, anna.story().now(), wrong.id()));

    assertThat(anna.story().standing(ANNA, anna.instagram())).isEqualTo(new Unknown());
    assertThat(anna.story().known(ANNA).accounts().getFirst().facts())
        .filteredOn(Fact::undone)
        .extracting(Fact::id)
        .containsExactly(wrong.id());
  }

  @Test
  void aConfirmationThatSaysSoCoversWhatThePersonLinked() {
    AccountId facebook = anna.add(Platform.FACEBOOK, "Anna B.");
    anna.story()
        .told(
            new AccountsLinked(
                EventId.random(), ANNA, anna.story().now(), List.of(anna.instagram(), facebook)));

    anna.story().mailed(AnnasStory.given(MailKind.CONFIRMATION).coveringLinked().received());

    assertThat(anna.story().standing(ANNA, facebook))
        .isInstanceOfSatisfying(
            Confirmed.class,
            confirmed -> {
              assertThat(confirmed.coveredBy()).isNotNull();
              assertThat(confirmed.linkedByMeta()).isTrue();
            });
    anna.story()
        .told(new AccountsLinked(EventId.random(), ANNA, anna.story().now(), List.of(facebook)));
    assertThat(anna.story().standing(ANNA, facebook)).isEqualTo(new Unknown());
  }

  @Test
  void theSameAccountTwiceIsOne() {
    anna.add(Platform.INSTAGRAM, "Anna");

    assertThat(anna.story().known(ANNA).accounts()).hasSize(1);
  }
}
