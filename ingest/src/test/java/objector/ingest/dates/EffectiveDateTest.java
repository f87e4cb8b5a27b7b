package objector.ingest.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import objector.ingest.text.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EffectiveDateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bg | В сила от 23 юли 2026 г.
          bg | Последна актуализация: 23 юли 2026 г.
          cs | Účinné od 23. července 2026
          cs | Poslední aktualizace: 23. července 2026
          da | Træder i kraft den 23. juli 2026
          da | Senest opdateret: 23. juli 2026
          de | Gültig ab dem 23. Juli 2026
          de | Stand der letzten Überarbeitung: 23. Juli 2026
          de | Diese Richtlinie tritt am 23. Juli 2026 in Kraft.
          el | Σε ισχύ από 23 Ιουλίου 2026
          el | Τελευταία ενημέρωση: 23 Ιουλίου 2026
          en | Effective July 23, 2026
          en | Date of Last Revision: July 23rd, 2026
          en | Last updated 23 July 2026
          en | The effective date of these Terms of Song is July 23, 2026.
          en | Last modified: 2026-07-23
          es | En vigor a partir del 23 de julio de 2026
          es | Última actualización: 23 de julio de 2026
          et | Kehtib alates 23. juulist 2026
          et | Viimati uuendatud: 23. juuli 2026
          fi | Voimassa 23. heinäkuuta 2026 alkaen
          fi | Päivitetty viimeksi 23.7.2026
          fr | En vigueur le 23 juillet 2026
          fr | Date d’entrée en vigueur : 23 juillet 2026
          fr | Date de la dernière mise à jour : 23 juillet 2026
          ga | I bhfeidhm ón 23 Iúil 2026
          hr | Na snazi od 23. srpnja 2026.
          hr | Posljednje ažuriranje: 23. srpnja 2026.
          hu | Hatályos: 2026. július 23.
          hu | Utolsó frissítés: 2026. július 23.
          it | In vigore dal 23 luglio 2026
          it | Ultimo aggiornamento: 23 luglio 2026
          lt | Įsigalioja 2026 m. liepos 23 d.
          lt | Paskutinį kartą atnaujinta: 2026 m. liepos 23 d.
          lv | Spēkā no 2026. gada 23. jūlija
          lv | Pēdējoreiz atjaunināts: 2026. gada 23. jūlijā
          mt | Fis-seħħ mit-23 ta’ Lulju 2026
          nl | Van kracht vanaf 23 juli 2026
          nl | Laatst bijgewerkt: 23 juli 2026
          pl | Obowiązuje od 23 lipca 2026 r.
          pl | Data ostatniej aktualizacji: 23 lipca 2026
          pt | Em vigor a partir de 23 de julho de 2026
          pt | Última atualização: 23 de julho de 2026
          ro | În vigoare de la 23 iulie 2026
          ro | Ultima actualizare: 23 iulie 2026
          sk | Účinné od 23. júla 2026
          sk | Posledná aktualizácia: 23. júla 2026
          sl | Velja od 23. julija 2026
          sl | Zadnja posodobitev: 23. julija 2026
          sv | Gäller från och med den 23 juli 2026
          sv | Senast uppdaterad: 23 juli 2026
          zh | 生效日期：2026年7月23日
          """)
  void isReadInEveryLanguage(String language, String line) {
    assertThat(EffectiveDate.all(CanonicalText.of(line), language))
        .containsExactly(LocalDate.of(2026, 7, 23));
  }

  @Test
  void aMonthMeansWhatItMeansInThePagesLanguage() {
    CanonicalText polish = CanonicalText.of("Obowiązuje od 3 listopada 2026");
    CanonicalText croatian = CanonicalText.of("Na snazi od 3. listopada 2026.");

    assertThat(EffectiveDate.all(polish, "pl")).containsExactly(LocalDate.of(2026, 11, 3));
    assertThat(EffectiveDate.all(croatian, "hr")).containsExactly(LocalDate.of(2026, 10, 3));
  }

  @Test
  void theLineBelowAHeadingIsItsDate() {
    CanonicalText text = CanonicalText.of("## Last updated\n\nJuly 23, 2026");

    assertThat(EffectiveDate.all(text, "en")).containsExactly(LocalDate.of(2026, 7, 23));
  }

  @Test
  void anAnnouncedDateStandsBesideTheOneInForce() {
    CanonicalText text =
        CanonicalText.of(
            "Section 3 will be updated effective October 1, 2026.\n\n"
                + "Date of last revision: July 23, 2026");

    assertThat(EffectiveDate.all(text, "en"))
        .containsExactly(LocalDate.of(2026, 7, 23), LocalDate.of(2026, 10, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Song Privacy Act is effective as of January 1, 2020.",
        "The previous policy was effective on January 1, 2020.",
        "We were founded on January 1, 2020 in a tree.",
        "Version 2020.01.01 of the app sings better.",
        "Last updated 7/8/2026",
        "Effective immediately",
        "Effective February 30, 2026",
      })
  void otherDatesAreNotThePages(String line) {
    assertThat(EffectiveDate.all(CanonicalText.of(line), "en")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'Effective 7/23/2024. Last updated 7/8/2026', 2026-07-08",
    "'Effective 23/7/2024. Last updated 7/8/2026', 2026-08-07",
    "'Reviewed on 23.7.2024 and 7/25/2025. Last updated 8/8/2026', 2026-08-08"
  })
  void theRestOfThePageSaysHowToReadADateInNumbers(String line, LocalDate latest) {
    assertThat(EffectiveDate.all(CanonicalText.of(line), "en").last()).isEqualTo(latest);
  }

  @Test
  void aPageThatWritesDatesBothWaysSaysNothing() {
    CanonicalText text =
        CanonicalText.of("Reviewed on 23.7.2024 and 7/25/2025. Last updated 7/8/2026");

    assertThat(EffectiveDate.all(text, "en")).isEmpty();
  }
}
