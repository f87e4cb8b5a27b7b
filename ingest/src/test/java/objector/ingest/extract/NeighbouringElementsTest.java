package objector.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Elements that a page's classes may make blocks, with no white space between them. Invented.
final class NeighbouringElementsTest {
  @Test
  void aDateBetweenThemIsRead() throws IOException {
    ReadPage page = SamplePages.readHtml(page("runs-together.html"));

    assertThat(page.effective()).isEqualTo(LocalDate.of(2026, 8, 5));
    assertThat(page.markdown()).contains("Feather API. Last updated: August 5, 2026 These rules");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<span>the API.</span><span>Last word</span> | the API. Last word",
        "<b>Sing</b><i>Loudly</i> | Sing Loudly",
        "<span>August</span><span>5</span> | August 5",
        "<span>2026</span><span>These</span> | 2026 These",
        "<span>Sing!</span><!-- x --><em>loudly</em> | Sing! loudly",
        "<span>(the wren)</span><span>sings</span> | (the wren) sings",
        "<span><b>API.</b></span><span><i>Last</i></span> | API. Last",
        "<a href='/a'>Rules</a><a href='/b'>Birds</a> | [Rules](/a) [Birds](/b)",
        "<span>Birds</span><a href='/b'>Rules</a> | Birds [Rules](/b)",
        "<span>das Ei:</span><span>Äpfel</span> | das Ei: Äpfel",
        "<span>see</span><span class=s></span><span>Wren</span> | see Wren",
      })
  void theyAreWordsApart(String html, String read) {
    assertThat(of(html)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<span>S</span><span>ing</span> | Sing",
        "<b>fea</b><i>thers</i> | feathers",
        "<b>S</b><b>ING</b> | SING",
        "<span>3.</span><span>5</span> birds | 3.5 birds",
        "<span>12:</span><span>30</span> | 12:30",
        "<span>20</span><span>26</span> | 2026",
        "<span>2</span><sup>nd</sup> | 2nd",
        "<span>Wren</span><span>, and</span> | Wren, and",
        "<span>(</span><span>Wren</span><span>)</span> | (Wren)",
        "<span>www.</span><span>parrot</span><span>.example</span> | www.parrot.example",
        "Sing.<b>Loudly</b> | Sing.Loudly",
        "<span>鳥</span><span>歌</span> | 鳥歌",
        "<span>GPT</span><span>4</span> | GPT4",
        "<span>Wren</span><sup>Note</sup> | WrenNote",
        "<span>l'</span><span>Oiseau</span> | l'Oiseau",
      })
  void oneThatContinuesTheOthersWordIsNotApart(String html, String read) {
    assertThat(of(html)).isEqualTo(read);
  }

  private static String of(String html) {
    return MarkdownWriter.of(Jsoup.parse("<p>" + html + "</p>").body()).strip();
  }

  private static String page(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            NeighbouringElementsTest.class.getResourceAsStream("/invented/pages/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
