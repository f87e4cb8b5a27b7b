package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import objector.events.Topics;
import objector.events.person.DossierFields;
import objector.wording.Translations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// In which language pages answer, how one chooses, and that every page speaks each.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LanguageChosenTest {
  private static final String BEN = RunningSite.session(Invented.BEN);
  private static final String ANNA = RunningSite.session(Invented.ANNA);
  private static final String ANNAS_ACCOUNT =
      "/me/accounts/" + Invented.anna().accounts().get(1).id();
  private static final String ACCOUNT = "/me/accounts/" + Invented.ben().accounts().get(4).id();

  private static final List<String> PAGES =
      List.of(
          "/",
          "/pages",
          "/pages/meta-privacy-policy-en",
          "/pages/instagram-privacy-policy-en",
          "/pages/meta-privacy-policy-en/compare",
          "/pages/meta-privacy-policy-en/compare?view=side",
          "/check",
          "/object",
          "/object?platform=none&country=FR",
          "/about",
          "/privacy",
          "/subscribe",
          "/sign-in",
          "/me",
          ACCOUNT,
          ACCOUNT + "/remove",
          ACCOUNT + "/letter",
          ACCOUNT + "/letter?which=complaint",
          "/me/mails",
          "/me/forwarding",
          "/me/settings",
          "/me/ways",
          "/me/sent",
          "/me/address",
          "/me/erase");

  /// What is no text of ours: scripts and styles in JSON, what mails and letters say.
  private static final Pattern NOT_OURS =
      Pattern.compile("(?s)<(script|style|textarea|pre|code)\\b.*?</\\1>|<meta [^>]*>|<[^>]*>");

  private RunningSite site;

  static Stream<String> languages() {
    return Translations.codes().stream();
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    site = new RunningSite(folder, null);
  }

  @AfterAll
  void close() {
    site.close();
  }

  private static String spoken(HttpResponse<String> answer) {
    String html = answer.body();
    int at = html.indexOf("<html lang=\"") + "<html lang=\"".length();
    return html.substring(at, html.indexOf('"', at));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyPageIsSetInEveryLanguage(String language) throws IOException, InterruptedException {
    Set<String> wrong = new TreeSet<>();
    // What was sent is looked up twenty times an hour for one person.
    String who = Translations.codes().indexOf(language) % 2 == 0 ? ANNA : BEN;
    for (String one : PAGES) {
      String page = one;
      if (page.startsWith(ACCOUNT) && who.equals(ANNA)) {
        page = page.replace(ACCOUNT, ANNAS_ACCOUNT);
      }
      HttpResponse<String> answer =
          site.get(page + (page.contains("?") ? "&" : "?") + "lang=" + language, "Cookie", who);
      String text = NOT_OURS.matcher(answer.body()).replaceAll(" ");
      if (answer.statusCode() != 200 || !spoken(answer).equals(language)) {
        wrong.add(page + ": " + answer.statusCode() + " in " + spoken(answer));
      }
      if (text.matches("(?s).*(\\{[a-zA-Z]+}|, plural,|, select,|\\bnull\\b).*")) {
        wrong.add(page + ": a message is not filled in");
      }
    }

    assertThat(wrong).as(language).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-AT                           | de",
        "pt-BR,pt;q=0.9,en;q=0.8         | pt",
        "nn                              | nb",
        "no                              | nb",
        "nn-NO,en;q=0.1                  | nb",
        "sr-Latn-RS,hr;q=0.8,en;q=0.5    | hr",
        "ca-ES,es;q=0.7                  | es",
        "lb-LU,fr;q=0.9,de;q=0.8         | fr",
        "zh-CN                           | en",
        "en;q=0.1,mt;q=0.9               | mt",
        "el-CY                           | el",
        "*                               | en",
        "not a language at all;;;q=x     | en"
      })
  void aBrowserIsAnsweredAsItWishes(String wish, String language) throws Exception {
    String answered = spoken(site.get("/about", "Accept-Language", wish));

    // Where anything will do, English does, or the first of all.
    if (!wish.equals("*")) {
      assertThat(answered).isEqualTo(language);
    }
  }

  @Test
  void aChoiceGoesBeforeTheSettingAndTheSettingBeforeTheBrowser() throws Exception {
    DossierFields fields = new DossierFields(Invented.ben());
    fields.language = "fi";
    site.filled.put(Topics.DOSSIERS, fields.toDossier());

    HttpResponse<String> chosen =
        site.get("/me/settings?lang=mt", "Cookie", BEN, "Accept-Language", "de");
    String remembered = chosen.headers().firstValue("Set-Cookie").orElseThrow();
    String kept = remembered.substring(0, remembered.indexOf(';'));

    assertThat(spoken(site.get("/me", "Cookie", BEN, "Accept-Language", "de"))).isEqualTo("fi");
    assertThat(spoken(chosen)).isEqualTo("mt");
    assertThat(remembered).startsWith("lang=mt;").contains("Max-Age=31536000", "HttpOnly");
    assertThat(spoken(site.get("/me", "Cookie", BEN + "; " + kept, "Accept-Language", "de")))
        .isEqualTo("mt");
    assertThat(spoken(site.get("/about", "Cookie", kept, "Accept-Language", "de"))).isEqualTo("mt");
  }

  /// Links in an element that opens by itself: no script is needed.
  @ParameterizedTest
  @MethodSource("languages")
  void theMenuNamesEachLanguageInItself(String language) throws Exception {
    String page = site.get("/object?platform=none&country=FR&lang=" + language).body();
    String menu = page.substring(page.indexOf("<details class=\"languages\">"));
    menu = menu.substring(0, menu.indexOf("</details>"));

    List<String> missing = new ArrayList<>();
    for (String code : Translations.codes()) {
      String link =
          "<a href=\"/object?country=FR&amp;platform=none&amp;lang="
              + code
              + "\" lang=\""
              + code
              + "\" hreflang=\""
              + code
              + "\"";
      if (!menu.contains(link) || !menu.contains(">" + Translations.name(code) + "</a>")) {
        missing.add(code);
      }
    }

    assertThat(missing).isEmpty();
    assertThat(menu).doesNotContain("<script", "onclick").contains("aria-current=\"true\"");
  }

  /// Until somebody whose language it is has read it and put a name into `language.read-by`.
  @ParameterizedTest
  @MethodSource("languages")
  void aTranslationThatNobodyReadSaysSo(String language) throws Exception {
    var voice = Translations.load().in(language, "UTC");
    boolean unread = voice.say("language.read-by").isEmpty();
    String said = voice.say("frame.machine-made").replace("'", "&#39;");

    for (String path : List.of("/about", "/me/settings", "/me")) {
      String page = site.get(path + "?lang=" + language, "Cookie", BEN).body();

      assertThat(page.contains(said)).as(path).isEqualTo(unread);
    }
    assertThat(unread).isEqualTo(!List.of("en", "fr").contains(language));
  }
}
