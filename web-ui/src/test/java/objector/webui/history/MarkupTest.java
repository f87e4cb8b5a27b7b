package objector.webui.history;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.util.List;
import objector.webui.history.WordDiff.Kind;
import objector.webui.history.WordDiff.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkupTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[object](https://a.example/x) now | <a href=\"https://a.example/x\" rel=\"nofollow"
            + " noreferrer noopener\">object</a> now",
        "see [1] and [2](javascript:x) | see [1] and 2",
        "a <b> & [c](https://a.example/?x=\"y) | a &lt;b&gt; &amp; <a"
            + " href=\"https://a.example/?x=&quot;y\" rel=\"nofollow noreferrer noopener\">c</a>",
        "[never closed](https://a.example | [never closed](https://a.example",
        "[[[[ | [[[["
      })
  void linksLeadWhereTheyLedAndNothingElseIsMarkup(String text, String html) {
    assertThat(html(text)).isEqualTo(html);
  }

  @Test
  void aHeadingAndAPointLoseTheirSigns() {
    List<Part> heading = List.of(new Part(Kind.SAME, "## Your"), new Part(Kind.CAME, "rights"));
    List<Part> point = List.of(new Part(Kind.CAME, "* One"));

    assertThat(Markup.heading(heading)).isEqualTo(2);
    assertThat(Markup.bare(heading).getFirst().text()).isEqualTo("Your");
    assertThat(Markup.heading(point)).isZero();
    assertThat(Markup.bare(point).getFirst().text()).isEqualTo("• One");
    assertThat(Markup.heading(List.of(new Part(Kind.SAME, "#hashtag")))).isZero();
    assertThat(Markup.heading(List.of())).isZero();
  }

  @Test
  void aLinkIsOneWordSoThatAMovedOneIsShownWhole() {
    List<Part> parts =
        WordDiff.compare(
            "To object, use [this form](https://a.example/1) today.",
            "To object, use [this form](https://a.example/2) today.");

    assertThat(parts)
        .containsExactly(
            new Part(Kind.SAME, "To object, use"),
            new Part(Kind.WENT, "[this form](https://a.example/1)"),
            new Part(Kind.CAME, "[this form](https://a.example/2)"),
            new Part(Kind.SAME, "today."));
  }

  private static String html(String text) {
    StringOutput output = new StringOutput();
    Markup.html(text).writeTo(output);
    return output.toString();
  }
}
