package objector.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import objector.ingest.text.MarkdownBlocks;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownWriterTest {
  @Test
  void headingsListsLinksAndTablesAreWritten() {
    String markdown =
        of(
            "<h2>Songs <i>here</i></h2><div><p>We  "
                + " sing.<br>Loudly.</p></div><ul><li>one<ul><li><p>deeper</p></li></ul></li><li>two</li></ul><p>See"
                + " <a href='https://parrot.example/a b'>the <b>rules</b></a><a href=x></a>.</p>"
                + "<table><tr><th>Bird</th><th>Song</th></tr><tr><td>Wren</td><td>Loud</td></tr></table>");

    assertThat(markdown)
        .isEqualTo(
            """
            ## Songs here

            We sing. \s
            Loudly.

            * one

                * deeper

            * two

            See [the rules](https://parrot.example/a%20b).

            Bird | Song |\s
            Wren | Loud |
            """);
  }

  @Test
  void whatLooksLikeMarkdownStaysText() {
    String html = "<p>5 * 3 [is] 15_and &lt;b&gt; &amp;amp; so on</p>";

    String read =
        MarkdownBlocks.blocks(of(html)).stream()
            .map(MarkdownBlocks.Block::text)
            .collect(java.util.stream.Collectors.joining());

    assertThat(read).isEqualTo("5 * 3 [is] 15_and <b> &amp; so on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<div>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<b>", "<p>song "})
  void nestingWithoutEndCostsNoMoreThanItsLength(String part) {
    String hostile = part.repeat(10_000);

    assertThatCode(() -> SamplePages.readHtml(hostile)).doesNotThrowAnyException();
  }

  private static String of(String html) {
    return MarkdownWriter.of(Jsoup.parse(html).body());
  }
}
