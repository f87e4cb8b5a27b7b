package objector.notifier.ntfy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import objector.events.person.WayToHear;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.push.GuardedPost;
import objector.notifier.way.Channel;
import objector.notifier.way.WayMessage;

/// The sentence, as ntfy takes it: the body is the text, and a tap opens the page.
public record Ntfy(GuardedPost post) implements Channel {
  @Override
  public WayToHear.Kind kind() {
    return WayToHear.Kind.NTFY;
  }

  @Override
  public SendOutcome send(WayMessage message, WayToHear way) {
    return post.post(
        Objects.requireNonNull(way.url()),
        Map.of(
            "Content-Type",
            "text/plain; charset=utf-8",
            "Title",
            "Objector",
            "Click",
            message.url(),
            "Objector-Id",
            message.id()),
        message.text().getBytes(StandardCharsets.UTF_8));
  }
}
