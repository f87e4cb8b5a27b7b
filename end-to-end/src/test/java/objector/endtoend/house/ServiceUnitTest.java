package objector.endtoend.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What systemd makes of the ways in which the process may end.
final class ServiceUnitTest {
  private static final Path UNIT = Path.of("../docs/operate/objector.service");

  /// Takes more memory than there is.
  public static final class Greedy {
    public static void main(String[] none) {
      byte[] one = new byte[Integer.MAX_VALUE / 2];
      System.exit(one[0]);
    }
  }

  private static List<String> values(String key) throws IOException {
    return Files.readAllLines(UNIT, UTF_8).stream()
        .filter(line -> line.startsWith(key + "="))
        .flatMap(line -> Stream.of(line.substring(key.length() + 1).split("\\s+", -1)))
        .toList();
  }

  @Test
  void aProcessThatRanOutOfMemoryIsStartedAnew() throws Exception {
    Process greedy =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Greedy.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(greedy.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(Files.readString(Path.of("../objector"), UTF_8))
        .contains("-XX:+ExitOnOutOfMemoryError");
    assertThat(values("Restart")).containsAnyOf("on-failure", "always");
    assertThat(values("RestartPreventExitStatus"))
        .doesNotContain(String.valueOf(greedy.exitValue()));
    assertThat(greedy.exitValue()).isNotZero();
  }
}
