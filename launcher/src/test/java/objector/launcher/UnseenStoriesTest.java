package objector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import objector.events.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Plays the stories that were written without knowing the code, by the command itself: states, due
/// days, sentences, alerts and their times must be what the documents say.
final class UnseenStoriesTest {
  private static final Path FOLDER = Path.of("../tracker/src/test/resources/stories/unseen");
  private static final String STORY = ".jsonl";

  static List<String> stories() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(STORY))
          .map(name -> name.substring(0, name.length() - STORY.length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void saysWhatTheDocumentsSay(String story) throws IOException {
    List<JsonNode> lines = played(story);
    List<String> wrong = new ArrayList<>();
    int expected = 0;
    for (String row :
        Files.readAllLines(FOLDER.resolve(story + ".expect.tsv")).stream().skip(1).toList()) {
      String[] cells = row.split("\t", 2);
      int number = Integer.parseInt(cells[0]);
      List<JsonNode> upTo =
          lines.stream().filter(line -> line.path("line").asInt() <= number).toList();
      String found = new UnseenExpectation(cells[1]).missed(upTo);
      expected++;
      if (found != null) {
        wrong.add("line " + row + ": " + found);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(expected).isPositive();
  }

  @Test
  void thereAreAtLeastFifty() throws IOException {
    assertThat(stories()).hasSizeGreaterThanOrEqualTo(50);
  }

  private static List<JsonNode> played(String story) throws IOException {
    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(new StoryCommand())
            .setOut(new PrintWriter(out, true))
            .execute("--json", FOLDER.resolve(story + STORY).toString());
    assertThat(exit).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(Json.MAPPER.readTree(line.getBytes(StandardCharsets.UTF_8)));
    }
    return lines;
  }
}
