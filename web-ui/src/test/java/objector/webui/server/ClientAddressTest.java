package objector.webui.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {
  @Test
  void aBrowserOnThisMachineIsHere() {
    assertThat(ClientAddress.of("127.0.0.1", null, false, "localhost:8080").loopback()).isTrue();
    assertThat(ClientAddress.of("0:0:0:0:0:0:0:1", null, false, "[::1]:8080").loopback()).isTrue();
  }

  @Test
  void aProxyOnThisMachineIsNot() {
    ClientAddress remote =
        ClientAddress.of("127.0.0.1", "203.0.113.9, 198.51.100.7", true, "localhost");

    assertThat(remote.loopback()).isFalse();
    assertThat(remote.address()).isEqualTo("198.51.100.7");
  }

  @Test
  void whatAProxyMayHaveSentIsNot() {
    assertThat(ClientAddress.of("127.0.0.1", null, true, "localhost").loopback()).isFalse();
  }

  @Test
  void aStrangersNameThatLeadsHereIsNot() {
    assertThat(ClientAddress.of("127.0.0.1", null, false, "rebind.example:8080").loopback())
        .isFalse();
  }

  @Test
  void aStrangerCannotChooseTheirAddress() {
    assertThat(ClientAddress.of("203.0.113.9", "127.0.0.1", true, "localhost").address())
        .isEqualTo("203.0.113.9");
  }
}
