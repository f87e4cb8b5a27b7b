package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In the language that nobody speaks each word of ours has an accent: one without stands in no
/// file, and no translator ever sees it. The front page shows what `programmes` tells, which has
/// words of its own.
final class WordsOfPagesTest {
  /// Names, and what people, pages and mails say themselves.
  private static final List<Pattern> NOT_OURS =
      List.of(
          Pattern.compile("(?s)<head>.*?</head>"),
          Pattern.compile("(?s)<details class=\"languages\">.*?</details>"),
          Pattern.compile("(?s)<(svg|select|code|bdi|time|textarea|pre)\\b.*?</\\1>"),
          Pattern.compile("(?s)<(\\w+) class=\"mono\".*?</\\1>"),
          Pattern.compile("(?s)\u2068.*?\u2069"),
          Pattern.compile("(?s)<[^>]*>"),
          Pattern.compile("&[a-z]+;"));

  private static final Pattern WORD = Pattern.compile("[\\p{L}’]{4,}");

  /// Names; and what the languages' own data writes: months, days of the week, numbers in words.
  private static final Set<String> NAMES =
      Set.of(
          "Objector",
          "Facebook",
          "Firefox",
          "Instagram",
          "Berger",
          "family",
          "annaq",
          "objector",
          "example",
          "three",
          "November",
          "December",
          "Tuesday",
          "Thursday");

  @ParameterizedTest
  @ValueSource(strings = {"/check", "/subscribe", "/sign-in", "/me", "/me/settings", "/about"})
  void noWordOfAPageIsInNoFile(String path, @TempDir Path folder) throws Exception {
    assertThat(wordsOf(path, folder)).as(path).isSubsetOf(NAMES);
  }

  private static List<String> wordsOf(String path, Path folder)
      throws IOException, InterruptedException {
    try (RunningSite site = new RunningSite(folder, null)) {
      String session = RunningSite.session(Invented.ANNA);
      String text = site.get(path + "?lang=en-XA", "Cookie", session).body();
      for (Pattern pattern : NOT_OURS) {
        text = pattern.matcher(text).replaceAll(" ");
      }
      return WORD.matcher(text)
          .results()
          .map(MatchResult::group)
          .filter(word -> word.chars().anyMatch(c -> "aceinosuy".indexOf(c) >= 0))
          .distinct()
          .toList();
    }
  }
}
