package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import objector.events.Json;
import objector.launcher.Main;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `objector demo`, as a newcomer runs it.
final class DemoIT {
  @Test
  void everythingArrives() {
    StringWriter told = new StringWriter();

    int exit = Main.commandLine().setOut(new PrintWriter(told)).execute("demo", "--json");

    List<JsonNode> steps = told.toString().lines().map(Json.MAPPER::readTree).toList();
    assertThat(steps)
        .isNotEmpty()
        .allSatisfy(step ->
            assertThat(step.required("arrived").booleanValue()).as(step.toString()).isTrue());
    assertThat(exit).isZero();
  }
}
