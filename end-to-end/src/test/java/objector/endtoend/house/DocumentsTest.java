package objector.endtoend.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import objector.events.Topic;
import objector.events.Topics;
import objector.service.Setting;
import org.junit.jupiter.api.Test;

/// What the documents say is so.
final class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][A-Za-z]*[a-z][A-Za-z]*)`");
  private static final Pattern PACKAGE_NAME =
      Pattern.compile("`(objector(?:\\.[A-Za-z]+)+)[.*…]*`");
  private static final Set<String> TOPICS =
      Topics.all().stream().map(Topic::name).collect(Collectors.toSet());
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  @Test
  void everyClassThatADocumentNamesIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path document : documents()) {
      Matcher matcher = CLASS_NAME.matcher(Files.readString(document, UTF_8));
      while (matcher.find()) {
        named.add(matcher.group(1));
      }
    }

    named.removeAll(sources());

    assertThat(named).as("named in a document, and no source file is called so").isEmpty();
  }

  @Test
  void everyPackageThatADocumentNamesIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path document : documents()) {
      Matcher matcher = PACKAGE_NAME.matcher(Files.readString(document, UTF_8));
      while (matcher.find()) {
        if (!isThere(matcher.group(1))) {
          missing.add(ROOT.relativize(document) + ": " + matcher.group(1));
        }
      }
    }

    assertThat(missing).as("named in a document, and no package or class is called so").isEmpty();
  }

  /// A package, or a class in one; topics are called `objector.…`, too.
  private static boolean isThere(String name) throws IOException {
    if (TOPICS.contains(name) || name.endsWith(".dead")) {
      return true;
    }
    String path = name.replace('.', '/');
    for (Path module : modules()) {
      for (String kind : List.of("main", "test")) {
        Path sources = module.resolve("src/" + kind + "/java");
        if (Files.isDirectory(sources.resolve(path))
            || Files.exists(sources.resolve(path + ".java"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(folder -> Files.isDirectory(folder.resolve("src"))).toList();
    }
  }

  /// What speaks of the code as it is; decisions tell of their day.
  private static List<Path> documents() {
    return Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md").map(ROOT::resolve).toList();
  }

  @Test
  void theReadmeListsEverySetting() throws IOException {
    String readme = read("README.md");
    int begin = readme.indexOf("<!-- settings:");
    String table =
        readme.substring(readme.indexOf('\n', begin) + 1, readme.indexOf("<!-- /settings -->"));
    StringBuilder expected = new StringBuilder("| setting | default | meaning |\n|---|---|---|\n");
    for (Setting setting : Setting.values()) {
      String fallback = setting.fallback().map(value -> "`" + value + "`").orElse("");
      expected.append("| `%s` | %s | %s |\n".formatted(setting.key(), fallback, setting.meaning()));
    }

    assertThat(table).isEqualTo(expected.toString());
  }

  @Test
  void noDocumentLinksToNowhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (String document : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")) {
      Matcher matcher = LINK.matcher(read(document));
      while (matcher.find()) {
        if (!Files.exists(ROOT.resolve(matcher.group(1)))) {
          broken.add(document + ": " + matcher.group(1));
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void everyDecisionIsListed() throws IOException {
    List<String> lines =
        read("ARCHITECTURE.md").lines().filter(line -> line.startsWith("- [0")).toList();
    try (Stream<Path> decisions = Files.list(ROOT.resolve("docs/decisions"))) {
      assertThat(decisions.map(file -> file.getFileName().toString()).sorted())
          .hasSameSizeAs(lines)
          .allSatisfy(name ->
              assertThat(lines).anyMatch(line -> line.endsWith("(docs/decisions/" + name + ")")));
    }
  }

  private static String read(String document) throws IOException {
    return Files.readString(ROOT.resolve(document), UTF_8);
  }

  private static Set<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 12)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
