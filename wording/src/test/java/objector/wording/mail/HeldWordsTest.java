package objector.wording.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.events.mail.HeldReason;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Dossier.HeldMail.Reason;
import objector.wording.Isolated;
import objector.wording.SampleStandings;
import objector.wording.Translations;
import objector.wording.Voice;
import objector.wording.letter.LetterWriterTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HeldWordsTest {
  private static final HeldWords ENGLISH = new HeldWords(Translations.load().in("en", "UTC"));

  @Test
  void aHeldMailSaysWhatItMayBeAndWhichAccountItMayConcern() {
    String said = ENGLISH.of(LetterWriterTest.held(Reason.WHICH_ACCOUNT), SampleStandings.ANNA);

    assertThat(Isolated.bare(said))
        .isEqualTo(
            "It may be Meta’s confirmation; several of your accounts fit. You decide which it concerns. It may concern Instagram · @anna.");
  }

  @Test
  void whomElseItGreetsIsNamedAndNoLink() {
    HeldMail held = LetterWriterTest.held(Reason.OTHER_NAME);

    String said = Isolated.bare(ENGLISH.of(greeting(held, "Otto see www.example.org"), null));

    assertThat(said).contains("another name than those of your accounts: “Otto see ");
    assertThat(said).doesNotContain("www.example.org");
    assertThat(Isolated.bare(ENGLISH.of(held, null)))
        .contains("it greets another name than those of your accounts. You");
  }

  private static HeldMail greeting(HeldMail held, String name) {
    return new HeldMail(
        held.mail(),
        held.at(),
        held.subject(),
        held.from(),
        held.guess(),
        held.account(),
        held.reason(),
        held.dated(),
        held.proof(),
        held.codes(),
        held.coversLinked(),
        held.evidence(),
        held.why(),
        held.original(),
        held.copies(),
        name,
        null);
  }

  @ParameterizedTest
  @EnumSource
  void whyItIsHeldIsSaidInEveryLanguage(HeldReason reason) {
    for (String language : List.of("en", "fr")) {
      Voice voice = Translations.load().in(language, "UTC");

      String said = String.valueOf(HeldWords.why(voice, reason.said("see www.example.org")));

      assertThat(said).isNotEqualTo("null");
      assertThat(said.contains("example")).isEqualTo(reason.takesDetail());
      assertThat(said).as("no link to follow").doesNotContain("www.example.org");
    }
  }

  @Test
  void aReasonOfNobodysIsNotSaid() {
    assertThat(HeldWords.why(ENGLISH.voice(), "It is Tuesday")).isNull();
    assertThat(HeldWords.why(ENGLISH.voice(), null)).isNull();
  }

  @Test
  void aMailIsCalledByItsSubjectAndSender() {
    String title = ENGLISH.title(LetterWriterTest.held(Reason.UNSURE));

    assertThat(title)
        .isEqualTo(
            "“\u2068We’ve reviewed your request\u2069”, from \u2068notification@facebookmail.example\u2069");
  }
}
