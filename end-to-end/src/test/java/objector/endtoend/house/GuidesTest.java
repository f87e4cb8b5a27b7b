package objector.endtoend.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import objector.launcher.Main;
import objector.service.Setting;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Whoever follows a guide to the letter finds every command, option and setting that it names.
final class GuidesTest {
  private static final Path OPERATE = Path.of("../docs/operate");

  /// Those of the script that starts the others.
  private static final Set<String> OF_THE_SCRIPT = Set.of("test", "package");

  private static final Pattern SETTING = Pattern.compile("([a-z]+(?:[.-][a-z]+)+|instance)=.*");
  private static final Pattern COMPUTED = Pattern.compile("\\$\\([^)]*\\)");

  /// `objector …` in the running text.
  private static final Pattern NAMED = Pattern.compile("`(?:\\./)?objector ([^`]+)`");

  private static List<Path> guides() throws IOException {
    try (Stream<Path> files = Files.walk(OPERATE)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static List<String> fenced(Path guide) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(guide, UTF_8)) {
      if (line.startsWith("```")) {
        inside = !inside;
      } else if (inside) {
        lines.add(line);
      }
    }
    assertThat(inside).as("a block of %s does not end", guide).isFalse();
    return lines;
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOfAGuideIsOne() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path guide : guides()) {
      for (String line : fenced(guide)) {
        for (String part : line.split("&&", -1)) {
          String command = part.strip();
          if (command.startsWith("objector ") || command.startsWith("./objector ")) {
            tests.add(
                DynamicTest.dynamicTest(
                    guide.getFileName() + ": " + command, () -> check(arguments(command))));
          }
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(8);
    return tests.stream();
  }

  private static List<String> arguments(String command) {
    String plain = COMPUTED.matcher(command).replaceAll("2026-11-28");
    List<String> words = Arrays.asList(plain.split("\\s+", -1));
    return words.subList(1, words.size());
  }

  private static void check(List<String> arguments) {
    if (OF_THE_SCRIPT.contains(arguments.getFirst())) {
      return;
    }
    try {
      Main.commandLine().parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new AssertionError("objector " + arguments + ": " + e.getMessage(), e);
    }
  }

  @Test
  void everyCommandThatTheTextNamesIsOne() throws IOException {
    CommandLine objector = Main.commandLine();
    for (Path guide : guides()) {
      Matcher named = NAMED.matcher(Files.readString(guide, UTF_8));
      while (named.find()) {
        String command = named.group(1).split("\\s+", -1)[0];
        if (!OF_THE_SCRIPT.contains(command)) {
          assertThat(objector.getSubcommands()).as(guide.toString()).containsKey(command);
        }
      }
    }
  }

  @Test
  void everySettingOfAGuideIsOne() throws IOException {
    Set<String> known = Stream.of(Setting.values()).map(Setting::key).collect(Collectors.toSet());
    int found = 0;
    for (Path guide : guides()) {
      for (String line : fenced(guide)) {
        Matcher setting = SETTING.matcher(line.strip());
        if (setting.matches()) {
          assertThat(known).as("%s: %s", guide, line).contains(setting.group(1));
          found++;
        }
      }
    }
    assertThat(found).isGreaterThan(15);
  }
}
