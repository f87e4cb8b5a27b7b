package objector.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.page.PageTopic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageTopicsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | AI_TRAINING          | We use your songs to train our generative AI models.
          en | OBJECTION_AND_RIGHTS | You can object to the use of your songs.
          en | LEGAL_BASIS          | We rely on our legitimate interests for this.
          en | DATA_SCOPE           | We collect the location of your device.
          en | MINORS               | Birds under the age of 13 may not sing.
          en | CONTACT              | Reach our data protection officer by post.
          fr | AI_TRAINING          | Vos chansons servent à l'intelligence artificielle du Perroquet.
          fr | OBJECTION_AND_RIGHTS | Vous pouvez vous opposer à cette utilisation.
          fr | LEGAL_BASIS          | Nous nous fondons sur nos intérêts légitimes.
          fr | MINORS               | Les mineurs ne chantent pas.
          de | AI_TRAINING          | Deine Lieder dienen dem Training von KI-Modellen.
          de | OBJECTION_AND_RIGHTS | Du kannst der Verwendung widersprechen.
          de | LEGAL_BASIS          | Die Rechtsgrundlage ist unser berechtigtes Interesse.
          de | CONTACT              | Unsere Datenschutzbeauftragte antwortet singend.
          pl | OBJECTION_AND_RIGHTS | Możesz zgłosić sprzeciw wobec tego.
          """)
  void areToldByWords(String language, PageTopic topic, String passage) {
    assertThat(PageTopics.of(passage, language)).contains(topic);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | Parrots have green feathers and like the rain.
          de | Papageien haben grüne Federn und mögen den Regen.
          """)
  void aSentenceAboutNothingHasNone(String language, String passage) {
    assertThat(PageTopics.of(passage, language)).isEmpty();
  }
}
