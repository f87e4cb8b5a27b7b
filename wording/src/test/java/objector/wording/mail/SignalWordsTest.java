package objector.wording.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.events.mail.Signal;
import objector.wording.Isolated;
import objector.wording.Translations;
import org.junit.jupiter.api.Test;

final class SignalWordsTest {
  private static final SignalWords FRENCH = new SignalWords(Translations.load().in("fr", "UTC"));

  @Test
  void whatWasSeenIsSaidInTheReadersLanguage() {
    List<String> said =
        FRENCH.of(
            List.of(
                Signal.LINK_LEADS_AWAY.said("meta-privacy.example"),
                Signal.SENDER_IMITATES.said("rneta.example", "meta.com")));

    assertThat(said.stream().map(clause -> Isolated.bare(clause).replace('\u202f', ' ')))
        .containsExactly(
            "un lien mène hors de Meta : meta-privacy[.]example",
            "le domaine de l’expéditeur, rneta[.]example, imite meta[.]com");
  }

  @Test
  void aClauseOfAnEarlierVersionIsShownAsItIs() {
    assertThat(FRENCH.of(List.of("the moon is full")).stream().map(Isolated::bare))
        .containsExactly("the moon is full");
  }
}
