package objector.wording.mail;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.person.Dossier.HeldMail.Reason;
import objector.wording.Isolated;
import objector.wording.SampleStandings;
import objector.wording.Translations;
import objector.wording.letter.LetterWriterTest;
import org.junit.jupiter.api.Test;

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
  void aMailIsCalledByItsSubjectAndSender() {
    String title = ENGLISH.title(LetterWriterTest.held(Reason.UNSURE));

    assertThat(title)
        .isEqualTo(
            "“\u2068We’ve reviewed your request\u2069”, from \u2068notification@facebookmail.example\u2069");
  }
}
