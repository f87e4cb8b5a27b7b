package objector.webui.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  private static final TrustedProxies PROXIES =
      TrustedProxies.of("127.0.0.0/8, ::1, 172.18.0.0/16, fd00:1::/32");

  @Test
  void aBrowserOnThisMachineIsHere() {
    assertThat(here("127.0.0.1", false, "localhost:8080")).isTrue();
    assertThat(here("0:0:0:0:0:0:0:1", false, "[::1]:8080")).isTrue();
  }

  @Test
  void whatAProxyMayHaveSentIsNot() {
    assertThat(here("127.0.0.1", true, "localhost")).isFalse();
  }

  @Test
  void aStrangersNameThatLeadsHereIsNot() {
    assertThat(here("127.0.0.1", false, "rebind.example:8080")).isFalse();
  }

  @Test
  void behindAProxyInAnotherContainerVisitorsAreToldApart() {
    assertThat(from("172.18.0.5", "203.0.113.9").address()).isEqualTo("203.0.113.9");
    assertThat(from("172.18.0.5", "198.51.100.7").address()).isEqualTo("198.51.100.7");
    assertThat(from("fd00:1:0:0:0:0:0:5", "2001:db8::7").address()).isEqualTo("2001:db8::7");
  }

  @Test
  void whoeverIsNoProxyOfOursIsNotBelieved() {
    ClientAddress spoofed =
        ClientAddress.of(
            new ClientAddress.Seen("203.0.113.9", "http", "objector.example"),
            Forwarding.of("198.51.100.7", "for=198.51.100.7", "https", "elsewhere.example"),
            PROXIES,
            true);

    assertThat(spoofed)
        .isEqualTo(new ClientAddress("203.0.113.9", false, "http", "objector.example"));
  }

  @Test
  void theFirstFromTheRightThatIsNoProxyCounts() {
    assertThat(from("127.0.0.1", "127.0.0.1, 203.0.113.9, 172.18.0.7").address())
        .isEqualTo("203.0.113.9");
    assertThat(from("127.0.0.1", "198.51.100.7, 203.0.113.9:4711").address())
        .isEqualTo("203.0.113.9");
  }

  @Test
  void whatIsNoAddressLeadsNoFurther() {
    assertThat(from("127.0.0.1", "198.51.100.7, unknown").address()).isEqualTo("127.0.0.1");
    assertThat(from("127.0.0.1", "198.51.100.7, _hidden, 172.18.0.7").address())
        .isEqualTo("172.18.0.7");
  }

  /// A proxy that writes one of the two passes on whatever a stranger wrote in the other.
  @Test
  void whereTheTwoHeadersDifferNeitherIsBelieved() {
    Forwarding both = Forwarding.of("203.0.113.9", "for=198.51.100.7", null, null);

    assertThat(
            ClientAddress.of(
                    new ClientAddress.Seen("127.0.0.1", "http", "localhost"), both, PROXIES, true)
                .address())
        .isEqualTo("127.0.0.1");
  }

  @Test
  void theStandardsOwnHeaderIsRead() {
    ClientAddress from =
        ClientAddress.of(
            new ClientAddress.Seen("172.18.0.5", "http", "inner:8080"),
            Forwarding.of(
                null,
                "for=198.51.100.1, For=\"[2001:db8:cafe::17]:4711\";proto=https;host=\"a.example\"",
                null,
                null),
            PROXIES,
            true);

    assertThat(from).isEqualTo(new ClientAddress("2001:db8:cafe::17", false, "https", "a.example"));
  }

  @Test
  void aProxysWordOnSchemeAndHostIsTaken() {
    ClientAddress from =
        ClientAddress.of(
            new ClientAddress.Seen("172.18.0.5", "http", "inner:8080"),
            Forwarding.of("203.0.113.9", null, "https", "objector.example"),
            PROXIES,
            true);

    assertThat(from)
        .isEqualTo(new ClientAddress("203.0.113.9", false, "https", "objector.example"));
  }

  @Test
  void aHeaderBeyondAllMeasureIsNotRead() {
    assertThat(from("127.0.0.1", "203.0.113.9,".repeat(1_000)).address()).isEqualTo("127.0.0.1");
  }

  private static boolean here(String peer, boolean proxied, String host) {
    return ClientAddress.of(
            new ClientAddress.Seen(peer, "http", host), Forwarding.NONE, PROXIES, proxied)
        .loopback();
  }

  private static ClientAddress from(String peer, @Nullable String forwardedFor) {
    return ClientAddress.of(
        new ClientAddress.Seen(peer, "http", "localhost"),
        Forwarding.of(forwardedFor, null, null, null),
        PROXIES,
        true);
  }
}
