package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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

/// Follows docs/operate/works-council.md to the letter, in folders of its own: its settings, what
/// it writes into the unit, and every `objector` line in its order. Left out is what asks for root
/// (`dpkg`, systemd, nginx), for a package, for a certificate (StartTlsTest has one), or for
/// somebody's PGP key.
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class WorksCouncilGuideIT {
  private static final Path GUIDE = Path.of("../docs/operate/works-council.md");

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
        .replace("/srv/trial", folder.resolve("trial").toString())
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
    List<String> up = List.of();
    boolean inside = false;
    for (String line : Files.readAllLines(GUIDE, UTF_8)) {
      if (line.startsWith("```")) {
        inside = !inside;
      } else if (inside && line.matches("[a-z.-]+=.*")) {
        settings.add(line);
      } else if (inside && line.startsWith("objector ")) {
        commands.add(words(here(line, folder)));
      } else if (inside && line.startsWith("ExecStart=/")) {
        up = words(here(line, folder));
      }
    }
    assertThat(commands.stream().map(List::getFirst))
        .containsExactly("doctor", "backup", "restore", "restore", "dead", "backup");
    assertThat(up.subList(0, 3))
        .isEqualTo(List.of("up", "--data", folder.resolve("data").toString()));
    Files.createDirectories(folder.resolve("backups"));
    settings.removeIf(line -> line.startsWith("smtp.certificate=") || line.startsWith("smtp.key="));
    assertThat(settings).hasSizeGreaterThan(12);
    Files.write(
        Files.createDirectories(folder.resolve("etc")).resolve("objector.properties"),
        settings,
        UTF_8);

    Ran doctor = run(commands.get(0));
    // Its names are examples: no DNS knows them. It says so, and is not at a loss.
    assertThat(doctor.exit()).as(doctor.out()).isBetween(0, 1);
    assertThat(doctor.out()).contains("in.example.org").doesNotContain("fault of Objector");

    List<String> more = new ArrayList<>(up.subList(3, up.size()));
    more.addAll(List.of("--web-port", "0", "--smtp-port", "0"));
    try (UpProcess _ = UpProcess.start(folder.resolve("data"), Map.of(), more)) {
      succeeds(commands.get(1));
      Ran dead = succeeds(commands.get(4));
      assertThat(dead.out()).as("nothing was put aside").isNotBlank();
    }
    succeeds(commands.get(2));
    // A trial beside what runs, into a folder of its own.
    succeeds(commands.get(3));
    assertThat(folder.resolve("trial/secrets"))
        .hasSameTextualContentAs(folder.resolve("data/secrets"));
    // Before a new release, here of an installation that stands still.
    succeeds(commands.get(5));
    assertThat(folder.resolve("backups/before.backup")).isNotEmptyFile();
  }

  private static Ran succeeds(List<String> command) {
    Ran ran = run(command);
    assertThat(ran.exit()).as("%s: %s", command, ran.out()).isZero();
    return ran;
  }
}
