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
import objector.service.Setting;
import org.junit.jupiter.api.Test;

/// What the documents say is so.
final class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][A-Za-z]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  @Test
  void everyClassThatTheArchitectureNamesIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher matcher = CLASS_NAME.matcher(read("ARCHITECTURE.md"));
    while (matcher.find()) {
      named.add(matcher.group(1));
    }

    named.removeAll(sources());

    assertThat(named).as("named in ARCHITECTURE.md, and no source file is called so").isEmpty();
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
