package objector.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalTextTest {
  private static final String PLAIN = "You can object to this at any time. It's your right.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You can   object to this\nat any time. It's your right.",
        "You can object to this at any time. It’s your right.",
        "You can **object** to _this_ at any time.\n\nIt's your right.",
        "* You can object to this at any time.\n* It's your right",
        "You can [object](https://parrot.example/a?fbclid=1) to this at any time. It's your right.",
        "You can [object](https://parrot.example/b_\\(song\\)) to this at any time. It's your"
            + " right.",
        "![A cage](https://cdn.example/x.svg)You can object to this at any time. It's your right.",
        "You can ob\u00ADject to this at any time\u200B \u2013 it\u2019s your right!",
        "YOU CAN OBJECT\n===\n\nto this at any time. | It's | your right. |",
        "You can object to this at any time.&nbsp;It&#39;s your right.",
        "You can object<br>to this at any time. It's your right. https://parrot.example/now",
      })
  void noiseIsNoChange(String noisy) {
    assertThat(CanonicalText.of(noisy).hash()).isEqualTo(CanonicalText.of(PLAIN).hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You can not object to this at any time. It's your right.",
        "You can object to this at any time. It's your left.",
        "It's your right. You can object to this at any time.",
        "You can object to this at any time.",
      })
  void anotherWordIsAnotherText(String other) {
    assertThat(CanonicalText.of(other).hash()).isNotEqualTo(CanonicalText.of(PLAIN).hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          See Art. 6 and No. 7 of the law. Then sing.          | 2
          Gültig ab 23. Juli 2026 für alle. Danach nicht mehr. | 2
          "Sing!" Then fly. Then land.                         | 3
          你可以拒绝。你可以投诉。                               | 2
          """)
  void sentencesEndWhereTheyEnd(String text, int sentences) {
    assertThat(CanonicalText.of(text).passages()).hasSize(sentences);
  }

  @Test
  void aSignWithoutSpacesIsAWordOfItsOwn() {
    CanonicalText text = CanonicalText.of("更新日期");

    assertThat(text.words()).isEqualTo(4);
  }

  @Test
  void aLinkThatSpansBlocksLeavesNoTarget() {
    CanonicalText text = CanonicalText.of("[\n\nManage your songs\n\n](https://parrot.example/x)");

    assertThat(text.passages()).extracting(Passage::shown).containsExactly("Manage your songs");
  }

  @Test
  void hostileBracketsCostNoMoreThanTheirLength() {
    String hostile = "](".repeat(200_000) + "<a".repeat(200_000) + "![".repeat(200_000);

    CanonicalText text = CanonicalText.of(hostile);

    assertThat(text.words()).isLessThan(1_000_000);
  }
}
