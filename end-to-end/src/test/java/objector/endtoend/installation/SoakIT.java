package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import objector.events.Json;
import objector.launcher.Main;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `objector soak`, short ones.
final class SoakIT {
  @Test
  void whatWasAnswered250IsThereOnceHoweverOftenTheProcessIsKilled() {
    StringWriter told = new StringWriter();
    StringWriter trouble = new StringWriter();

    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(told))
            .setErr(new PrintWriter(trouble))
            .execute("soak", "mail", "--mails", "300", "--kills", "2", "--json");

    assertThat(trouble.toString()).isEmpty();
    List<JsonNode> lines = told.toString().lines().map(Json.MAPPER::readTree).toList();
    JsonNode sum = lines.getLast();
    assertThat(sum.required("answered").intValue()).as(told.toString()).isEqualTo(300);
    assertThat(sum.required("kept").intValue()).isEqualTo(300);
    assertThat(sum.required("twice").intValue()).isZero();
    assertThat(sum.required("largeAfterCompaction").booleanValue()).isTrue();
    assertThat(exit).isZero();
  }

  @Test
  void howeverOftenATrackerIsKilledItsDossiersAndAlertsAreTheSame() {
    StringWriter told = new StringWriter();
    StringWriter trouble = new StringWriter();

    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(told))
            .setErr(new PrintWriter(trouble))
            .execute(
                "soak",
                "tracker",
                "--events",
                "3000",
                "--people",
                "50",
                "--kills",
                "2",
                "--fan-outs",
                "1",
                "--json");

    assertThat(trouble.toString()).isEmpty();
    JsonNode sum = Json.MAPPER.readTree(told.toString().lines().toList().getLast());
    assertThat(sum.required("dossiers").intValue()).as(told.toString()).isEqualTo(50);
    assertThat(sum.required("different").intValue()).isZero();
    assertThat(sum.required("alerts").intValue()).isPositive();
    assertThat(sum.required("missing").intValue()).isZero();
    assertThat(sum.required("surplus").intValue()).isZero();
    assertThat(sum.required("twice").intValue()).isZero();
    assertThat(sum.required("lost").intValue())
        .as("kills with the loss of all stores")
        .isPositive();
    assertThat(sum.required("reminded").intValue()).isPositive();
    assertThat(sum.required("wronglyReminded").intValue()).isZero();
    assertThat(exit).isZero();
  }

  @Test
  void howeverOftenANotifierIsKilledNothingIsLostAndOnlyWhatIsUncertainMayComeTwice() {
    StringWriter told = new StringWriter();
    StringWriter trouble = new StringWriter();

    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(told))
            .setErr(new PrintWriter(trouble))
            .execute("soak", "notifier", "--alerts", "1500", "--kills", "5", "--json");

    assertThat(trouble.toString()).isEmpty();
    JsonNode sum = Json.MAPPER.readTree(told.toString().lines().toList().getLast());
    assertThat(sum.required("lost").intValue()).as(told.toString()).isZero();
    assertThat(sum.required("kills").intValue()).isEqualTo(5);
    assertThat(sum.required("strange").intValue()).isZero();
    int uncertain = sum.required("uncertain").intValue();
    assertThat(sum.required("twice").intValue()).isLessThanOrEqualTo(uncertain);
    assertThat(sum.required("arrived").intValue()).isBetween(1_500 - uncertain, 1_500);
    assertThat(exit).isZero();
  }
}
