package objector.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import objector.events.Json;
import objector.events.page.Blindness;
import org.junit.jupiter.api.Test;

final class PageReaderTest {
  private static final String BODY =
      """
      <nav><a href="/">Home</a> <a href="/songs">Songs</a></nav>
      <main><h1>Parrot policy</h1>
      <p>Effective <b>July 23, 2026</b>. We use the songs that you sing and we keep them for you.
      You can <a href="/object?fbclid=abc">object</a> to this, as it is your right to do so, and we
      then stop to use the songs that you sing.</p>
      <ul><li>We collect the songs.</li><li>We collect the time of the day at which you sing.</li></ul>
      <img src="https://cdn.example/parrot.png?sig=1" alt="parrot"><script>var x = "secret";</script>
      <p style="display: none">You cannot see this.</p></main>
      <footer>English, Deutsch, Français</footer>
      """;

  private final PageReader reader = new PageReader(List.of());

  @Test
  void theMainTextIsReadWithoutItsFrame() {
    ReadPage page = SamplePages.readHtml("<html><body>" + BODY + "</body></html>");

    assertThat(page.markdown())
        .startsWith("# Parrot policy")
        .contains("[object](https://parrot.example/object)")
        .contains("We collect the songs.")
        .doesNotContain("Home")
        .doesNotContain("secret")
        .doesNotContain("cdn.example")
        .doesNotContain("cannot see")
        .doesNotContain("Deutsch");
    assertThat(page.effective()).hasToString("2026-07-23");
    assertThat(page.language()).isEqualTo("en");
  }

  @Test
  void aBodyThatStandsThereTwiceIsReadOnce() {
    String body = "<div><p>" + "We sing every song of the book twice. ".repeat(60) + "</p></div>";

    ReadPage page =
        SamplePages.readHtml("<body><div class=wide>" + body + "</div><div>" + body + "</div>");

    assertThat(page.words()).isEqualTo(8 * 60);
  }

  @Test
  void selectAndRemoveAreFollowed() {
    Declaration declaration =
        declared(
            """
            {"fetch": "https://parrot.example/p", "select": ["main"], "remove": ["h1", "ul"]}
            """);

    ReadPage page = reader.html("<body>" + BODY, declaration, true);

    assertThat(page.markdown()).startsWith("Effective").doesNotContain("collect");
  }

  @Test
  void aRangeIsFollowed() {
    Declaration declaration =
        declared(
            """
            {"fetch": "https://parrot.example/p",
             "select": {"startAfter": "#a", "endBefore": "#c"},
             "remove": {"startBefore": "#x", "endAfter": "#y"}}
            """);
    String html =
        "<p id=a>one</p><div><p>two</p><p id=x>three</p><p id=y>four</p></div>"
            + "<p>five</p><p id=c>six</p>";

    ReadPage page = reader.html(html, declaration, true);

    assertThat(page.markdown().split("\\s+")).containsExactly("two", "five");
  }

  @Test
  void aSelectorThatFindsNothingIsTold() {
    Declaration declaration =
        declared(
            """
            {"fetch": "https://parrot.example/p", "select": "#gone", "filter": ["sing", "cleanUrls"]}
            """);

    ReadPage page = reader.html("<body>" + BODY, declaration, true);

    assertThat(page.blindness()).isEqualTo(Blindness.BLANK);
    assertThat(page.problems())
        .anyMatch(problem -> problem.contains("#gone"))
        .anyMatch(problem -> problem.contains("unknown filter: sing"));
  }

  @Test
  void aShellThatNeedsScriptsNeedsABrowser() {
    Declaration declaration =
        declared(
            """
            {"fetch": "https://parrot.example/p", "select": "body", "executeClientScripts": true}
            """);
    String shell = "<body><div id=root></div><script>render()</script></body>";

    assertThat(reader.html(shell, declaration, false).blindness())
        .isEqualTo(Blindness.NEEDS_BROWSER);
    assertThat(reader.html(shell, declaration, true).blindness()).isEqualTo(Blindness.BLANK);
  }

