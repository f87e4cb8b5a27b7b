package objector.endtoend.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.person.WayToHear;
import objector.kafka.PersonRecords;
import objector.notifier.push.GuardedPost;
import objector.notifier.push.WayLoop;
import objector.notifier.way.WayWriter;
import objector.notifier.webhook.Webhook;
import objector.outside.AddressGuard;
import objector.programmes.Programmes;
import objector.service.WebhookKeys;
import objector.wording.Translations;
import objector.wording.letter.LetterWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A webhook over a real broker: told once, noted in the ledger, and not again after a restart;
/// what goes no mail's way leaves no mail.
final class FurtherWaysIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void anAlertIsToldOnceAlsoAfterARestart(@TempDir Path data) throws Exception {
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          told.add(exchange.getRequestHeaders().getFirst("Objector-Id"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    hook.start();
    try (NotifierStand stand = new NotifierStand(data)) {
      String url = "http://127.0.0.1:" + hook.getAddress().getPort() + "/anna";
      Alert first = alert("first", url);
      Alert second = alert("second", url);

      run(stand, first);
      run(stand, second);

      assertThat(told).containsExactly(first.id() + ".webhook", second.id() + ".webhook");
    } finally {
      hook.stop(0);
    }
  }

  /// A loop that lives until the alert is noted as sent.
  private static void run(NotifierStand stand, Alert alert) throws Exception {
    stand.send(Topics.ALERTS.record(alert));
    WayLoop loop = loop(stand);
    Thread running = Thread.ofPlatform().start(loop);
    PersonRecords records = new PersonRecords(stand.access());
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(records.of(Topics.DELIVERIES, alert.person()))
                .singleElement()
                .satisfies(entry -> {
                  assertThat(entry.channel()).isEqualTo(Delivery.Channel.WEBHOOK);
                  assertThat(entry.state()).isEqualTo(Delivery.State.SENT);
                }));
    loop.stop();
    running.join(SOON);
  }

  private static WayLoop loop(NotifierStand stand) {
    Translations words = Translations.load();
    LetterWriter letters = new LetterWriter(words, Programmes.load(), "the Berger family");
    WayWriter writer = new WayWriter(letters, words, URI.create("https://objector.example"));
    return new WayLoop(
        stand.access(),
        "1",
        List.of(
            new Webhook(
                new GuardedPost(new AddressGuard(true)),
                new WebhookKeys(new byte[32]),
                Clock.systemUTC())),
        writer::of,
        Clock.systemUTC());
  }

  private static Alert alert(String name, String url) {
    WayToHear way = new WayToHear(WayToHear.Kind.WEBHOOK, EventId.random(), Instant.now(), url);
    return new Alert(
        AlertId.of("story", name),
        PersonId.random(),
        Instant.now(),
        "anna@mail.example",
        "en",
        "Europe/Paris",
        "FR",
        null,
        false,
        new Matter.MailRefused(LocalDate.of(2026, 11, 27), "too-large"),
        List.of(way),
        true);
  }
}
