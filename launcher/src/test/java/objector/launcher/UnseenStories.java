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
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// A folder of stories, each beside what its author expected, played by the command itself.
record UnseenStories(Path folder) {
  private static final String STORY = ".jsonl";
  private static final Path FIRST = Path.of("../tracker/src/test/resources/stories/unseen");

  /// Those of a lot; the first lies beside the folders of the others.
  static UnseenStories lot(String folder) {
    return new UnseenStories(FIRST.resolve(folder));
  }

  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(STORY))
          .map(name -> name.substring(0, name.length() - STORY.length()))
          .sorted()
          .toList();
    }
  }

  /// What came otherwise than expected, one expectation a line.
  List<String> wrong(String story) throws IOException {
    List<JsonNode> lines = played(story);
    List<String> rows = Files.readAllLines(folder.resolve(story + ".expect.tsv"));
    assertThat(rows).hasSizeGreaterThan(1);
    List<String> wrong = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", 2);
      int number = Integer.parseInt(cells[0]);
      List<JsonNode> upTo =
          lines.stream().filter(line -> line.path("line").asInt() <= number).toList();
      String found = new UnseenExpectation(cells[1]).missed(upTo);
      if (found != null) {
        wrong.add("line " + row + ": " + found);
      }
    }
    return wrong;
  }

  private List<JsonNode> played(String story) throws IOException {
    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(new StoryCommand())
            .setOut(new PrintWriter(out, true))
            .execute("--json", folder.resolve(story + STORY).toString());
    assertThat(exit).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(Json.MAPPER.readTree(line.getBytes(StandardCharsets.UTF_8)));
    }
    return lines;
  }
}
