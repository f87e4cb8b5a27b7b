package objector.webui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.person.DossierFields;
import objector.events.person.WayToHear;
import objector.programmes.Authority;
import objector.programmes.Programmes;
import objector.wording.Translations;
import objector.wording.Voice;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What leaves the pages (feed, calendar, letters, PDF, evidence) is in the language that it should
/// be in, and in no second one: the person's for what they fetch, the authority's for what goes to
/// it. Told by what the same thing says in English: no three words of that in a row are left.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpokenLanguageTest {
  private static final Translations WORDS = Translations.load();
  private static final String BEN = RunningSite.session(Invented.BEN);
  private static final EventId OPENED = new EventId("7".repeat(26));

  private static final String OVERDUE =
      "/me/accounts/" + Invented.ben().accounts().get(4).id() + "/letter";
  private static final String REFUSED =
      "/me/accounts/" + Invented.ben().accounts().get(8).id() + "/letter";

  /// A row of English words; names begin with capitals.
  private static final Pattern THREE_WORDS =
      Pattern.compile("(?=\\b(\\p{Ll}{1,30} \\p{Ll}{1,30} \\p{Ll}{1,30})\\b)");

  private static final Pattern SECRET = Pattern.compile("/feed/[A-Za-z0-9_-]{124}/[a-z.]{7,9}");

  private RunningSite site;

  static Stream<String> languages() {
    return Translations.codes().stream();
  }

  static Stream<Authority> authorities() {
    return Programmes.load().authorities().all().stream();
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    site = new RunningSite(folder, null);
  }

  @AfterAll
  void close() {
    site.close();
  }

  private void ben(String language, @Nullable String country) {
    DossierFields fields = new DossierFields(Invented.ben());
    fields.language = language;
    fields.country = country;
    fields.ways.add(new WayToHear(WayToHear.Kind.FEED, OPENED, Invented.NOW, null));
    fields.ways.add(new WayToHear(WayToHear.Kind.CALENDAR, OPENED, Invented.NOW, null));
    site.filled.put(Topics.DOSSIERS, fields.toDossier());
  }

  private String page(String path) throws IOException, InterruptedException {
    return site.get(path, "Cookie", BEN).body();
  }

  /// Fetched as feed readers and calendars do, in whose settings another language may stand.
  private String fetched(String file) throws IOException, InterruptedException {
    Matcher found = SECRET.matcher(page("/me/ways"));
    List<String> addresses = new ArrayList<>();
    while (found.find()) {
      addresses.add(found.group());
    }
    String address = addresses.stream().filter(one -> one.endsWith(file)).findFirst().orElseThrow();
    return site.get(address, "Accept-Language", "nl").body();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aFeedSpeaksThePersonsLanguage(String language) throws Exception {
    ben("en", "IE");
    String english = fetched("news.atom");
    ben(language, "IE");

    String feed = fetched("news.atom");

    assertThat(feed)
        .contains("xml:lang=\"" + language + "\"")
        .contains("<title>" + voice(language).say("ways.feed.title") + "</title>");
    nothingLeft(language, feed, english);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aCalendarSpeaksThePersonsLanguage(String language) throws Exception {
    ben("en", "IE");
    String english = unfolded(fetched("due.ics"));
    ben(language, "IE");

    String calendar = unfolded(fetched("due.ics"));

    assertThat(calendar)
        .contains("NAME;LANGUAGE=" + language + ":" + voice(language).say("ways.calendar.title"));
    nothingLeft(language, calendar, english);
  }

  /// Of Meta's pages, for whoever asks: the address says the language, or the reader does.
  @ParameterizedTest
  @MethodSource("languages")
  void theFeedOfPagesSpeaksTheReadersLanguage(String language) throws Exception {
    String programme = "/programmes/" + Programmes.load().metaAiTraining().id();

    String feed = site.get(programme + "/feed.atom", "Accept-Language", language).body();
    String page = site.get("/pages?lang=" + language).body();

    assertThat(feed)
        .contains("xml:lang=\"" + language + "\"")
        .contains("<title>" + voice(language).say("feed.title") + "</title>");
    // Whoever subscribes to it from a page reads it in the page's language.
    assertThat(page).contains("href=\"" + programme + "/feed.atom?lang=" + language + "\"");
    assertThat(site.get(programme + "/feed.atom?lang=" + language, "Accept-Language", "nl").body())
        .isEqualTo(feed);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aReminderToMetaIsInThePersonsLanguage(String language) throws Exception {
    ben(language, null);
    String english = letter(OVERDUE, "reminder", "en");

    String letter = letter(OVERDUE, "reminder", language);

    assertThat(letter)
        .contains(voice(language).say("write.closing").lines().findFirst().orElse(""));
    nothingLeft(language, letter, english);
  }

  /// To the authority in a language of its own; beside it the same in the person's.
  @ParameterizedTest
  @MethodSource("authorities")
  void aComplaintIsInALanguageOfTheAuthority(Authority authority) throws Exception {
    ben("en", authority.country());
    // Elsewhere than in the Union, silence is first answered by a reminder.
    for (String path :
        authority.law().equals("GDPR") ? List.of(OVERDUE, REFUSED) : List.of(REFUSED)) {
      for (String person : List.of("sl", "fr", "fi", first(authority))) {
        boolean own = authority.languages().contains(person);
        String language = own ? person : first(authority);

        String page = page(path + "?which=complaint&lang=" + person);

        List<String> shown =
            Pattern.compile("<article class=\"a4\" lang=\"([a-z]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(shown)
            .as("%s of %s to %s", path, person, authority.country())
            .isEqualTo(own ? List.of(language) : List.of(language, person));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aComplaintInAnyLanguageHasNoWordOfAnother(String language) throws Exception {
    // No authority, so that no office's name is in the way: it is in the person's language.
    ben(language, null);
    for (String path : List.of(OVERDUE, REFUSED)) {
      String english = letter(path, "complaint", "en");

      String letter = letter(path, "complaint", language);

      nothingLeft(language, letter, english);
      assertThat(letter).contains(voice(language).say("authority.competent"));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aPdfSaysItsLanguageAndHasItsLetters(String language) throws Exception {
    ben(language, null);
    byte[] pdf =
        site.http()
            .send(
                form(OVERDUE + ".pdf?lang=" + language, "which=complaint"),
                BodyHandlers.ofByteArray())
            .body();

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
      String text = squeezed(new PDFTextStripper().getText(document));
      // Every letter is in the font, and none turns into another: fi was once read as an Arabic
      // one.
      assertThat(text)
          .contains(squeezed(voice(language).say("complaint.ask.inform", law(language))));
      assertThat(text).contains(squeezed(voice(language).say("write.none")));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void theEvidenceIsToldInThePersonsLanguage(String language) throws Exception {
    ben(language, "IE");
    Voice voice = voice(language);
    String evidence = OVERDUE.replace("/letter", "/evidence.zip") + "?lang=" + language;
    byte[] zip;
    // Ten of these an hour are enough for a person.
    try (RunningSite own = new RunningSite(java.nio.file.Files.createTempDirectory("own"), null)) {
      DossierFields fields = new DossierFields(Invented.ben());
      fields.language = language;
      own.filled.put(Topics.DOSSIERS, fields.toDossier());
      zip =
          own.http()
              .send(own.request(evidence, "Cookie", BEN).GET().build(), BodyHandlers.ofByteArray())
              .body();
    }

    Set<String> seen = new TreeSet<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        seen.add(entry.getName());
        if (entry.getName().equals("timeline.pdf")) {
          try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
            assertThat(squeezed(new PDFTextStripper().getText(document)))
                .contains(squeezed(voice.say("pack.timeline")))
                .contains(squeezed(voice.say("pack.proves-not")));
          }
        } else if (entry.getName().equals("READ-ME.txt")) {
          assertThat(new String(bytes, UTF_8)).contains(voice.say("pack.timeline"));
        }
      }
    }
    assertThat(seen).contains("timeline.pdf", "READ-ME.txt");
  }

  @Test
  void whatIsLeftInEnglishIsFound() {
    assertThat(leftOver("Meta sent a code for its form.", "Meta sent a code for its form."))
        .isNotEmpty();
  }

  private String letter(String path, String which, String language) throws Exception {
    return site.http()
        .send(form(path + ".txt?lang=" + language, "which=" + which), BodyHandlers.ofString())
        .body();
  }

  private HttpRequest form(String path, String fields) {
    return site.request(path, "Cookie", BEN)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(fields))
        .build();
  }

  private static java.util.Map<String, Object> law(String language) {
    return java.util.Map.of("law", voice(language).say("write.law.gdpr"));
  }

  private static Voice voice(String language) {
    return WORDS.in(language, "UTC");
  }

  private static String first(Authority authority) {
    return authority.languages().stream()
        .filter(Translations.codes()::contains)
        .findFirst()
        .orElseThrow();
  }

  private static String unfolded(String calendar) {
    return calendar.replace("\r\n ", "");
  }

  /// Lines are broken where the page ends, words as well.
  private static String squeezed(String text) {
    return text.replaceAll("[\\s\\u00a0\\u202f\\u2066-\\u2069\\u00ad-]+", "");
  }

  private static void nothingLeft(String language, String text, String english) {
    if (!language.equals("en")) {
      assertThat(leftOver(text, english)).as("left in English in %s", language).isEmpty();
    }
  }

  private static Set<String> leftOver(String text, String english) {
    Set<String> left = rows(text);
    left.retainAll(rows(english));
    return left;
  }

  private static Set<String> rows(String text) {
    return THREE_WORDS
        .matcher(text.replaceAll("https?://\\S+|<[^>]*>", " · "))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
