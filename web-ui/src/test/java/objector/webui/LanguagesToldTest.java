package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.wording.Translations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a search engine is told: in which languages it finds a page, and which address is its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LanguagesToldTest {
  private static final String SITE = "http://localhost:8080";
  private static final String BEN = RunningSite.session(Invented.BEN);
  private static final Pattern ALTERNATE =
      Pattern.compile("<link rel=\"alternate\" hreflang=\"([^\"]+)\" href=\"([^\"]+)\">");
  private static final Pattern CANONICAL =
      Pattern.compile("<link rel=\"canonical\" href=\"([^\"]+)\">");

  private RunningSite site;

  @BeforeAll
  void open(@TempDir Path folder) {
    site = new RunningSite(folder, null);
  }

  @AfterAll
  void close() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/pages",
        "/pages/meta-privacy-policy-en",
        "/pages/meta-privacy-policy-en/compare",
        "/check",
        "/object",
        "/about",
        "/privacy",
        "/subscribe"
      })
  void everyPublicPageNamesItselfInEveryLanguageAndInTheReadersOwn(String path)
      throws IOException, InterruptedException {
    String page = site.get(path).body();

    Map<String, String> found = alternates(page);
    assertThat(found.keySet()).containsAll(Translations.codes()).contains("x-default");
    assertThat(found).hasSize(Translations.codes().size() + 1);
    assertThat(found)
        .containsEntry("x-default", SITE + path)
        .containsEntry("fr", SITE + path + "?lang=fr");
    assertThat(canonical(page)).isEqualTo(SITE + path);
  }

  @Test
  void eachLanguageAnswersInItAndNamesTheSameAddresses() throws IOException, InterruptedException {
    Map<String, String> all = alternates(site.get("/").body());

    for (String language : Translations.codes()) {
      String address = Objects.requireNonNull(all.get(language));
      String page = site.get(address.substring(SITE.length())).body();
      assertThat(page).contains("<html lang=\"" + language + "\">");
      assertThat(alternates(page)).as(language).isEqualTo(all);
      assertThat(canonical(page)).isEqualTo(address);
    }
  }

  /// The front page is kept for its minute: what one address is called must not be said of another.
  @Test
  void theBareAddressStaysItsOwnAfterALanguageWasAskedFor()
      throws IOException, InterruptedException {
    String english = canonical(site.get("/?lang=en").body());
    String bare = canonical(site.get("/").body());
    String again = canonical(site.get("/?lang=en").body());

    assertThat(english).isEqualTo(again).isEqualTo(SITE + "/?lang=en");
    assertThat(bare).isEqualTo(SITE + "/");
  }

  @Test
  void whatMakesAnotherPageIsKeptAndWhatDoesNotIsLeftOut()
      throws IOException, InterruptedException {
    String kit = site.get("/object?country=FR&platform=none&utm=mail%22%3E&lang=fr").body();

    assertThat(canonical(kit)).isEqualTo(SITE + "/object?country=FR&amp;platform=none&amp;lang=fr");
    assertThat(alternates(kit))
        .containsEntry("x-default", SITE + "/object?country=FR&amp;platform=none");
  }

  @Test
  void anUnknownLanguageIsNoneAndAMadeUpOneIsNotTold() throws IOException, InterruptedException {
    assertThat(canonical(site.get("/about?lang=xx").body())).isEqualTo(SITE + "/about");
    assertThat(site.get("/about?lang=" + Translations.PSEUDO).body()).doesNotContain("canonical");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/me", "/me/settings", "/sign-in", "/nowhere", "/pages/nowhere"})
  void whatIsSomebodysOwnOrNowhereNamesNoAddress(String path)
      throws IOException, InterruptedException {
    String page = site.get(path, "Cookie", BEN).body();

    assertThat(page).contains("<html").doesNotContain("rel=\"canonical\"", "rel=\"alternate\" hre");
  }

  @Test
  void whatWasSentNamesNoAddress() throws IOException, InterruptedException {
    String page = site.post("/subscribe", "email=carla@example.org").body();

    assertThat(page)
        .contains("<html")
        .doesNotContain("rel=\"canonical\"", "hreflang=\"x-default\"");
  }

  private static Map<String, String> alternates(String page) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher link = ALTERNATE.matcher(page);
    while (link.find()) {
      found.put(link.group(1), link.group(2));
    }
    return found;
  }

  private static String canonical(String page) {
    Matcher link = CANONICAL.matcher(page);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}
