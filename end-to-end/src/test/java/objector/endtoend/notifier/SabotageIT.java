package objector.endtoend.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import objector.endtoend.notifier.MoodyRelay.Mood;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.notifier.Notifier;
import objector.notifier.smtp.Sending;
import objector.notifier.smtp.Sending.Relay;
import objector.service.Health;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A relay that behaves badly in every way: nothing is lost, nothing leaves twice, and no lane
/// suffers for another.
final class SabotageIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int EACH = 8;

  @Test
  void whateverARelayDoesEveryMailArrivesOnceOrIsShownAsUncertain(@TempDir Path data)
      throws Exception {
    MovedClock clock = new MovedClock();
    Map<String, Mood> first = new HashMap<>();
    Map<AlertId, String> recipients = new HashMap<>();
    try (NotifierStand stand = new NotifierStand(data);
        // Bad at first, then well: as greylisting, restarts and storms are.
        MoodyRelay relay =
            new MoodyRelay(
                (to, before) -> before == 0 ? Objects.requireNonNull(first.get(to)) : Mood.TAKES)) {
      for (Mood mood : Mood.values()) {
        for (int i = 0; i < EACH; i++) {
          String to = mood.name().toLowerCase(Locale.ROOT) + "-" + i + "@mail.example";
          first.put(to, mood);
          recipients.put(stand.alert(to).id(), to);
        }
      }
      stand.notifier("1", relay(relay.port()), clock);

      await()
          .atMost(SOON)
          .until(() -> {
            // Whoever was told "later" comes again after minutes.
            clock.move(Duration.ofMinutes(10));
            Map<AlertId, Delivery> ledger = stand.ledger();
            return recipients.keySet().stream().allMatch(id -> isEnd(ledger.get(id)));
          });

      Map<AlertId, Delivery> ledger = stand.ledger();
      recipients.forEach((id, to) -> {
        Mood mood = Objects.requireNonNull(first.get(to));
        boolean isUncertain =
            mood == Mood.HANGS_UP_AMID_THE_TEXT || mood == Mood.HANGS_UP_AFTER_THE_TEXT;
        assertThat(Objects.requireNonNull(ledger.get(id)).state())
            .as(to)
            .isEqualTo(isUncertain ? State.UNCERTAIN : State.SENT);
        assertThat(relay.taken().getOrDefault(to, 0)).as(to).isEqualTo(isUncertain ? 0 : 1);
      });
    }
  }

  private static boolean isEnd(@Nullable Delivery entry) {
    return entry != null && (entry.state() == State.SENT || entry.state() == State.UNCERTAIN);
  }

  @Test
  void aRelayThatIsSlowWithNewsIsQuickWithALink(@TempDir Path data) throws Exception {
    try (NotifierStand stand = new NotifierStand(data);
        MoodyRelay relay =
            new MoodyRelay((to, before) -> to.startsWith("link") ? Mood.TAKES : Mood.SLOW)) {
      stand.news(400);
      stand.notifier("1", relay(relay.port()), new MovedClock());
      await().atMost(SOON).until(() -> !relay.taken().isEmpty());

      Alert link = stand.link("link@mail.example");

      // Of the news, fifty seconds' work are left.
      await().atMost(Duration.ofSeconds(20)).until(() -> relay.taken().containsKey(link.to()));
      assertThat(stand.ledger().values().stream().filter(SabotageIT::isEnd).count())
          .isLessThan(400);
    }
  }

  @Test
  void aStormOfLaterForNewsKeepsNoAccountsMailBack(@TempDir Path data) throws Exception {
    try (NotifierStand stand = new NotifierStand(data);
        MoodyRelay relay =
            new MoodyRelay(
                (to, before) -> to.startsWith("account") ? Mood.TAKES : Mood.LATER_AT_THE_END)) {
      stand.news(400);
      stand.notifier("1", relay(relay.port()), new MovedClock());

      Alert account = stand.alert("account@mail.example");

      await().atMost(SOON).until(() -> stand.state(account).equals("SENT"));
      await()
          .atMost(SOON)
          .until(() ->
              stand.ledger().values().stream()
                      .filter(entry -> entry.state() == State.DEFERRED)
                      .count()
                  == 400);
    }
  }

  @Test
  void aRelayWhoseNameIsNotFoundIsWaitedFor(@TempDir Path data) throws Exception {
    try (NotifierStand stand = new NotifierStand(data);
        MoodyRelay relay = new MoodyRelay((to, before) -> Mood.TAKES)) {
      Notifier lost =
          stand.notifier(
              "1",
              new Relay("no-such-relay.invalid", 25, Sending.Tls.NONE, null, null),
              new MovedClock());
      Alert alert = stand.alert();
      await().atMost(SOON).until(() -> lost.health().stream().anyMatch(SabotageIT::isWithoutRelay));
      assertThat(stand.state(alert)).isIn("nothing", "QUEUED");
      lost.close();

      // Whoever runs this mends the name.
      stand.notifier("1", relay(relay.port()), new MovedClock());

      await().atMost(SOON).until(() -> stand.state(alert).equals("SENT"));
      assertThat(relay.taken()).containsOnly(Map.entry(alert.to(), 1));
    }
  }

  private static boolean isWithoutRelay(Health health) {
    return health.part().equals("notifier.mail") && health.state() == Health.State.DEGRADED;
  }

  private static Sending relay(int port) {
    return new Relay("127.0.0.1", port, Sending.Tls.NONE, null, null);
  }
}
