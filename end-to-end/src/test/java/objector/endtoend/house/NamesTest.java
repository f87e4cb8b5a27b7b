package objector.endtoend.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One idea has one name, and one name means one thing, in the whole project; and a package is a
/// room that can be taken in at once.
final class NamesTest {
  private static final Path ROOT = Path.of("..");
  private static final int MOST_TYPES = 20;

  @Test
  void noSimpleNameMeansTwoThings() throws IOException {
    Map<String, List<String>> places =
        types("src/main/java").stream()
            .collect(
                Collectors.groupingBy(
                    file -> file.getFileName().toString(),
                    TreeMap::new,
                    Collectors.mapping(NamesTest::shown, Collectors.toList())));

    places.values().removeIf(list -> list.size() == 1);

    assertThat(places).as("names that two types bear").isEmpty();
  }

  @Test
  void noPackageHoldsMoreThanCanBeTakenInAtOnce() throws IOException {
    Map<String, Long> sizes =
        types("src/main/java").stream()
            .collect(
                Collectors.groupingBy(
                    file -> shown(file.resolveSibling("")), TreeMap::new, Collectors.counting()));

    sizes.values().removeIf(size -> size <= MOST_TYPES);

    assertThat(sizes).as("packages of more than " + MOST_TYPES + " types").isEmpty();
  }

  @Test
  void everyPackageSaysWhatComesInWhatGoesOutAndWhatItMustNeverKnow() throws IOException {
    List<String> silent =
        types("src/main/java").stream()
            .map(file -> file.resolveSibling(""))
            .distinct()
            .filter(folder -> !says(folder.resolve("package-info.java")))
            .map(NamesTest::shown)
            .sorted()
            .toList();

    assertThat(silent).as("packages whose package-info does not say it").isEmpty();
  }

  private static boolean says(Path info) {
    try {
      if (!Files.exists(info)) {
        return false;
      }
      String text = Files.readString(info).replace("\n///", "");
      return text.contains("must never") && text.contains("@NullMarked");
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> types(String sources) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 14)) {
      return files
          .filter(file -> shown(file).contains("/" + sources + "/"))
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private static String shown(Path file) {
    return "/" + ROOT.relativize(file).toString().replace('\\', '/');
  }
}
