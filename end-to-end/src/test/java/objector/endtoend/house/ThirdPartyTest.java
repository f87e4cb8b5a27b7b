package objector.endtoend.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What comes along that is not ours: all of it is listed, under licences that may come along, and
/// without a fault that the list of faults knows.
final class ThirdPartyTest {
  private static final Path LIST = Path.of("../packaging/third-party.tsv");
  private static final Path FAULTS = Path.of("../packaging/advisories.tsv");
  private static final Path LIB = Path.of("../launcher/target/lib");

  /// Licences under which a library may come along with ours, unchanged.
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "0BSD",
          "ISC",
          "Unicode-3.0",
          "CC0-1.0",
          "EPL-1.0",
          "EPL-2.0",
          "LGPL-2.1-only",
          "LGPL-2.1-or-later");

  private record Library(
      String group, String artifact, String version, String licence, String file) {
    Library in(String other) {
      return new Library(group, artifact, other, licence, file);
    }
  }

  private static final Pattern BEFORE_A_RELEASE =
      Pattern.compile("(?i)(?:alpha|beta|m|milestone|rc|cr|snapshot)[0-9]*");

  /// What came along once, or comes along where Netty speaks to Linux directly.
  private static final List<Library> FORMER =
      List.of(
          new Library("io.netty", "netty-codec", "", "Apache-2.0", ""),
          new Library("io.netty", "netty-transport-native-epoll", "", "Apache-2.0", ""),
          new Library("org.lz4", "lz4-java", "", "Apache-2.0", ""));

  private record Fault(
      String id,
      String group,
      String artifact,
      String since,
      String mended,
      String what,
      String source) {
    boolean isOf(Library library) {
      return group.equals(library.group) && artifact.equals(library.artifact);
    }

    boolean concerns(Library library) {
      return isOf(library)
          && compare(library.version, since) >= 0
          && compare(library.version, mended) < 0;
    }
  }

  private static List<String[]> rows(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, UTF_8)) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }

  private static List<Library> libraries() throws IOException {
    return rows(LIST).stream()
        .map(row -> new Library(row[0], row[1], row[2], row[3], row[4]))
        .toList();
  }

  private static List<Fault> faults() throws IOException {
    return rows(FAULTS).stream()
        .map(row -> new Fault(row[0], row[1], row[2], row[3], row[4], row[5], row[6]))
        .toList();
  }

  /// Number by number, as `1.5.7-14` has four; what comes before a release is below it. Other words
  /// (`Final`, `jre`) say nothing.
  static int compare(String one, String other) {
    List<Integer> a = numbers(one);
    List<Integer> b = numbers(other);
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      int order = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<Integer> numbers(String version) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : version.split("[.-]", -1)) {
      if (part.matches("[0-9]{1,9}")) {
        numbers.add(Integer.parseInt(part));
      } else if (BEFORE_A_RELEASE.matcher(part).matches()) {
        numbers.add(-1);
        return numbers;
      }
    }
    return numbers;
  }

  private static List<String> concerned(List<Fault> faults, List<Library> libraries) {
    List<String> found = new ArrayList<>();
    for (Fault fault : faults) {
      for (Library library : libraries) {
        if (fault.concerns(library)) {
          found.add(fault + " concerns " + library);
        }
      }
    }
    return found;
  }

  @Test
  void versionsAreComparedNumberByNumber() {
    assertThat(compare("4.1.9.Final", "4.1.100.Final")).isNegative();
    assertThat(compare("1.5.13", "1.5.13")).isZero();
    assertThat(compare("2.13", "2.13.0")).isZero();
    assertThat(compare("10.1", "9.9.9")).isPositive();
    assertThat(compare("1.5.7-9", "1.5.7-14")).isNegative();
    assertThat(compare("4.2.0.Final", "4.2.0")).isZero();
    assertThat(compare("33.4.8-jre", "33.4.8")).isZero();
    assertThat(compare("3.0.0-rc2", "3.0.0")).isNegative();
    assertThat(compare("5.0.0.CR1", "5.0.0")).isNegative();
    assertThat(compare("5.0.0.CR1", "4.9.9")).isPositive();
    assertThat(compare("2.0.0-M2", "2.0.0.Final")).isNegative();
  }

  @Test
  void theListIsOfWhatTheBuildBringsAlong() throws IOException {
    assumeTrue(Files.isDirectory(LIB), "the launcher was not built here");
    Set<String> brought;
    try (Stream<Path> jars = Files.list(LIB)) {
      brought =
          jars.map(jar -> jar.getFileName().toString())
              .filter(jar -> !jar.contains("-SNAPSHOT"))
              .collect(Collectors.toCollection(TreeSet::new));
    }

    assertThat(libraries().stream().map(Library::file))
        .as("write it anew: java packaging/ThirdParty.java launcher/target/lib REPOSITORY")
        .containsExactlyInAnyOrderElementsOf(brought);
  }

  @Test
  void everyLibraryMayComeAlong() throws IOException {
    for (Library library : libraries()) {
      assertThat(List.of(library.licence().split(" OR ", -1)))
          .as("licences of %s, of which one must be allowed", library)
          .anyMatch(ALLOWED::contains);
    }
  }

  @Test
  void noLibraryHasAFaultThatTheListKnows() throws IOException {
    String looked =
        Files.readAllLines(FAULTS, UTF_8).stream()
            .filter(line -> line.startsWith("# looked: "))
            .map(line -> line.substring("# looked: ".length()).strip())
            .findFirst()
            .orElseThrow();
    long days = ChronoUnit.DAYS.between(LocalDate.parse(looked), LocalDate.now(ZoneOffset.UTC));

    assertThat(concerned(faults(), libraries()))
        .as("by a list of faults that is %d days old", days)
        .isEmpty();
  }

  /// What a wrong name, or a range that is turned round, would hide.
  @Test
  void eachFaultOfTheListWouldBeFound() throws IOException {
    for (Fault fault : faults()) {
      List<Library> older =
          Stream.concat(libraries().stream(), FORMER.stream())
              .map(library -> fault.isOf(library) ? library.in(fault.since) : library)
              .toList();

      assertThat(concerned(List.of(fault), older))
          .as("an installation that has it in its first version")
          .hasSize(1);
      assertThat(
              concerned(List.of(fault), older.stream().map(one -> one.in(fault.mended)).toList()))
          .as("one in which it is mended")
          .isEmpty();
    }
  }

  @Test
  void eachFaultSaysWhereItWasRead() throws IOException {
    assertThat(faults())
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault.source()).matches("https://.+|the same"));
  }

  @Test
  void aFaultIsFoundInTheVersionsThatItConcerns() {
    Fault fault = new Fault("X", "g", "a", "1.2", "1.4", "something", "");

    assertThat(fault.concerns(new Library("g", "a", "1.3.9", "MIT", ""))).isTrue();
    assertThat(fault.concerns(new Library("g", "a", "1.4.0", "MIT", ""))).isFalse();
    assertThat(fault.concerns(new Library("g", "a", "1.1", "MIT", ""))).isFalse();
    assertThat(fault.concerns(new Library("g", "b", "1.3", "MIT", ""))).isFalse();
  }
}
