package objector.endtoend.ways;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import objector.events.Json;
import objector.events.alert.Alert;
import objector.events.person.WayToHear;
import objector.notifier.push.GuardedPost;
import objector.notifier.way.Channel;
import objector.notifier.webhook.Webhook;
import objector.service.WebhookKeys;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class WebhookChannelTest extends PushedChannelContract {
  private static final WebhookKeys KEYS = new WebhookKeys(new byte[32]);

  @Override
  WayToHear.Kind kind() {
    return WayToHear.Kind.WEBHOOK;
  }

  @Override
  Channel channel(GuardedPost post) {
    return new Webhook(post, KEYS, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Override
  String text(String body) {
    JsonNode json = Json.MAPPER.readTree(body);
    return json.path("subject").asString() + "\n" + json.path("text").asString();
  }

  @Override
  int most() {
    return 8_192;
  }

  @Test
  void whoHasTheKeyCanCheckWhoSentItAndWhen() {
    Alert alert = filed("@anna").alerts().getFirst();
    send(alert, true);

    String key = KEYS.of(alert.person(), alert.ways().getFirst());
    String signature =
        Objects.requireNonNull(asked.getFirst().getRequestHeaders().getFirst("Objector-Signature"));

    assertThat(signature)
        .isEqualTo(
            "t="
                + NOW.getEpochSecond()
                + ",v1="
                + WebhookKeys.sign(key, NOW.getEpochSecond(), bodies.getFirst()));
    assertThat(signature).doesNotContain(WebhookKeys.sign(key, NOW.getEpochSecond() + 1, "x"));
  }

  @Test
  void aSecretIsOnesOwnAndAnotherAfterRenewing() {
    Alert alert = filed("@anna").alerts().getFirst();
    WayToHear way = alert.ways().getFirst();
    WayToHear renewed =
        new WayToHear(way.kind(), objector.events.id.EventId.random(), NOW, way.url());

    assertThat(KEYS.of(alert.person(), renewed)).isNotEqualTo(KEYS.of(alert.person(), way));
    assertThat(KEYS.of(objector.events.id.PersonId.random(), way))
        .isNotEqualTo(KEYS.of(alert.person(), way));
  }
}
