package objector.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgrammesTest {
  private static final Programme META = Programmes.load().metaAiTraining();

  @ParameterizedTest
  @CsvSource({
    "facebook,  2024-05-22, facebook-2024",
    "facebook,  2025-04-13, facebook-2024",
    "facebook,  2025-04-14, facebook-2025",
    "facebook,  2026-07-22, facebook-2025",
    "facebook,  2026-07-23, meta-privacy-requests",
    "facebook,  2031-01-01, meta-privacy-requests",
    "instagram, 2024-06-14, instagram-2024",
    "instagram, 2025-05-27, instagram-2025",
    "instagram, 2026-07-23, meta-privacy-requests"
  })
  void aUserIsSentToTheFormOfTheDay(String platform, LocalDate day, String form) {
    assertThat(META.formFor(platform, true, day)).map(Form::id).hasValue(form);
  }

  @ParameterizedTest
  @CsvSource({
    "facebook,  2024-12-01, third-party-2024",
    "instagram, 2025-04-14, third-party-2025",
    "facebook,  2026-07-23, third-party-2025"
  })
  void whoHasNoAccountIsSentToAFormWithoutLogin(String platform, LocalDate day, String form) {
    Form found = META.formFor(platform, false, day).orElseThrow();

    assertThat(found.id()).isEqualTo(form);
    assertThat(found.login()).isFalse();
  }

  @Test
  void whatsAppHasItsOwnFormAndNoOther() {
    LocalDate today = LocalDate.of(2026, 11, 28);

    assertThat(META.formFor("whatsapp", true, today)).map(Form::id).hasValue("whatsapp-privacy");
    assertThat(META.formFor("whatsapp", false, today)).isEmpty();
    assertThat(META.olderForms("whatsapp", true, today)).isEmpty();
  }

  @Test
  void olderFormsAreASecondWayTheNewestFirst() {
    assertThat(META.olderForms("instagram", true, LocalDate.of(2026, 7, 23)))
        .extracting(Form::id)
        .containsExactly("meta-object-to-processing", "instagram-2025", "instagram-2024");
    assertThat(META.olderForms("instagram", true, LocalDate.of(2026, 7, 22)))
        .extracting(Form::id)
        .containsExactly("instagram-2024");
  }

  @ParameterizedTest
  @CsvSource({
    "facebook, GDPR, meta-ireland",
    "instagram, GDPR, meta-ireland",
    "whatsapp, GDPR, whatsapp-officer whatsapp-ireland",
    "facebook, UK GDPR, ''"
  })
  void whereOneWritesWhenNoFormWorksDependsOnPlatformAndLaw(
      String platform, String law, String contacts) {
    assertThat(
            META.contactsFor(platform, law).stream()
                .map(Contact::id)
                .collect(Collectors.joining(" ")))
        .isEqualTo(contacts);
  }

  @Test
  void whatThePageStatesSaysWhoSaysSoAndHowCertainItIs() {
    StatedFact doubted = META.fact("in-2024").orElseThrow();

    assertThat(doubted.by()).containsExactly("Meta", "noyb");
    assertThat(doubted.said()).isTrue();
    assertThat(META.facts()).allMatch(fact -> !fact.on().isAfter(META.checked()));
    assertThat(META.fact("horoscope")).isEmpty();
  }

  @Test
  void theTimelineKnowsOfHamburgAndOfTheFalseRumour() {
    assertThat(META.timeline())
        .extracting(entry -> entry.text().get("en"))
        .anyMatch(text -> text.startsWith("The authority of Hamburg announced"))
        .anyMatch(text -> text.contains("rumoured") && text.endsWith("That is false."));
  }

  @Test
  void beforeTheFirstNoticeThereWasNoForm() {
    assertThat(META.formFor("facebook", true, LocalDate.of(2024, 5, 21))).isEmpty();
  }

  @Test
  void anUnknownPlatformHasNoFormOfItsOwnPlatform() {
    assertThat(META.formFor("friendster", true, LocalDate.of(2025, 5, 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://fr-fr.facebook.com/help/contact/712876720715583/?ref=mail, facebook-2025",
    "https://help.instagram.com/contact/233964459562201, instagram-2024",
    "https://help.meta.com/support/privacy?entry_point=x, meta-privacy-requests"
  })
  void aKnownFormIsFoundByItsLinkOfWhateverTime(URI link, String form) {
    assertThat(META.formAt(link)).map(Form::id).hasValue(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.facebook.com/help/contact/1",
        "https://www.facebook.com.example.org/help/contact/712876720715583",
        "https://help.instagram.com/contact/712876720715583",
        "mailto:help@facebook.com"
      })
  void noOtherLinkIsAKnownForm(URI link) {
    assertThat(META.formAt(link)).isEmpty();
  }

  @Test
  void pagesAreWatchedForReadersOfThreeLanguages() {
    assertThat(META.pages())
        .extracting(WatchedPage::language)
        .containsOnly("en", "fr", "de")
        .contains("en", "fr", "de");
  }

  @Test
  void thePagesKeepTheirIdsForHistoryHangsOnThem() {
    assertThat(
            META.pages().stream().map(WatchedPage::id).sorted().collect(Collectors.joining("\n")))
        .isEqualTo(TestFiles.text("page-ids.txt").strip());
  }

  @Test
  void aPageIsFoundByItsId() {
    WatchedPage page = META.page("meta-ai-terms-eu").orElseThrow();

    assertThat(page.declaration().get("fetch").stringValue()).endsWith("/legal/eu-ai-terms");
    assertThat(page.titleIn("fr")).startsWith("Conditions");
    assertThat(page.titleIn("tr")).startsWith("Meta's AI terms");
  }

  @Test
  void anUnknownPageIsNone() {
    assertThat(META.page("my-space")).isEmpty();
  }

  @Test
  void aPageOfOnesOwnIsCalledAsDeclaredAndAProgrammesAsTheProgrammeSays() {
    Programmes named =
        Programmes.load()
            .naming((page, reader) ->
                page.equals("nobodys")
                    ? Optional.empty()
                    : Optional.of(page + " as declared, in " + reader));

    assertThat(named.pageTitle("choir-terms", "fr")).hasValue("choir-terms as declared, in fr");
    assertThat(named.pageTitle("meta-ai-terms-eu", "fr").orElseThrow()).startsWith("Conditions");
    assertThat(named.pageTitle("nobodys", "fr")).isEmpty();
    assertThat(Programmes.load().pageTitle("choir-terms", "fr")).isEmpty();
  }

  @Test
  void anUnknownProgrammeIsRefusedByName() {
    Programmes programmes = Programmes.load();

    assertThatThrownBy(() -> programmes.programme("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other");
  }

  @Test
  void theTimelineSaysWhenTheTrainingBegan() {
    assertThat(META.timeline())
        .filteredOn(entry -> entry.on().equals(LocalDate.of(2025, 5, 27)))
        .singleElement()
        .satisfies(entry -> assertThat(entry.text().get("en")).startsWith("The training began"));
  }
}
