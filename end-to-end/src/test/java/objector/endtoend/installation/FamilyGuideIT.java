package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import objector.launcher.Main;
import objector.launcher.outside.UpProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Follows docs/operate/family.md to the letter, in folders of its own: the settings as they stand
/// there, the unit's command, and every `objector` line in its order. What asks for root, the
/// network or a clone of the repository is left out: the demo has a story of its own.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class FamilyGuideIT {
  private static final Path GUIDE = Path.of("../docs/operate/family.md");
  private static final Path UNIT = Path.of("../docs/operate/objector.service");

  private record Ran(int exit, String out) {}

  private static Ran run(List<String> arguments) {
    StringWriter out = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(out));
    return new Ran(command.execute(arguments.toArray(String[]::new)), out.toString());
  }

  private static String here(String text, Path folder) {
    return text.replace("$(date +%F)", "2026-11-28")
        .replace("/var/backups/objector", folder.resolve("backups").toString())
        .replace("/var/lib/objector", folder.resolve("data").toString())
        .replace("/etc/objector", folder.resolve("etc").toString());
  }

  private static List<String> words(String command) {
    List<String> words = Arrays.asList(command.strip().split("\\s+", -1));
    return words.subList(1, words.size());
  }

  @Test
  void everyCommandOfTheGuideDoesWhatItSays(@TempDir Path folder) throws Exception {
    List<String> settings = new ArrayList<>();
    List<List<String>> commands = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(GUIDE, UTF_8)) {
      if (line.startsWith("```")) {
        inside = !inside;
      } else if (inside && line.matches("[a-z.-]+=.*")) {
        settings.add(line);
      } else if (inside && line.startsWith("./objector ")) {
        commands.add(words(here(line, folder)));
      }
    }
    assertThat(settings).hasSizeGreaterThan(5);
    assertThat(commands.stream().map(List::getFirst))
        .containsExactly("doctor", "backup", "restore", "restore");
    Files.createDirectories(folder.resolve("backups"));
    Files.write(
        Files.createDirectories(folder.resolve("etc")).resolve("objector.properties"),
        settings,
        UTF_8);

    Ran doctor = run(commands.get(0));
    // Its names are examples: no DNS knows them. It says so, and is not at a loss.
    assertThat(doctor.exit()).as(doctor.out()).isBetween(0, 1);
    assertThat(doctor.out()).contains("in.example.org").doesNotContain("fault of Objector");

    List<String> up = new ArrayList<>(words(here(command(), folder)));
    assertThat(up.removeFirst()).isEqualTo("up");
    assertThat(up.subList(0, 2)).isEqualTo(List.of("--data", folder.resolve("data").toString()));
    up.addAll(List.of("--web-port", "0", "--smtp-port", "0"));
    try (UpProcess _ =
        UpProcess.start(folder.resolve("data"), Map.of(), up.subList(2, up.size()))) {
      Ran backup = run(commands.get(1));
      assertThat(backup.exit()).as(backup.out()).isZero();
    }
    Ran checked = run(commands.get(2));
    assertThat(checked.exit()).as(checked.out()).isZero();
    // "Into an empty folder": the guide's is the one of the installation.
    Files.move(folder.resolve("data"), folder.resolve("old"));
    Ran restored = run(commands.get(3));
    assertThat(restored.exit()).as(restored.out()).isZero();
    assertThat(folder.resolve("data/secrets"))
        .hasSameTextualContentAs(folder.resolve("old/secrets"));
  }

  private static String command() throws IOException {
    return Files.readAllLines(UNIT, UTF_8).stream()
        .filter(line -> line.startsWith("ExecStart="))
        .map(line -> line.substring("ExecStart=".length()))
        .findFirst()
        .orElseThrow();
  }
}
