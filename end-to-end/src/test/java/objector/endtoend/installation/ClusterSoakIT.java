package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import objector.events.Json;
import objector.launcher.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// `objector soak cluster`, a short one: three brokers and two of each service are eleven Javas,
/// which not every machine has room for, and which want it for themselves.
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class ClusterSoakIT {
  private static final String ASKED = "objector.cluster-soak";
  private static final long GIGABYTES = 12;

  @Test
  void whateverIsKilledFrozenOrCutOffNothingIsLostAndNothingDiffers() throws IOException {
    assumeTrue(
        Boolean.getBoolean(ASKED),
        "skipped: the soak of a cluster is asked for with -D" + ASKED + "=true");
    assumeTrue(
        free() >= GIGABYTES << 20, "skipped: a cluster wants " + GIGABYTES + " GB of free memory");
    StringWriter told = new StringWriter();
    StringWriter trouble = new StringWriter();

    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(told))
            .setErr(new PrintWriter(trouble))
            .execute("soak", "cluster", "--seconds", "60", "--per-second", "3", "--json");

    assertThat(trouble.toString()).isEmpty();
    JsonNode sum = Json.MAPPER.readTree(told.toString().lines().toList().getLast());
    assertThat(
            sum.required("kills").intValue()
                + sum.required("freezes").intValue()
                + sum.required("cuts").intValue())
        .as(told.toString())
        .isPositive();
    assertThat(sum.required("mails").intValue()).isPositive();
    assertThat(sum.required("editions").intValue()).isPositive();
    assertThat(sum.required("editionsAgain").intValue()).isZero();
    assertThat(sum.required("editionsUnheard").intValue()).isZero();
    assertThat(sum.required("lost").intValue()).isZero();
    assertThat(sum.required("different").intValue()).isZero();
    assertThat(sum.required("unheard").intValue()).isZero();
    assertThat(sum.required("twice").intValue())
        .isLessThanOrEqualTo(sum.required("uncertain").intValue());
    assertThat(sum.required("holds").booleanValue()).isTrue();
    assertThat(exit).isZero();
  }

  /// In kB, what programs may have without others being put out; 0 where Linux does not say.
  private static long free() throws IOException {
    Path memory = Path.of("/proc/meminfo");
    if (!Files.isReadable(memory)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(memory, US_ASCII)) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    }
  }
}
