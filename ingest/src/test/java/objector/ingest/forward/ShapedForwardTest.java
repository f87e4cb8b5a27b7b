package objector.ingest.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.judge.Judges;
import objector.ingest.lexicon.ForwardLexicon;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The mails are invented, and so is the language of some.
class ShapedForwardTest {
  private static final ForwardSplitter SPLITTER =
      new ForwardSplitter(ForwardLexicon.of(Judges.PHRASES));

  private static final Mailbox META = new Mailbox("Instagram", "no-reply@mail.instagram.com");
  private static final Mailbox ANNA = new Mailbox("Anna Berger", "anna@example.org");

  private static final String UNKNOWN =
      """
      Zefru: Instagram <no-reply@mail.instagram.com>
      Wolti: 3 gorm 2025 10:42
      Prent: Your objection
      Huk: Anna Berger <anna@example.org>

      Hi Anna,

      Note: we answer.
      """;

  private static @Nullable Forwarded split(String subject, String text) {
    return SPLITTER.split(text, subject);
  }

  private static Forwarded read(String subject, String text) {
    return Objects.requireNonNull(split(subject, text), "no forward was found");
  }

  private static void isWhole(Forwarded found) {
    assertThat(found.sender()).isEqualTo(META);
    assertThat(found.recipients()).containsExactly(ANNA);
    assertThat(found.subject()).isEqualTo("Your objection");
    assertThat(found.date()).isEqualTo("3 gorm 2025 10:42");
    assertThat(found.body()).isEqualTo("Hi Anna,\n\nNote: we answer.");
    assertThat(found.open()).isFalse();
  }

  @Test
  void labelsAndValuesMayStandInTurnWithoutAColon() {
    String turns =
        """
        ---------- Zulp gorb ---------
        Zefru
        Instagram <no-reply@mail.instagram.com>
        Wolti
        3 gorm 2025 10:42
        Huk
        Anna Berger <anna@example.org>
        Prent
        Your objection

        Hi Anna,

        Note: we answer.
        """;

    isWhole(read("Fwd: Your objection", turns));
    assertThat(split("Re: Your objection", turns)).isNull();
  }

  @Test
  void anotherScriptsColonIsAColon() {
    isWhole(
        read(
            "Fwd: Your objection",
            "-------- Զուլպ --------\n"
                + UNKNOWN
                    .replace("Zefru:", "Զեֆ՝")
                    .replace("Wolti:", "Վոլ՝")
                    .replace("Prent:", "Պրե՝")
                    .replace("Huk:", "Հուկ՝")));
  }

