package objector.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds the authorities against a public list (CC0) that is not part of this repository.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuthoritiesAgainstPublicDataTest {
  /// Where we know better than the list, and why.
  private static final Map<String, String> NEWER_HOMEPAGES =
      Map.of("CZ", "moved to uoou.gov.cz, from where its feed of August 2026 came");

  private static final String ITS_OWN = "its own site, in a stored copy of 2026";

  private static final Map<String, String> OTHER_SOURCES =
      Map.ofEntries(
          Map.entry("DK", "several public repositories name the page"),
          Map.entry("SE", "several public repositories name the page"),
          Map.entry("GR", "among the list's sources, not as its form"),
          Map.entry("HU", "among the list's sources, not as its form"),
          Map.entry("BG", ITS_OWN),
          Map.entry("NO", ITS_OWN),
          Map.entry("IS", ITS_OWN),
          Map.entry("LI", ITS_OWN),
          Map.entry("LT", ITS_OWN),
          Map.entry("LV", ITS_OWN),
          Map.entry("SK", ITS_OWN),
          Map.entry("SI", ITS_OWN),
          Map.entry("CH", ITS_OWN),
          Map.entry("NL", ITS_OWN));

  private final List<JsonNode> list = new ArrayList<>();

  @BeforeAll
  void readTheList() {
    Path data =
        Path.of(
            Optional.ofNullable(System.getenv("OBJECTOR_SHARED_DATA")).orElse("../../shared/data"));
    Path file = data.resolve("dpa/supervisory-authorities.json");
    assumeTrue(Files.isReadable(file), "skipped: no public list of authorities at " + file);
    JsonMapper.shared().readTree(file).forEach(list::add);
  }

  @Test
  void everyHomepageIsAnAuthorityOfThatCountryInTheList() {
    List<String> different = new ArrayList<>();
    for (Authority authority : Programmes.load().authorities().all()) {
      boolean listed =
          of(authority.country()).stream()
              .anyMatch(entry -> sameHost(entry.path("web").asString(""), authority.homepage()));
      if (!listed && !NEWER_HOMEPAGES.containsKey(authority.country())) {
        different.add(authority.country() + " " + authority.homepage());
      }
    }

    assertThat(different).as("homepages the list does not know").isEmpty();
  }

  @Test
  void aCheckedComplaintPageIsInTheListOrItsOtherSourceIsNamed() {
    List<String> unsupported = new ArrayList<>();
    for (Authority authority : Programmes.load().authorities().all()) {
      boolean listed =
          of(authority.country()).stream()
              .anyMatch(entry -> mentions(entry, authority.complaint().toString()));
      if (authority.complaintVerified()
          && !listed
          && !OTHER_SOURCES.containsKey(authority.country())) {
        unsupported.add(authority.country() + " " + authority.complaint());
      }
    }

    assertThat(unsupported).as("called verified without support").isEmpty();
  }

  @Test
  void anAuthorityTakesComplaintsInTheLanguageTheListGives() {
    Set<String> norwegian = Set.of("nb", "nn");
    List<String> different = new ArrayList<>();
    for (Authority authority : Programmes.load().authorities().all()) {
      for (JsonNode entry : of(authority.country())) {
        String language = entry.path("complaint-language").asString("");
        boolean known =
            language.isEmpty()
                || authority.languages().contains(language)
                || (language.equals("no") && authority.languages().containsAll(norwegian));
        if (!known) {
          different.add(authority.country() + " " + language);
        }
      }
    }

    assertThat(different).as("languages the list has and we lack").isEmpty();
  }

  private List<JsonNode> of(String country) {
    String wanted = country.toLowerCase(Locale.ROOT);
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode entry : list) {
      for (JsonNode relevant : entry.path("relevant-countries")) {
        if (relevant.asString("").equals(wanted)) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private static boolean mentions(JsonNode entry, String address) {
    if (entry.path("webform").asString("").equals(address)) {
      return true;
    }
    for (JsonNode source : entry.path("sources")) {
      if (source.asString("").equals(address)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameHost(String address, URI homepage) {
    return !address.isEmpty() && homepage.getHost().equals(URI.create(address).getHost());
  }
}
