package objector.notifier.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import objector.notifier.smtp.Sending.Relay;
import objector.notifier.smtp.Sending.Relays;
import objector.notifier.smtp.Sending.Tls;
import org.junit.jupiter.api.Test;

final class RelaysTest {
  @Test
  void oneHostIsOneRelay() {
    assertThat(of("mail.example.org").relays()).containsExactly(relay("mail.example.org", 587));
  }

  @Test
  void severalAreTriedInTheirOrderEachOnItsPort() {
    assertThat(of("a.example.org, b.example.org:2525,2001:db8::1").relays())
        .containsExactly(
            relay("a.example.org", 587), relay("b.example.org", 2525), relay("2001:db8::1", 587));
  }

  @Test
  void whatNamesNoRelayIsRefusedByTheSettingsName() {
    assertThatThrownBy(() -> of("a.example.org,,b.example.org"))
        .hasMessage("Setting sender.host is empty.");
    assertThatThrownBy(() -> of("a.example.org:smtp"))
        .hasMessage("Setting sender.host names a port that is none.");
  }

  private static Relays of(String hosts) {
    return Relays.of(hosts, 587, Tls.STARTTLS, null, null);
  }

  private static Relay relay(String host, int port) {
    return new Relay(host, port, Tls.STARTTLS, null, null);
  }
}
