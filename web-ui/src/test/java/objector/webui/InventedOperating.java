package objector.webui;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import objector.events.Topic.Owner;
import objector.kafka.DeadLetter;
import objector.service.Health;
import objector.telemetry.PartReport;
import objector.telemetry.PartReport.Sample;
import objector.telemetry.RecentProblems.Problem;
import objector.telemetry.Telemetry;
import objector.webui.operator.PartReports.Answer;
import objector.webui.operator.PutAside;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What an invented operator sees: a tracker that lags, a page that nobody can read, a record put
/// aside.
final class InventedOperating {
  private InventedOperating() {}

  static WebSite.Operating of() {
    Telemetry telemetry = new Telemetry();
    return new WebSite.Operating(
        telemetry.meters(), telemetry::scrape, InventedOperating::answers, new OneRecord());
  }

  private static List<Answer> answers() {
    return List.of(
        new Answer(
            "here",
            new PartReport(
                "objector",
                Invented.NOW.minusSeconds(12 * 86_400),
                Invented.NOW,
                List.of(
                    Health.up("kafka"),
                    Health.up("smtp"),
                    Health.degraded("watched pages", "1 cannot be seen"),
                    Health.up("tracker"),
                    Health.up("notifier.kafka"),
                    Health.up("read model")),
                List.of(
                    sample("jvm.memory.used", Map.of("area", "heap"), 118e6),
                    sample("objector.disk.free", Map.of(), 61e9),
                    sample("objector.disk.reserve", Map.of(), 537e6),
                    sample("objector.lag.records", Map.of("reader", "tracker"), 4_812),
                    sample("objector.lag.records", Map.of("reader", "web-ui"), 0),
                    sample("objector.queue.length", Map.of("lane", "links"), 0),
                    sample("objector.queue.length", Map.of("lane", "accounts"), 112),
                    sample("objector.queue.length", Map.of("lane", "news"), 48_210),
                    sample("objector.queue.oldest", Map.of("lane", "accounts"), 6),
                    sample("objector.queue.oldest", Map.of("lane", "news"), 660),
                    sample("objector.deliveries", Map.of("lane", "news", "state", "sent"), 9_120),
                    sample("objector.deliveries", Map.of("lane", "news", "state", "uncertain"), 3),
                    sample("objector.mails", Map.of("outcome", "taken"), 812),
                    sample("objector.mails", Map.of("outcome", "held"), 24),
                    sample("objector.held.mails", Map.of("age", "day"), 15),
                    sample("objector.held.mails", Map.of("age", "week"), 9),
                    sample("objector.limits.bitten", Map.of("limit", "mail.per-hour"), 1),
                    sample("objector.limits.bitten", Map.of("limit", "forms of one source"), 412)),
                List.of(
                    new Problem(
                        "WARN",
                        "objector.notifier.delivery.OutgoingPool",
                        "Mails cannot leave; trying again",
                        "",
                        Invented.NOW.minusSeconds(900),
                        Invented.NOW.minusSeconds(60),
                        14)))),
        new Answer("http://ingest-2:8181", null));
  }

  private static Sample sample(String name, Map<String, String> tags, double value) {
    return new Sample(name, tags, "value", value);
  }

  private static final class OneRecord implements PutAside {
    private static final String ID = "tracker-0@12";

    @Override
    public List<DeadLetter> newest(int most) {
      return List.of(
          new DeadLetter(
              ID,
              Owner.TRACKER,
              Invented.NOW.minusSeconds(86_400),
              "IllegalStateException at OnMailEvent.java:88",
              "objector.mail",
              3,
              88_120,
              new ConsumerRecord<>(
                  "objector.tracker.dead",
                  0,
                  12,
                  "nobody",
                  "{}".getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public Replayed replay(String id) {
      return id.equals(ID) ? Replayed.AGAIN : Replayed.UNKNOWN;
    }
  }
}
