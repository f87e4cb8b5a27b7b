package objector.webui.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  @Test
  void anAddressAndANetworkAreKnown() {
    TrustedProxies proxies = TrustedProxies.of("192.0.2.1, 10.1.0.0/17 ,fd00::/9");

    assertThat(proxies.contains("192.0.2.1")).isTrue();
    assertThat(proxies.contains("192.0.2.2")).isFalse();
    assertThat(proxies.contains("10.1.127.255")).isTrue();
    assertThat(proxies.contains("10.1.128.0")).isFalse();
    assertThat(proxies.contains("fd7f::1")).isTrue();
    assertThat(proxies.contains("fd80::1")).isFalse();
    assertThat(proxies.contains("proxy.example")).isFalse();
  }

  @Test
  void anIpv4AddressWrittenAsIpv6IsTheSame() {
    assertThat(TrustedProxies.of("10.0.0.0/8").contains("::ffff:10.1.2.3")).isTrue();
  }

  @Test
  void anEmptyListBelievesNobody() {
    assertThat(TrustedProxies.of("").contains("127.0.0.1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.0.0/33", "10.1.0.0/-1", "10.1.0.0/x", "proxy.example", "10.1"})
  void whatIsNoneIsNamed(String entry) {
    assertThatThrownBy(() -> TrustedProxies.of("127.0.0.1, " + entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("web.trusted-proxies")
        .hasMessageContaining(entry);
  }
}
