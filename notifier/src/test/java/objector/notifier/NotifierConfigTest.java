package objector.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import objector.kafka.KafkaAccess;
import objector.notifier.smtp.Sending.Outbox;
import objector.notifier.smtp.Sending.Relay;
import objector.notifier.smtp.Sending.Tls;
import org.junit.jupiter.api.Test;

final class NotifierConfigTest {
  @Test
  void aFromThatIsNoAddressIsRefusedByTheSettingsName() {
    assertThatThrownBy(() -> config("https://objector.example", "nobody", 32))
        .hasMessage("Setting sender.from is not a mail address.");
  }

  @Test
  void anAddressOfThePagesThatIsNoneIsRefused() {
    assertThatThrownBy(() -> config("ftp://objector.example", "o@objector.example", 32))
        .hasMessage("Setting web.url is not an http or https address.");
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> config("https://objector.example", "o@objector.example", 31))
        .hasMessage("Setting secrets.key gives a link key shorter than 32 bytes.");
  }

  @Test
  void aUserWithoutPasswordIsRefused() {
    assertThatThrownBy(() -> new Relay("relay.example", 587, Tls.STARTTLS, "objector", null))
        .hasMessage("Setting sender.password is missing beside sender.user.");
  }

  @Test
  void aRelayIsShownWithoutItsPassword() {
    Relay relay = new Relay("relay.example", 587, Tls.STARTTLS, "objector", "secret");

    assertThat(relay).hasToString("relay.example:587");
  }

  private static NotifierConfig config(String web, String from, int key) {
    return new NotifierConfig(
        KafkaAccess.at("localhost:9092"),
        URI.create(web),
        from,
        "objector.example",
        new Outbox(Path.of("outbox")),
        new byte[key],
        "the Berger family",
        "1",
        Clock.systemUTC());
  }
}
