package objector.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import objector.ingest.text.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageLanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          da | Vi indsamler de oplysninger, som du giver os, og vi bruger dem til at forbedre vores tjenester for dig og for andre, så du ikke skal gøre det selv.
          de | Wir erfassen die Informationen, die du uns gibst, und verwenden sie, um unsere Dienste für dich und für andere zu verbessern, auch wenn du nicht singst.
          es | Recopilamos la información que nos das y la usamos para mejorar los servicios que ofrecemos, de modo que puedes cantar en los bosques con las aves de la región.
          fi | Keräämme tietoja, joita annat meille, ja käytämme niitä myös silloin, kun et ole paikalla, jotta voimme parantaa palveluja, joita sinä ja muut käytätte, jos haluat.
          fr | Nous recueillons les informations que vous nous donnez et nous les utilisons pour améliorer les services que nous offrons dans votre pays et avec vos amis.
          it | Raccogliamo le informazioni che ci fornisci e le usiamo per migliorare i servizi che offriamo, in modo che le persone possano cantare con gli amici e con le altre.
          nl | We verzamelen de gegevens die je ons geeft en we gebruiken ze om onze diensten voor jou en voor anderen te verbeteren, ook als je niet zingt in het bos.
          pl | Zbieramy informacje, które nam przekazujesz, i używamy ich do ulepszania usług dla użytkownika oraz dla innych, a także gdy nie śpiewasz w lesie z nami.
          pt | Recolhemos as informações que nos dás e usamos para melhorar os serviços que oferecemos, de modo que não tens de cantar com os pássaros em uma floresta do país.
          sv | Vi samlar in den information som du ger oss och använder den för att förbättra våra tjänster för dig och för andra, även om du inte sjunger på kvällen i skogen.
          """)
  void isToldByItsSmallWords(String language, String text) {
    assertThat(PageLanguage.of(CanonicalText.of(text))).isEqualTo(language);
  }

  @Test
  void aMenuInThirtyLanguagesIsNone() {
    CanonicalText menu =
        CanonicalText.of("Deutsch\n\nEnglish (UK)\n\nFrançais\n\nItaliano\n\nPolski\n\nSvenska");

    assertThat(PageLanguage.of(menu)).isNull();
  }

  @Test
  void aFrenchMenuAroundAnEnglishPolicyIsEnglish() {
    String page = "- Accueil\n- Mentions légales\n- Aide\n\n" + SamplePages.PARROT;

    assertThat(PageLanguage.of(CanonicalText.of(page))).isEqualTo("en");
  }
}
