package objector.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AuthoritiesTest {
  private static final Authorities AUTHORITIES = Programmes.load().authorities();

  @Test
  void everyCountryHasItsAuthority() {
    assertThat(AUTHORITIES.all())
        .hasSize(32)
        .extracting(Authority::country)
        .containsExactlyInAnyOrderElementsOf(Authorities.COUNTRIES);
  }

  @Test
  void aCountryIsFoundInEitherCase() {
    assertThat(AUTHORITIES.of("fr")).map(Authority::shortName).hasValue("CNIL");
  }

  @Test
  void aCountryElsewhereHasNone() {
    assertThat(AUTHORITIES.of("US")).isEmpty();
    assertThat(AUTHORITIES.of(null)).isEmpty();
  }

  @Test
  void norwayIsACountryAndNotANo() {
    assertThat(AUTHORITIES.of("NO").orElseThrow().nameIn("nb")).isEqualTo("Datatilsynet");
  }

  @Test
  void irelandLeadsForMetaAndIsSaidTo() {
    Authority leading = AUTHORITIES.leading();

    assertThat(leading.country()).isEqualTo("IE");
    assertThat(leading.note().get("en")).contains("lead authority for Meta");
  }

  @Test
  void germanyIsToldOfItsLaender() {
    Authority germany = AUTHORITIES.of("DE").orElseThrow();

    assertThat(germany.shortName()).isEqualTo("HmbBfDI");
    assertThat(germany.note().get("en")).contains("Land", "Hamburg", "BfDI");
  }

  @Test
  void eachCountryIsUnderItsOwnLaw() {
    assertThat(AUTHORITIES.all())
        .filteredOn(authority -> !authority.law().equals("GDPR"))
        .extracting(authority -> authority.country() + " " + authority.law())
        .containsExactly("GB UK GDPR", "CH FADP");
  }

  @Test
  void aReaderOfNoLanguageOfTheAuthorityGetsItsOwnName() {
    assertThat(AUTHORITIES.of("GR").orElseThrow().nameIn("fr")).startsWith("Αρχή Προστασίας");
  }

  /// Whoever checks a page at its authority's site shortens this list; nothing may lengthen it
  /// unseen.
  @Test
  void theComplaintPagesNobodyHasCheckedAreListed() {
    String unchecked =
        AUTHORITIES.all().stream()
            .filter(authority -> !authority.complaintVerified())
            .map(authority -> authority.country() + " " + authority.complaint())
            .sorted()
            .collect(Collectors.joining("\n"));

    assertThat(unchecked).isEqualTo(TestFiles.text("unverified-authorities.txt").strip());
  }
}