  @Test
  void aMobilePageInXhtmlIsRead() {
    String xhtml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><!DOCTYPE html PUBLIC \"-//WAPFORUM//DTD XHTML"
            + " Mobile 1.0//EN\" \"x\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>"
            + BODY
            + "</body></html>";

    ReadPage page =
        reader.read(xhtml.getBytes(StandardCharsets.UTF_8), null, SamplePages.mainText(), true);

    assertThat(page.blindness()).isNull();
    assertThat(page.markdown()).contains("We collect the songs.");
  }

  @Test
  void theCharacterSetIsTheServersOrThePages() {
    String text =
        "<html><meta charset=windows-1250><p>Ptáci zpívají, že je jaro, a někdy řičí.</p>";
    byte[] bytes = text.getBytes(Charset.forName("windows-1250"));

    ReadPage byPage = reader.read(bytes, "text/html", SamplePages.mainText(), true);
    ReadPage byServer =
        reader.read(
            text.getBytes(StandardCharsets.UTF_8),
            "text/html; charset=utf-8",
            SamplePages.mainText(),
            true);

    assertThat(byPage.markdown()).contains("někdy řičí");
    assertThat(byServer.markdown()).contains("někdy řičí");
  }

  @Test
  void severalDocumentsMakeOneText() {
    ReadPage both =
        reader.combined(
            List.of(
                SamplePages.read(SamplePages.PARROT),
                SamplePages.read("The parrots sing as well.")));

    assertThat(both.markdown()).contains("Perch Lane").endsWith("The parrots sing as well.\n\n");
  }

  @Test
  void aRecordedPageOfSeveralDocumentsIsReadByAllTheirDeclarations() {
    List<Declaration> documents =
        Declaration.listOf(
            Json.MAPPER.readTree(
                """
                {"combine": [{"fetch": "https://parrot.example/1", "select": ["#a"]},
                             {"fetch": "https://parrot.example/2", "select": ["#b"]}]}
                """));
    String first = "<html><p id=a>Parrots sing in the morning.</p><p id=b>Not this one.</p></html>";
    String second = "<html><p id=b>Finches sing in the evening.</p></html>";
    byte[] capture = Capture.of(documents, List.of(first.getBytes(UTF_8), second.getBytes(UTF_8)));

    ReadPage apart = reader.recorded(capture, "text/html", documents);
    ReadPage together =
        reader.recorded(
            "<html><p id=a>Parrots sing in the morning.</p></html>".getBytes(UTF_8),
            "text/html",
            documents);

    assertThat(apart.markdown()).contains("Parrots", "Finches").doesNotContain("Not this one");
    assertThat(together.markdown()).contains("Parrots");
  }

  @Test
  void combinedDocumentsTakeFromTheWholeWhatTheyDoNotSay() {
    List<Declaration> documents =
        Declaration.listOf(
            Json.MAPPER.readTree(
                """
                {"combine": [{"fetch": "https://parrot.example/1"},
                             {"fetch": "https://parrot.example/2", "select": ["#b"]}],
                 "select": ["#a"], "remove": [".ad"], "waitForElements": ["#c"]}
                """));

    assertThat(documents)
        .extracting(Declaration::select)
        .containsExactly(List.of(new Selection.Css("#a")), List.of(new Selection.Css("#b")));
    assertThat(documents)
        .allSatisfy(document -> assertThat(document.waitForElements()).containsExactly("#c"));
  }

  @Test
  void nestingWithoutEndIsRead() {
    String deep = "<div>".repeat(20_000) + "songs" + "</div>".repeat(20_000);

    assertThat(SamplePages.readHtml(deep).blindness()).isEqualTo(Blindness.BLANK);
  }

  private static Declaration declared(String json) {
    return Declaration.listOf(Json.MAPPER.readTree(json)).getFirst();
  }
}
