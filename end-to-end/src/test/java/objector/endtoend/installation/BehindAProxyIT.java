package objector.endtoend.installation;

import static objector.endtoend.installation.ReverseProxy.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Visitors who come through a reverse proxy with TLS: each is counted on their own, as long as the
/// proxy is one that is trusted.
@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class BehindAProxyIT {
  private static final int MOST = 30;

  @Test
  void behindATrustedProxyEachVisitorIsCountedOnTheirOwn(@TempDir Path folder) throws Exception {
    Map<String, String> trusting = Map.of("OBJECTOR_WEB_TRUSTED_PROXIES", "127.0.0.1");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), trusting);
        ReverseProxy proxy = onThisMachine(objector)) {
      eachIsCountedOnTheirOwn(address(proxy));
    }
  }

  @Test
  void whatAnyoneElseForwardsIsNotBelieved(@TempDir Path folder) throws Exception {
    Map<String, String> another = Map.of("OBJECTOR_WEB_TRUSTED_PROXIES", "192.0.2.1");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), another);
        ReverseProxy proxy = onThisMachine(objector)) {
      isNotBelieved(address(proxy));
    }
  }

  /// As most installations have it: the proxy's one address is none of this machine's.
  @Test
  void theSameHoldsOfAProxyInAContainer(@TempDir Path folder) throws Exception {
    assumeTrue(
        Containers.command().isPresent(),
        "skipped: Docker does not answer on this machine, or there is no docker-compose");
    try (ProxyContainer container = ProxyContainer.start()) {
      try (UpSystem trusting = open(folder.resolve("trusting"), container.address())) {
        eachIsCountedOnTheirOwn(container.proxyOf(trusting.web()));
      }
      try (UpSystem wary = open(folder.resolve("wary"), "192.0.2.1")) {
        isNotBelieved(container.proxyOf(wary.web()));
      }
    }
  }

  private static void eachIsCountedOnTheirOwn(URI proxy) throws Exception {
    for (int i = 0; i < MOST; i++) {
      assertThat(signIn(proxy, "203.0.113.7", "")).as("the %d.", i + 1).isEqualTo(200);
    }
    assertThat(signIn(proxy, "203.0.113.7", "")).isEqualTo(429);
    assertThat(signIn(proxy, "203.0.113.7", "198.51.100.1"))
        .as("what a visitor says of themselves does not count")
        .isEqualTo(429);
    assertThat(signIn(proxy, "203.0.113.8", "")).isEqualTo(200);
  }

  private static void isNotBelieved(URI proxy) throws Exception {
    assertThat(signIn(proxy, "203.0.113.7", ""))
        .as("the form of a page with TLS, and nobody who may say that there is any")
        .isEqualTo(403);
  }

  private static ReverseProxy onThisMachine(UpSystem objector) throws Exception {
    return new ReverseProxy(
        objector.web(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static URI address(ReverseProxy proxy) {
    return URI.create("http://127.0.0.1:" + proxy.port());
  }

  private static UpSystem open(Path data, String trusted) throws Exception {
    return UpSystem.up(
        data, Map.of("OBJECTOR_WEB_HOST", "0.0.0.0", "OBJECTOR_WEB_TRUSTED_PROXIES", trusted));
  }
}
