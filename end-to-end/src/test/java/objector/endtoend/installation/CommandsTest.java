package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import objector.endtoend.ingest.LocalPage;
import objector.launcher.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Other people's scripts read what the commands print: the shapes are pinned, to the letter.
final class CommandsTest {
  private static final Path SAMPLES = Path.of("src/test/resources/commands");

  private static final String FILE = "A-FILE";
  private static final String FOLDER = "A-FOLDER";
  private static final String MISSING = "NOTHING";

  @Test
  void deadlineIsAsPinned() throws IOException {
    Ran ran = run("deadline", "2026-01-31", "--extended-on", "2026-02-20", "--json");

    assertThat(ran.out()).isEqualTo(pinned("deadline.json"));
    assertThat(ran.exit()).isZero();
  }

  @Test
  void deadlineWithoutAnExtensionSaysNull() {
    Ran ran = run("deadline", "2025-04-17", "--json");

    assertThat(ran.out())
        .startsWith(
            "{\"received\":\"2025-04-17\",\"due\":\"2025-05-19\",\"extendedDue\":null,\"extendedDueEarliest\":null,\"working\":[");
  }

  @Test
  void mailCheckIsAsPinned() throws IOException {
    Ran ran =
        run(
            "mail",
            "check",
            "--json",
            "--at",
            "2025-05-03T12:00:00Z",
            "--dns",
            SAMPLES.resolve("no-keys.tsv").toString(),
            SAMPLES.resolve("mails").toString());

    assertThat(ran.out()).isEqualTo(pinned("mail-check.jsonl"));
    assertThat(ran.exit()).isZero();
  }

  @Test
  void pageReplayIsAsPinned() throws IOException {
    Ran ran = run("page", "replay", "--json", SAMPLES.resolve("page/index.tsv").toString());

    assertThat(ran.out()).isEqualTo(pinned("page-replay.jsonl"));
    assertThat(ran.exit()).isZero();
  }

  @Test
  void pageTryShowsWhatALookWouldSee(@TempDir Path folder) throws IOException {
    try (LocalPage page = new LocalPage("a-page", folder)) {
      Ran ran = run("page", "try", "--json", "--allow-loopback", page.address());

      assertThat(ran.out().replace(page.address(), "ADDRESS")).isEqualTo(pinned("page-try.json"));
      assertThat(ran.exit()).isZero();
    }
  }

  @Test
  void pageTrySaysWhyNothingIsSeen(@TempDir Path folder) throws IOException {
    try (LocalPage page = new LocalPage("a-page", folder)) {
      page.answers(404);

      Ran missing = run("page", "try", "--json", "--allow-loopback", page.address());
      Ran refused = run("page", "try", page.address());

      assertThat(missing.out())
          .contains("\"status\":404", "\"look\":\"blind\"", "\"reason\":\"error\"");
      assertThat(refused.out()).contains("no answer").contains("blind: unreachable (refused");
      assertThat(missing.exit()).isEqualTo(1);
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(page.visits()).isEqualTo(1);
    }
  }

  @Test
  void aPageThatNobodyWatchesIsSaid() {
    Ran ran = run("page", "try", "a-page");

    assertThat(ran.err())
        .contains("There is no watched page a-page.")
        .contains("meta-privacy-policy-en");
    assertThat(ran.exit()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotThereIsSaid(@TempDir Path folder) {
    Ran ran = run("mail", "check", "--json", folder.resolve("missing.eml").toString());

    assertThat(ran.err())
        .contains("There is no file or folder")
        .contains("objector mail check --help");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.exit()).isEqualTo(2);
  }

  /// What somebody types by mistake, or a script with a variable that is not set.
  private static Stream<List<String>> mistaken() {
    return Stream.of(
        List.of("deadline", "yesterday"),
        List.of("deadline", "2026-02-30"),
        List.of("mail", "check", "--at", "yesterday", FILE),
        List.of("mail", "check", "--dns", MISSING, FILE),
        List.of("mails", "--to", FILE),
        List.of("mails", "--to", FILE + "/below"),
        List.of("mails", "--to", FOLDER, "--language", "xx"),
        List.of("page", "replay", FILE),
        List.of("page", "try", "file:///etc/passwd"),
        List.of("story", FOLDER),
        List.of("verify", FILE),
        List.of("verify", FOLDER),
        List.of("restore", FILE, "--check"),
        List.of("restore", MISSING, "--data", FOLDER),
        List.of("up", "--data", ""),
        List.of("up", "--data", FILE, "--web-port", "0", "--smtp-port", "0"),
        List.of("up", "--data", FOLDER, "--web-port", "99999"),
        List.of("up", "--data", FOLDER, "--web-port", "-1"),
        List.of("up", "--data", FOLDER, "--smtp-port", "a"),
        List.of("up", "--data", FOLDER, "--ready-file", FILE + "/below"),
        List.of("doctor", "--config", MISSING),
        List.of("doctor", "--data", FILE),
        List.of("dead", "list", "--data", MISSING),
        List.of("backup", "--to", FILE + "/below", "--data", MISSING),
        List.of("export", "anna@example.org", "--to", FILE, "--data", MISSING));
  }

  @ParameterizedTest
  @MethodSource("mistaken")
  void aMistakeIsToldInWordsAndIsNoFaultOfOurs(List<String> arguments, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "precious");
    Path inside = Files.createDirectory(folder.resolve("a-folder"));
    String missing = folder.resolve("nothing").toString();

    Ran ran =
        run(
            arguments.stream()
                .map(word ->
                    word.replace(FILE, file.toString())
                        .replace(FOLDER, inside.toString())
                        .replace(MISSING, missing))
                .toArray(String[]::new));

    String said = ran.out() + ran.err();
    assertThat(ran.exit()).as(said).isBetween(1, 2);
    assertThat(said).doesNotContain("fault of Objector", "Exception", "\tat ", "java.", "class ");
    assertThat(said.strip()).isNotEmpty();
    assertThat(file).as("what was there").hasContent("precious");
    assertThat(folder.resolve("nothing")).doesNotExist();
    assertThat(inside).isEmptyDirectory();
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        new String[] {
          "up",
          "demo",
          "story",
          "dead",
          "dead list",
          "rebuild",
          "aggregates",
          "mail check",
          "page try",
          "page import",
          "page replay",
          "deadline",
          "soak mail",
          "soak tracker",
          "soak notifier",
          "ingest",
          "tracker",
          "notifier",
          "web-ui"
        }) {
      Ran ran = run((command + " --help").split(" ", -1));

      assertThat(ran.out()).as(command).contains("Usage: objector " + command);
      assertThat(ran.exit()).isZero();
    }
  }

  @Test
  void helpIsACommandToo() {
    Ran ran = run("help");

    assertThat(ran.out()).contains("Usage: objector ", "deadline");
    assertThat(ran.exit()).isZero();
  }

  private record Ran(int exit, String out, String err) {}

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ran(exit, out.toString(), err.toString());
  }

  private static String pinned(String name) throws IOException {
    return Files.readString(SAMPLES.resolve(name), UTF_8);
  }
}
