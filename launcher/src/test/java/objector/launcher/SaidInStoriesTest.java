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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Plays those of the written stories that say what a person reads, by the command itself. It
/// stands in them behind `#~` and the account, after the line that it is expected of: a part of the
/// sentence and its next step.
final class SaidInStoriesTest {
  private static final Path FOLDER = Path.of("../tracker/src/test/resources/stories");
  private static final String SAID = "#~ ";

  static List<String> stories() throws IOException {
    List<String> saying = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (Files.readString(file).contains("\n" + SAID)) {
          saying.add(file.getFileName().toString());
        }
      }
    }
    return saying;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void thePersonReadsWhatIsWritten(String story) throws IOException {
    List<JsonNode> played = played(story);
    List<String> written = Files.readAllLines(FOLDER.resolve(story), StandardCharsets.UTF_8);

    List<String> wrong = new ArrayList<>();
    for (int number = 1; number <= written.size(); number++) {
      String line = written.get(number - 1);
      if (line.startsWith(SAID)) {
        String[] expected = line.substring(SAID.length()).split(": ", 2);
        String said = said(played, number, expected[0]);
        if (!said.contains(expected[1])) {
          wrong.add("line " + number + ": expected " + expected[1] + ", but " + said);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static List<JsonNode> played(String story) throws IOException {
    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(new StoryCommand())
            .setOut(new PrintWriter(out, true))
            .execute("--json", FOLDER.resolve(story).toString());
    assertThat(exit).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(Json.MAPPER.readTree(line.getBytes(StandardCharsets.UTF_8)));
    }
    return lines;
  }

  /// After the last thing that happened before that line.
  private static String said(List<JsonNode> played, int number, String id) {
    String said = "no such account";
    for (JsonNode line : played) {
      for (JsonNode account : line.path("accounts")) {
        if (line.path("line").asInt() < number && account.path("id").asString().equals(id)) {
          said = account.path("sentence").asString() + " " + account.path("next").asString();
        }
      }
    }
    return said;
  }
}
