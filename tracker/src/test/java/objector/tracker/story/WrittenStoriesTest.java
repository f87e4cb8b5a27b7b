package objector.tracker.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import objector.tracker.story.Played.Followed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays the written stories and compares what is expected, which stands in each behind `#=` after
/// the line that it is expected of: an account's state (and due date), the mails that are held, and
/// what the person heard since the line before.
final class WrittenStoriesTest {
  private static final Path FOLDER = Path.of("src/test/resources/stories");
  private static final String EXPECTED = "#= ";

  static List<String> stories() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void goesAsItIsWritten(String story) throws IOException, StoryFault {
    List<String> wrong = new ArrayList<>();
    Anew anew = new Anew();
    StoryPlayer player = anew.player();
    Played last = null;
    int number = 0;
    int expected = 0;
    for (String line : Files.readAllLines(FOLDER.resolve(story), StandardCharsets.UTF_8)) {
      number++;
      if (line.startsWith(EXPECTED) && last != null) {
        expected++;
        String said = line.substring(EXPECTED.length());
        String found = found(said, last);
        if (!said.equals(found)) {
          wrong.add("line " + number + ": expected " + said + ", but " + found);
        }
      } else {
        Played played = player.play(number, line);
        last = played == null ? last : played;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(expected).isPositive();
    assertThat(last).isNotNull();
    if (last != null) {
      assertThat(anew.differs(last)).isNull();
    }
  }

  @Test
  void thereAreAtLeastSixty() throws IOException {
    assertThat(stories()).hasSizeGreaterThanOrEqualTo(60);
  }

  private static String found(String said, Played played) {
    String what = said.contains(":") ? said.substring(0, said.indexOf(':')) : said;
    return switch (what) {
      case "gone" -> played.dossier() == null ? "gone" : "there is a dossier";
      case "held" -> "held: " + listed(played.held());
      case "heard" ->
          "heard: "
              + listed(
                  played.alerts().stream()
                      .map(a -> a.account() == null ? a.matter() : a.matter() + " " + a.account())
                      .toList());
      case "accounts" ->
          "accounts: "
              + (played.accounts().isEmpty()
                  ? "none"
                  : listed(played.accounts().stream().map(Followed::id).toList()));
      default -> standing(what, said, played);
    };
  }

  private static String standing(String id, String said, Played played) {
    for (Followed followed : played.accounts()) {
      if (followed.id().equals(id)) {
        String state = id + ": " + followed.state();
        Object due = StoryWords.due(followed.account().standing());
        return said.contains(", due ") ? state + ", due " + (due == null ? "none" : due) : state;
      }
    }
    return "no account " + id;
  }

  private static String listed(List<String> words) {
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }
}
