package objector.notifier.webhook;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import objector.events.Json;
import objector.events.person.WayToHear;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.push.GuardedPost;
import objector.notifier.way.Channel;
import objector.notifier.way.WayMessage;
import objector.service.WebhookKeys;

/// A POST of JSON, signed with a key that only the person has beside us.
///
/// ```
/// Objector-Id: ALERT.webhook                 the same when it comes again
/// Objector-Signature: t=1780000000,v1=HEX    HMAC-SHA256 of "t.body", t of this very attempt
/// {"id":…,"at":…,"about":…,"subject":…,"text":…,"url":…}
/// ```
public record Webhook(GuardedPost post, WebhookKeys keys, InstantSource clock) implements Channel {
  @Override
  public WayToHear.Kind kind() {
    return WayToHear.Kind.WEBHOOK;
  }

  @Override
  public SendOutcome send(WayMessage message, WayToHear way) {
    String body = body(message);
    long now = clock.instant().getEpochSecond();
    String signature = WebhookKeys.sign(keys.of(message.person(), way), now, body);
    return post.post(
        Objects.requireNonNull(way.url()),
        Map.of(
            "Content-Type",
            "application/json; charset=utf-8",
            "Objector-Id",
            message.id(),
            "Objector-Signature",
            "t=" + now + ",v1=" + signature),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static String body(WayMessage message) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", message.id());
    json.put("at", message.at());
    json.put("about", message.about());
    json.put("subject", message.subject());
    json.put("text", message.text());
    json.put("url", message.url());
    return new String(Json.write(json), StandardCharsets.UTF_8);
  }
}
