package objector.endtoend.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `objector test` ends by saying what it did not try. Read from reports as Surefire writes them,
/// with the reason as text or as an attribute.
final class SkippedStoriesTest {
  private static final String ABORTED =
      """
      <testsuite>
        <testcase name="one">
          <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: skipped: there is no Chromium on this machine
      	at a.B.c(B.java:1)
      ]]></skipped>
        </testcase>
        <testcase name="two">
          <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: skipped: there is no Chromium on this machine
      	at a.B.c(B.java:1)
      ]]></skipped>
        </testcase>
        <testcase name="three">
          <skipped message="switched off"/>
        </testcase>
        <testcase name="four"/>
      </testsuite>
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void everySkippedStoryIsCountedByItsReason() throws Exception {
    report("m/target/failsafe-reports/TEST-a.xml", Instant.now());

    assertThat(said())
        .isEqualTo(
            """
            Skipped, so not shown by this run:
              2 stories: there is no Chromium on this machine
              1 story: switched off
            """);
  }

  @Test
  void whatAnEarlierRunSkippedIsNotThisRuns() throws Exception {
    report("m/target/surefire-reports/TEST-a.xml", Instant.now().minusSeconds(7200));

    assertThat(said()).isEqualTo("No story was skipped.\n");
  }

  private void report(String name, Instant written) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, ABORTED);
    Files.setLastModifiedTime(file, FileTime.from(written));
  }

  /// What the script's own function says of the folder.
  private String said() throws IOException, InterruptedException {
    Path begins = folder.resolve("begins");
    Files.writeString(begins, "");
    Files.setLastModifiedTime(begins, FileTime.from(Instant.now().minusSeconds(3600)));
    String script = Files.readString(Path.of("..", "objector"), UTF_8);
    int from = script.indexOf("\nskipped() {");
    String function = script.substring(from, script.indexOf("\n}\n", from) + 3);
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "here=$1; say() { printf '%s\\n' \"$*\"; };" + function + "skipped \"$2\"",
                "bash",
                folder.toString(),
                begins.toString())
            .redirectErrorStream(true)
            .start();
    String text = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return text;
  }
}
