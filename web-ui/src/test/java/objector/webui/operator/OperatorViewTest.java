package objector.webui.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import objector.service.Health;
import objector.telemetry.PartReport;
import objector.telemetry.PartReport.Sample;
import org.junit.jupiter.api.Test;

class OperatorViewTest {
  private static final Instant NOW = Instant.parse("2026-07-28T10:00:00Z");

  @Test
  void whereAllIsWellTheHeadingSaysSo() {
    OperatorView view = view(List.of(Health.up("smtp")));

    assertThat(view.heading()).isEqualTo("All is well.");
    assertThat(view.wants()).isEmpty();
  }

  @Test
  void aPartThatIsDownComesFirstAndIsCounted() {
    OperatorView view = view(List.of(Health.up("smtp"), Health.down("tracker", "stopped")));

    assertThat(view.heading()).isEqualTo("One thing wants a look; the rest is well.");
    assertThat(view.wants()).containsExactly("One part is not as it should be.");
    assertThat(view.parts().getFirst().part()).isEqualTo("tracker");
  }

  @Test
  void aLinkThatWaitsForLongWantsALookAndNewsThatDoDoNot() {
    OperatorView view =
        view(
            List.of(Health.up("notifier.kafka")),
            sample("objector.queue.oldest", "lane", "links", 1_200),
            sample("objector.queue.oldest", "lane", "news", 7_200));

    assertThat(view.wants()).containsExactly("In the lane links a mail has waited for 20 min.");
  }

  @Test
  void theSameLimitOfTwoServicesIsOneRow() {
    Sample one = sample("objector.limits.bitten", "limit", "mail.per-hour", 2);
    OperatorView view =
        OperatorView.of(
            List.of(answer(List.of(), one), answer(List.of(), one)), List.of(), List.of(), NOW, "");

    assertThat(view.limits()).containsExactly(new OperatorView.Row("mail.per-hour", "4"));
  }

  @Test
  void whatKafkaDoesNotSayIsNotNothing() {
    OperatorView view = OperatorView.of(List.of(answer(List.of())), null, List.of(), NOW, "");

    assertThat(view.aside()).isNull();
    assertThat(view.wants()).containsExactly("Kafka does not say what was put aside.");
  }

  private static OperatorView view(List<Health> parts, Sample... samples) {
    return OperatorView.of(List.of(answer(parts, samples)), List.of(), List.of(), NOW, "");
  }

  private static PartReports.Answer answer(List<Health> parts, Sample... samples) {
    return new PartReports.Answer(
        "here", new PartReport("objector", NOW, NOW, parts, List.of(samples), List.of()));
  }

  private static Sample sample(String name, String tag, String value, double number) {
    return new Sample(name, Map.of(tag, value), "value", number);
  }
}
