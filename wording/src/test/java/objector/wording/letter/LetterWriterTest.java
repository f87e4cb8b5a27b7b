package objector.wording.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.alert.ReminderKind;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailKind;
import objector.events.mail.Signal;
import objector.events.page.Blindness;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Fact;
import objector.events.person.Proof;
import objector.programmes.Programmes;
import objector.wording.PermittedStates;
import objector.wording.PinnedText;
import objector.wording.SampleStandings;
import objector.wording.Translations;
import objector.wording.sentence.AccountSentenceTest;
import objector.wording.sentence.Sentence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public final class LetterWriterTest {
  private static final Translations WORDS = Translations.load();
  private static final LetterWriter MAILS =
      new LetterWriter(WORDS, Programmes.load(), "the Berger family");
  private static final LetterLinks LINKS = new UnsignedLinks("https://objector.example");
  private static final EventId ASKED = new EventId("e".repeat(26));

  static Stream<Locale> languages() {
    return WORDS.languages().stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyMatterHasItsPinnedLetter(Locale language) {
    StringBuilder all = new StringBuilder();

    matters().forEach((name, matter) -> all.append(entry(name, letter(matter, language))));

    PinnedText.compare("letters-" + language + ".txt", all.toString());
  }

  @Test
  void everyMatterOccursInTheSamples() {
    assertThat(matters().values().stream().map(Object::getClass).distinct())
        .containsAll(PermittedStates.of(Matter.class));
  }

  @Test
  void aMailOnAnAccountBeginsWithItsSentenceAsOnThePage() {
    Matter matter = news(News.CONFIRMED, "confirmed, verified-mail");
    Sentence page =
        AccountSentenceTest.sentence(
            SampleStandings.standing("confirmed, verified-mail"), Locale.ENGLISH);

    Letter letter = letter(matter, Locale.ENGLISH);

    assertThat(letter.about())
        .isEqualTo(new Letter.Head(page.account(), page.tone(), page.stateWord()));
    assertThat(letter.first()).isEqualTo(page.alone() + " " + page.next());
  }

  @Test
  void aMailThatOneAskedForOffersNoWayToStop() {
    Letter letter = letter(new Matter.SignInLink(ASKED), Locale.ENGLISH);

    assertThat(letter.foot().stop()).isNull();
    assertThat(letter.foot().choose()).isNull();
  }

  @Test
  void noLinkCanBeMadeOfWhatASuspiciousMailSays() {
    Letter letter = letter(suspicious(), Locale.ENGLISH);

    assertThat(below(letter))
        .contains("meta-privacy-form[.]example")
        .doesNotContain("meta-privacy-form.example");
  }

  @Test
  void aLieThatOnlyASecondLookShowedTakesBackWhatWasToldBecauseOfIt() {
    Matter.SuspiciousMail atOnce = (Matter.SuspiciousMail) suspicious();
    Letter letter =
        letter(
            new Matter.SuspiciousMail(
                atOnce.mail(),
                atOnce.subject(),
                atOnce.from(),
                atOnce.because(),
                Instant.parse("2025-05-03T10:00:00Z")),
            Locale.ENGLISH);

    assertThat(letter.first()).contains("a mail that came on 3 May 2025 imitates Meta");
    assertThat(below(letter)).contains("no longer holds");
    assertThat(below(letter(suspicious(), Locale.ENGLISH))).doesNotContain("no longer holds");
  }

  @Test
  void aSubjectIsOneLineWithoutDirections() {
    Matter matter = new Matter.ForwardingCode("Gm\r\nBcc: x\u202eail", List.of("123456789"), null);

    Letter letter = letter(matter, Locale.ENGLISH);

    assertThat(letter.subject()).isEqualTo("Your forwarding code for Gm  Bcc: xail: 123456789");
  }

  @Test
  void whenTheStandingHasMovedOnTheSubjectSaysNoMoreThanThat() {
    Letter letter = letter(news(News.REFUSED, "withdrawn"), Locale.ENGLISH);

    assertThat(letter.subject()).isEqualTo("Instagram @anna: where your objection stands");
  }

  /// Meta's day, not the authority's.
  @Test
  void underAComplaintAMailAboutTheNewObjectionNamesItsOwnDay() {
    Letter soon =
        letter(
            reminder(ReminderKind.DUE_SOON, "complained, objected again, person-says"),
            Locale.ENGLISH);
    Letter over =
        letter(
            reminder(ReminderKind.OVERDUE, "complained, objected again, overdue, person-says"),
            Locale.ENGLISH);
    Letter authority =
        letter(
            reminder(ReminderKind.AUTHORITY_DUE, "complained, objected again, person-says"),
            Locale.ENGLISH);

    assertThat(soon.subject()).endsWith("Meta’s answer is due on 3 June 2025");
    assertThat(told(soon)).isEqualTo("Answer due, by our count: Tuesday 3 June 2025");
    assertThat(over.subject()).contains("no answer has reached us by 19 May 2025");
    assertThat(told(over)).isEqualTo("Answer was due, by our count: Monday 19 May 2025");
    assertThat(authority.subject()).endsWith("the authority’s answer was due on 24 July 2025");
  }

  /// As in the sentence: Meta's last hour is Ireland's.
  @Test
  void anAnswerIsNotDueInThePastWhileIrelandHasItsLastDay() {
    Instant morning = Instant.parse("2025-06-03T20:00:00Z");
    Matter news = news(News.ACKNOWLEDGED, "filed, acknowledged the same day");

    Letter auckland = letter(news, Locale.ENGLISH, morning, "Pacific/Auckland");
    Letter losAngeles =
        letter(news, Locale.ENGLISH, morning.plusSeconds(3 * 3600), "America/Los_Angeles");

    assertThat(told(auckland)).startsWith("Answer due, by our count:");
    assertThat(told(losAngeles)).startsWith("Answer was due, by our count:");
  }

  @Test
  void whatConcernsOnlyTheRightToObjectIsNotSaidToSpeakOfAi() {
    VersionRecorded both = SampleStandings.version();
    VersionRecorded objecting =
        new VersionRecorded(
            both.id(),
            both.page(),
            both.at(),
            both.first(),
            both.alert(),
            both.capture(),
            both.text(),
            both.words(),
            both.effective(),
            List.of(),
            List.of(),
            List.of(),
            List.of(PageTopic.OBJECTION_AND_RIGHTS),
            List.of(),
            List.of());

    assertThat(letter(new Matter.PolicyChanged(both), Locale.ENGLISH).subject()).endsWith("of AI");
    assertThat(letter(new Matter.PolicyChanged(objecting), Locale.ENGLISH).subject())
        .doesNotContain("AI");
  }

  private static @Nullable String told(Letter letter) {
    return letter.due() == null ? null : letter.due().told();
  }

  private static String entry(String name, Letter letter) {
    StringBuilder text = new StringBuilder();
    text.append("== ").append(name).append('\n');
    text.append("Subject: ").append(letter.subject()).append("\n\n");
    Letter.Head about = letter.about();
    if (about != null) {
      text.append(about.name()).append("\n[").append(about.state()).append("]\n\n");
    }
    text.append(letter.first()).append("\n\n");
    Letter.DueDate due = letter.due();
    if (due != null) {
      text.append(due.told()).append('\n').append(due.working()).append("\n\n");
    }
    Letter.Link button = letter.button();
    if (button != null) {
      text.append(button.label()).append(": ").append(button.url()).append("\n\n");
    }
    text.append(below(letter));
    text.append(letter.foot().why()).append('\n');
    text.append(letter.foot().operator()).append("\n\n");
    return text.toString();
  }

  private static String below(Letter letter) {
    StringBuilder text = new StringBuilder();
    for (Letter.Part part : letter.parts()) {
      String said =
          switch (part) {
            case Letter.Part.Paragraph paragraph -> paragraph.text();
            case Letter.Part.Item item -> "– " + item.text();
            case Letter.Part.Apart _ -> "* * *";
            case Letter.Part.Quote quote -> "> " + quote.text();
            case Letter.Part.Step step -> step.link().label() + "\n" + step.link().url();
            case Letter.Part.Standing standing ->
                standing.head().name()
                    + "\n["
                    + standing.head().state()
                    + "]\n"
                    + standing.sentence();
          };
      text.append(said).append("\n\n");
    }
    return text.toString();
  }

  private static Matter news(News news, String standing) {
    return new Matter.AccountNews(
        news, SampleStandings.account(SampleStandings.standing(standing)));
  }

  private static Matter reminder(ReminderKind kind, String standing) {
    return new Matter.Reminder(kind, SampleStandings.account(SampleStandings.standing(standing)));
  }

  private static Matter suspicious() {
    return new Matter.SuspiciousMail(
        ASKED,
        "Object now at http://meta-privacy-form.example/now",
        "privacy@meta-privacy-form.example",
        List.of(Signal.LINK_LEADS_AWAY.said("meta-privacy-form.example")));
  }

  private static Map<String, Matter> matters() {
    Map<String, Matter> all = new LinkedHashMap<>();
    all.put("confirm-address", new Matter.ConfirmAddress(ASKED));
    all.put("sign-in-link", new Matter.SignInLink(ASKED));
    all.put(
        "forwarding-code",
        new Matter.ForwardingCode("Gmail", List.of("123456789"), "https://mail.example/c"));
    all.put("forwarding-code, unnamed", new Matter.ForwardingCode(null, List.of("12345"), null));
    all.put(
        "forwarding-code, only a link",
        new Matter.ForwardingCode("Outlook", List.of(), "https://mail.example/c"));
    all.put("notice", news(News.NOTICE_ARRIVED, "noticed, verified-mail"));
    all.put("notice, unverified", news(News.NOTICE_ARRIVED, "noticed, unverified-mail"));
    all.put(
        "notice after a confirmation",
        news(News.NOTICE_ARRIVED, "confirmed, verified-mail, later notice, verified-mail"));
    all.put(
        "notice, unverified, after a confirmation",
        news(News.NOTICE_ARRIVED, "confirmed, verified-mail, later notice, unverified-mail"));
    all.put("acknowledged", news(News.ACKNOWLEDGED, "filed, acknowledged later"));
    all.put(
        "acknowledged, unverified", news(News.ACKNOWLEDGED, "filed, unverified acknowledgement"));
    for (Proof proof : Proof.values()) {
      all.put("code, " + proof.word(), news(News.CODE_ARRIVED, "code-asked, " + proof.word()));
      all.put("more-asked, " + proof.word(), news(News.MORE_ASKED, "more-asked, " + proof.word()));
      all.put("extended, " + proof.word(), news(News.EXTENDED, "extended, " + proof.word()));
      all.put("confirmed, " + proof.word(), news(News.CONFIRMED, "confirmed, " + proof.word()));
      all.put("refused, " + proof.word(), news(News.REFUSED, "refused, " + proof.word()));
    }
    all.put("covered", news(News.CONFIRMED, "covered, verified-mail"));
    all.put(
        "contradicted",
        news(
            News.CONTRADICTED,
            "contradicted, refused by unverified-mail, confirmed by verified-mail"));
    all.put(
        "more-asked, to answer", reminder(ReminderKind.MORE_ASKED, "more-asked, verified-mail"));
    all.put("nudge", reminder(ReminderKind.NUDGE, "noticed, verified-mail"));
    all.put("nudge, moved on", reminder(ReminderKind.NUDGE, "unknown"));
    all.put("due-soon", reminder(ReminderKind.DUE_SOON, "filed, person-says"));
    all.put("overdue", reminder(ReminderKind.OVERDUE, "overdue, acknowledged"));
    all.put(
        "complaint-ready",
        reminder(ReminderKind.COMPLAINT_READY, "overdue, reminded, person-says"));
    all.put("authority-due", reminder(ReminderKind.AUTHORITY_DUE, "complained, due date past"));
    all.put(
        "recheck, one account",
        new Matter.RecheckAdvised(
            List.of(
                SampleStandings.account(
                    SampleStandings.standing("recheck, confirmed, verified-mail"))),
            SampleStandings.version()));
    all.put(
        "recheck, two accounts",
        new Matter.RecheckAdvised(
            List.of(
                SampleStandings.account(
                    SampleStandings.standing("recheck, confirmed, verified-mail")),
                SampleStandings.account(SampleStandings.standing("recheck, covered"))),
            SampleStandings.version()));
    all.put("policy-changed", new Matter.PolicyChanged(SampleStandings.version()));
    Instant blindSince = Instant.parse("2026-05-04T06:10:00Z");
    all.put(
        "watching-is-blind",
        new Matter.WatchingIsBlind(SampleStandings.POLICY, blindSince, Blindness.LOGIN_WALL));
    all.put(
        "watching-sees-again", new Matter.WatchingSeesAgain(SampleStandings.POLICY, blindSince));
    all.put("suspicious-mail", suspicious());
    all.put("mail-held", new Matter.MailHeld(held(HeldMail.Reason.WHICH_ACCOUNT)));
    for (Dossier.AskedBack.Why why : Dossier.AskedBack.Why.values()) {
      all.put("asked-back, " + why.word(), new Matter.AskedBack(askedBack(why)));
    }
    Account confirmed =
        SampleStandings.account(SampleStandings.standing("confirmed, verified-mail"));
    Account filed = SampleStandings.account(SampleStandings.standing("filed, person-says"));
    all.put(
        "digest",
        new Matter.Digest(
            SampleStandings.NOW.minus(Duration.ofDays(1)),
            List.of(confirmed, filed),
            List.of(SampleStandings.POLICY),
            2,
            1));
    all.put("confirm-new-address", new Matter.ConfirmNewAddress(ASKED));
    all.put("address-may-change", new Matter.AddressMayChange(ASKED, "anna.b@example.org"));
    all.put("nothing-happened", new Matter.NothingHappened(List.of(confirmed)));
    all.put("nothing-happened, no account", new Matter.NothingHappened(List.of()));
    all.put(
        "watching-is-blind, several",
        new Matter.WatchingIsBlind(
            SampleStandings.POLICY,
            blindSince,
            Blindness.LOGIN_WALL,
            List.of(new PageId("facebook-terms-en"), new PageId("meta-ai-terms-eu"))));
    for (News news : List.of(News.NOTICE_ARRIVED, News.ACKNOWLEDGED, News.MORE_ASKED)) {
      all.put(
          news.word() + ", beside a refusal",
          new Matter.AccountNews(
              news,
              SampleStandings.account(SampleStandings.standing("refused, verified-mail")),
              fact(news)));
    }
    all.put("mail-refused", new Matter.MailRefused(LocalDate.of(2025, 5, 20), MailEvent.TOO_LARGE));
    return all;
  }

  private static Dossier.AskedBack askedBack(Dossier.AskedBack.Why why) {
    return new Dossier.AskedBack(
        ASKED,
        SampleStandings.NOW,
        why,
        null,
        Fact.What.FILED,
        LocalDate.of(2031, 1, 1),
        SampleStandings.ANNA);
  }

  private static Fact fact(News news) {
    return new Fact(
        ASKED,
        SampleStandings.NOW,
        LocalDate.of(2025, 5, 19),
        switch (news) {
          case NOTICE_ARRIVED -> Fact.What.NOTICE;
          case ACKNOWLEDGED -> Fact.What.ACKNOWLEDGED;
          default -> Fact.What.MORE_ASKED;
        },
        Proof.VERIFIED_MAIL,
        null,
        null,
        false,
        false);
  }

  public static HeldMail held(HeldMail.Reason reason) {
    return new HeldMail(
        ASKED,
        SampleStandings.NOW,
        "We’ve reviewed your request",
        "notification@facebookmail.example",
        MailKind.CONFIRMATION,
        null,
        reason,
        null,
        Proof.UNVERIFIED_MAIL,
        List.of(),
        false,
        null);
  }

  private static Letter letter(Matter matter, Locale language) {
    return letter(matter, language, SampleStandings.NOW, "Europe/Paris");
  }

  private static Letter letter(Matter matter, Locale language, Instant at, String zone) {
    Alert alert =
        new Alert(
            new AlertId("c".repeat(26)),
            new PersonId("b".repeat(26)),
            at,
            "anna@mail.example",
            language.toLanguageTag(),
            zone,
            "FR",
            null,
            false,
            matter);
    return MAILS.of(alert, LINKS);
  }
}
