package objector.wording;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.Dossier.HeldMail.Reason;
import org.junit.jupiter.api.Test;

final class HeldWordsTest {
  private static final HeldWords ENGLISH = new HeldWords(Words.load().in("en", "UTC"));

  @Test
  void aHeldMailSaysWhatItMayBeAndWhichAccountItMayConcern() {
    String said = ENGLISH.of(MailTextTest.held(Reason.WHICH_ACCOUNT), Samples.ANNA);

    assertThat(Isolated.bare(said))
        .isEqualTo(
            "It may be Meta’s confirmation; several of your accounts fit. You decide which it concerns. It may concern Instagram · @anna.");
  }

  @Test
  void aMailIsCalledByItsSubjectAndSender() {
    String title = ENGLISH.title(MailTextTest.held(Reason.UNSURE));

    assertThat(title)
        .isEqualTo(
            "“\u2068We’ve reviewed your request\u2069”, from \u2068notification@facebookmail.example\u2069");
  }
}