  @Test
  void inOneLineAGapMayStandBeforeTheColon() {
    Forwarded found =
        read(
            "Tr : Your objection",
            "Look.\n\n----- Mail transféré -----De : Instagram <no-reply@mail.instagram.com>À :"
                + " Anna Berger <anna@example.org>Envoyé : samedi 3 mai 2025 à 10:42:11"
                + " UTC+2Objet : Your objection\n\nHi Anna,\n");

    assertThat(found.sender()).isEqualTo(META);
    assertThat(found.recipients()).containsExactly(ANNA);
    assertThat(found.date()).isEqualTo("samedi 3 mai 2025 à 10:42:11 UTC+2");
    assertThat(found.subject()).isEqualTo("Your objection");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "14 April 2025 09:05 Meta Øst, Ltd <no-reply@mail.instagram.com>:|Meta Øst, Ltd|14 April"
            + " 2025 09:05",
        "Dnia 14 kwietnia 2025 09:05 Meta Øst, Ltd <no-reply@mail.instagram.com> napisał(a):|Meta"
            + " Øst, Ltd|14 kwietnia 2025 09:05",
        "Le 14 avr. 2025 à 09:05, à 09:05, \"Meta, Ltd\" <no-reply@mail.instagram.com> a"
            + " écrit:|Meta, Ltd|14 avr. 2025 à 09:05",
        "On Sat, May 3, 2025 at 10:42 PM, Meta, Inc. <no-reply@mail.instagram.com> wrote:|Meta,"
            + " Inc.|Sat, May 3, 2025 at 10:42 PM",
      })
  void aNameBehindADateKeepsItsComma(String line, String name, String date) {
    Forwarded found = read("Fwd: Your objection", "Look.\n\n" + line + "\n\n> Hi Anna,\n");

    assertThat(found.sender()).isEqualTo(new Mailbox(name, "no-reply@mail.instagram.com"));
    assertThat(found.date()).isEqualTo(date);
  }

  @Test
  void whereAnAddressLeadsIsNoPartOfIt() {
    String link = " (Link -> mailto:no-reply@mail.instagram.com) >";

    assertThat(AddressList.read("Instagram < no-reply@mail.instagram.com" + link))
        .containsExactly(META);
  }

  @Test
  void aBlockInWordsOfNoKnownLanguageIsToldByItsValues() {
    isWhole(read("Fwd: Your objection", "Look.\n\n" + UNKNOWN));
    isWhole(read("Your objection", "---------- Zulp gorb ---------\n" + UNKNOWN));
  }

  @Test
  void belowAnAnswerSuchABlockIsNone() {
    assertThat(split("Re: Your objection", "Thanks!\n\n---- Zulp gorb ----\n" + UNKNOWN)).isNull();
    assertThat(split("AW: Your objection", "Thanks!\n\n" + UNKNOWN)).isNull();
    assertThat(split("Lunch", "Thanks!\n\n" + UNKNOWN)).isNull();
  }

  @Test
  void behindAPrefixOfNoKnownLanguageSomebodyMustSay() {
    Forwarded found = read("Zul: Your objection", UNKNOWN);

    assertThat(found.open()).isTrue();
    assertThat(found.sender()).isEqualTo(META);
  }

  @Test
  void aMailOfMetasWhoseFieldsAreNotSureIsHeld() {
    String known =
        "From: Instagram <no-reply@mail.instagram.com>\nDate: 3 May 2025 10:42\n"
            + "Subject: Your objection\nTo: anna@example.org\n\nHi Anna";

    assertThat(judged("Zul: Your objection", UNKNOWN)).contains("words we do not know");
    assertThat(judged("Fwd: Your objection", known)).doesNotContain("words we do not know");
  }

  private static String judged(String subject, String text) {
    return String.valueOf(
        Judges.WITHOUT_KEYS.judgeText(subject, text, Judges.NOW).judgement().held());
  }

  @Test
  void threeListsOfAddressesInUnknownWordsAreOpen() {
    String text = UNKNOWN.replace("\n\nHi", "\nGorb: otto@example.org\n\nHi");

    Forwarded found = read("Fwd: Your objection", text);

    assertThat(found.open()).isTrue();
    assertThat(found.sender()).isEqualTo(META);
  }

  @Test
  void theOnlyAddressMayBeTheRecipients() {
    String text = UNKNOWN.replace("Instagram <no-reply@mail.instagram.com>", "Instagram");

    Forwarded found = read("Fwd: Your objection", text);

    assertThat(found.open()).isTrue();
  }

  @Test
  void aKnownWordThatIsAnotherWordElsewhereDoesNotMislead() {
    // "Da" names the sender in Italian, the recipient in Breton.
    String text =
        """
        Danvez: Your objection
        Deiziad: 3 gorm 2025 10:42
        Digant: Instagram <no-reply@mail.instagram.com>
        Da: Anna Berger <anna@example.org>

        Hi Anna,

        Note: we answer.
        """;

    isWhole(read("Fwd: Your objection", "-------- Kemennadenn --------\n" + text));
  }

  @Test
  void aLineThatEndsTheFrameIsNoPartOfTheText() {
    isWhole(
        read("Fwd: Your objection", "----- Zulp -----\n" + UNKNOWN + "\n----- Zulp gox -----\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Berta <\nberta@example.org>", "Berta de la\nVega <berta@example.org>"})
  void aMailboxThatIsWrappedGoesOn(String wrapped) {
    Forwarded found =
        read(
            "Fwd: Your objection",
            "---------- Forwarded message ---------\n"
                + "From: Instagram <no-reply@mail.instagram.com>\nDate: Sat, 3 May 2025 at 10:42\n"
                + "Subject: Your objection\nTo: Anna Berger <anna@example.org>, "
                + wrapped
                + "\n\n\nHi Anna");

    assertThat(found.recipients()).hasSize(2);
    assertThat(found.recipients().getLast().address()).isEqualTo("berta@example.org");
    assertThat(found.body()).isEqualTo("Hi Anna");
  }

  @Test
  void aValueMayStandOnTheLineBelowItsLabel() {
    Forwarded found =
        read(
            "Fwd: Your objection",
            """
            -------- Original Message --------
            From:
            Instagram <no-reply@mail.instagram.com>

            Sent: 3 May 2025 10:42:11 CEST
            To:
            anna@example.org

            Subject:
            Your objection

            Hi Anna\
            """);

    assertThat(found.sender()).isEqualTo(META);
    assertThat(found.recipients()).containsExactly(new Mailbox(null, "anna@example.org"));
    assertThat(found.subject()).isEqualTo("Your objection");
    assertThat(found.body()).isEqualTo("Hi Anna");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "|-----Mensagem reencaminhada-----|\n\n"})
  void aWholeBlockMayStandInOneLineBelowANote(String marker) {
    Forwarded found =
        read(
            "FW: Your objection",
            "Look.\n\n"
                + marker
                + "From: Instagram <no-reply@mail.instagram.com> Sent: Saturday, May 3, 2025 9:31"
                + " AM To: Anna <anna@example.org> Subject: Your objection\n\n"
                + "Hi Anna");

    assertThat(found.sender()).isEqualTo(META);
    assertThat(found.date()).isEqualTo("Saturday, May 3, 2025 9:31 AM");
    assertThat(found.subject()).isEqualTo("Your objection");
    assertThat(found.message()).isEqualTo("Look.");
    assertThat(found.body()).isEqualTo("Hi Anna");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "On May 3, 2025 at 10:42 PM, Instagram <no-reply@mail.instagram.com> wrote:"
            + "|May 3, 2025 at 10:42 PM",
        "On Sat, May 3, 2025 at 10:42 PM Instagram <no-reply@mail.instagram.com> wrote:"
            + "|Sat, May 3, 2025 at 10:42 PM",
        "On Saturday, May 3, 2025 at 10:42, Instagram <no-reply@mail.instagram.com>, wrote:"
            + "|Saturday, May 3, 2025 at 10:42",
        "On 5/3/2025 10:42 PM, Instagram <no-reply@mail.instagram.com> wrote:|5/3/2025 10:42 PM",
        "Le 03/05/2025 12:46, « Instagram » <no-reply@mail.instagram.com> a écrit :"
            + "|03/05/2025 12:46",
        "Am Sa., 3. Mai 2025 um 22:42 Uhr schrieb Instagram <no-reply@mail.instagram.com>:"
            + "|Sa., 3. Mai 2025 um 22:42 Uhr",
        "Am Sa., 3. Mai 2025 um 22:42 hat Instagram <no-reply@mail.instagram.com> Folgendes"
            + " geschrieben:|Sa., 3. Mai 2025 um 22:42",
        "3 May 2025 22:42 Instagram <no-reply@mail.instagram.com>:|3 May 2025 22:42",
        "2025. máj. 3. 22:42 Instagram <no-reply@mail.instagram.com>:|2025. máj. 3. 22:42"
      })
  void oneLineTellsDateAndSender(String line, String date) {
    Forwarded found = read("Fwd: Your objection", "Look.\n\n" + line + "\n\nHi Anna");

    assertThat(found.sender()).isEqualTo(META);
    assertThat(found.date()).isEqualTo(date);
    assertThat(found.subject()).isEqualTo("Your objection");
    assertThat(found.body()).isEqualTo("Hi Anna");
    assertThat(found.message()).isEqualTo("Look.");
  }

  @Test
  void aSenderADashAndADateAboveAQuoteAreAForwardToo() {
    Forwarded found =
        read(
            "Fwd: Your objection",
            "\"Instagram\" no-reply@mail.instagram.com – 3 May 2025 22:42\n> Hi Anna\n");

    assertThat(found.sender()).isEqualTo(META);
    assertThat(found.date()).isEqualTo("3 May 2025 22:42");
    assertThat(found.body()).isEqualTo("Hi Anna");
  }

  @Test
  void aPrefixThatAnswersInOneLanguageAndForwardsInAnother() {
    String finnish =
        "Lähettäjä: Instagram <no-reply@mail.instagram.com>\nLähetetty: 3. toukokuuta 2025 10:42\n"
            + "Vastaanottaja: Anna Berger <anna@example.org>\nAihe: Your objection\n\nHi";
    String norwegian =
        "Fra: Instagram <no-reply@mail.instagram.com>\nSendt: 3. mai 2025 10:42\n"
            + "Til: Anna Berger <anna@example.org>\nEmne: Your objection\n\nHi";

    assertThat(split("VS: Your objection", "Kiitos!\n\n" + finnish)).isNull();
    assertThat(split("VS: Your objection", "Se her.\n\n" + norwegian)).isNotNull();
  }

  @Test
  void aQuotedForwardBelowAnAnswerIsNotForwardedToUs() {
    String quoted = "> ---------- Forwarded message ---------\n> " + UNKNOWN.replace("\n", "\n> ");

    assertThat(split("Re: Your objection", "Thanks!\n\nQuoting Otto\n" + quoted)).isNull();
  }

  @Test
  void linesThatOnlyLookLikeFieldsAreNone() {
    String text = "Where: Berlin\nWhen: 3 May 2025 10:42\nWhat: lunch\n\nSee you";

    assertThat(split("Fwd: Lunch", text)).isNull();
  }

  @Test
  void tenThousandLinesOfLabelsAreReadInTime() {
    String text =
        "Zefru: a@example.org, \n".repeat(10_000) + "Wolti: 3 gorm 2025 10:42 <".repeat(999);

    long start = System.nanoTime();
    for (String subject : List.of("Fwd: x", "x", "", "Zul: x")) {
      split(subject, text);
    }

    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  @Test
  void aSubjectInBracketsIsAForwardsToo() {
    isWhole(read("[Fwd: Your objection]", "Look.\n\n" + UNKNOWN));
    assertThat(split("[Lunch] Your objection", "Look.\n\n" + UNKNOWN)).isNull();
  }

  @Test
  void theLineThatIntroducesTheBlockIsNotTheForwardersWord() {
    String above = "Look.\n\nZulp gorb:\n\n" + UNKNOWN;
    String quoted = "Look.\n\n> Zulp gorb:\n>\n> " + UNKNOWN.replace("\n", "\n> ");

    assertThat(read("Fwd: Your objection", above).message()).isEqualTo("Look.");
    assertThat(read("Fwd: Your objection", quoted).message()).isEqualTo("Look.");
  }

  @Test
  void whatSomebodyWroteRightAboveTheBlockIsTheirs() {
    assertThat(read("Fwd: Your objection", "Look at this:\n\n" + UNKNOWN).message())
        .isEqualTo("Look at this:");
  }

  @Test
  void aRuleBelowAMarkedMailIsNoPartOfIt() {
    String rule = "-".repeat(41);

    isWhole(read("Fwd: Your objection", "---- Zulp gorb ----\n" + UNKNOWN + rule + "\n"));
    assertThat(read("Fwd: Your objection", UNKNOWN + rule).body()).endsWith(rule);
  }

  @Test
  void aSecondLineOfSignsBelowTheFieldsAndTheOneAtTheEndAreNoText() {
    String text = UNKNOWN.replace("\n\nHi", "\n\n===8<===Zulp===\nHi") + "\n===8<===Zulp gox===\n";

    isWhole(read("Fwd: Your objection", text));
  }

  @Test
  void fieldsInARowOfATableAreFields() {
    String text =
        """
        | Zefru | Instagram <no-reply@mail.instagram.com> |
        | Wolti | 3 gorm 2025 10:42 |
        | Prent | Your objection |
        | Huk | Anna Berger <anna@example.org> |

        Hi Anna,

        Note: we answer.
        """;

    isWhole(read("Fwd: Your objection", "Look.\n\n---- Zulp gorb ----\n" + text));
  }
}
