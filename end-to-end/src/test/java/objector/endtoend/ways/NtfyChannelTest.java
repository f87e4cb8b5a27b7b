package objector.endtoend.ways;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.person.WayToHear;
import objector.notifier.ntfy.Ntfy;
import objector.notifier.push.GuardedPost;
import objector.notifier.way.Channel;
import org.junit.jupiter.api.Test;

final class NtfyChannelTest extends PushedChannelContract {
  @Override
  WayToHear.Kind kind() {
    return WayToHear.Kind.NTFY;
  }

  @Override
  Channel channel(GuardedPost post) {
    return new Ntfy(post);
  }

  @Override
  String text(String body) {
    return body;
  }

  /// What an ntfy server takes as a message and not as a file.
  @Override
  int most() {
    return 4_096;
  }

  @Test
  void aTapOpensThePageOfTheAccount() {
    heard(filed("@anna"));

    assertThat(asked.getFirst().getRequestHeaders().getFirst("Click"))
        .isEqualTo("https://objector.example/me/accounts/" + "b".repeat(26));
    assertThat(asked.getFirst().getRequestURI().getPath()).isEqualTo("/topic");
  }
}
