package objector.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import objector.ingest.page.AddressGuard.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {
  private final AddressGuard strict = new AddressGuard(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.0.0.53/",
        "https://127.255.255.254/",
        "https://127.1/",
        "https://2130706433/",
        "https://0.0.0.0/",
        "https://0.1.2.3/",
        "https://10.0.0.1/",
        "https://10.255.255.255/",
        "https://100.64.0.1/",
        "https://100.100.100.200/",
        "https://100.127.255.255/",
        "https://169.254.169.254/latest/meta-data/",
        "https://169.254.170.2/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.0.1/",
        "https://192.168.255.255/",
        "https://192.0.0.8/",
        "https://192.0.0.192/",
        "https://192.0.2.1/",
        "https://192.88.99.1/",
        "https://198.18.0.1/",
        "https://198.19.255.255/",
        "https://198.51.100.7/",
        "https://203.0.113.9/",
        "https://224.0.0.1/",
        "https://239.255.255.250/",
        "https://240.0.0.1/",
        "https://255.255.255.255/",
        "https://168.63.129.16/",
        "https://[::]/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[::ffff:169.254.169.254]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[64:ff9b::a9fe:a9fe]/",
        "https://[64:ff9b:1::1]/",
        "https://[2002:7f00:1::1]/",
        "https://[2002:a9fe:a9fe::]/",
        "https://[2001::1]/",
        "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
        "https://[2001:10::1]/",
        "https://[2001:db8::1]/",
        "https://[3fff::1]/",
        "https://[fe80::1]/",
        "https://[fec0::1]/",
        "https://[fc00::1]/",
        "https://[fd00:ec2::254]/",
        "https://[ff02::1]/",
        "https://[100::1]/",
        "https://[5f00::1]/",
        "https://[2a00:1450::5efe:10.0.0.1]/",
        "https://[fe80::1%25eth0]/",
        "https://localhost/",
        "https://localhost./",
        "https://sub.localhost/",
        "https://router.local/",
        "https://metadata.google.internal/",
        "https://kafka/",
        "https://nas.lan/",
        "https://x.home.arpa/",
        "http://93.184.215.14/",
        "https://93.184.215.14:9092/",
        "https://93.184.215.14:22/",
        "https://user:pass@93.184.215.14/",
        "ftp://93.184.215.14/",
        "file:///etc/passwd",
        "gopher://93.184.215.14/",
        "jar:https://93.184.215.14/!/",
        "https:///nowhere",
        "data:text/html,x",
        "//93.184.215.14/",
      })
  void hostileAddressesAreRefused(String address) {
    assertThatThrownBy(() -> strict.resolve(URI.create(address))).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://93.184.215.14/", "https://93.184.215.14:443/x", "https://[2606:2800:21f::1]/",
        "https://172.32.0.1/", "https://100.128.0.1/", "https://192.167.1.1/",
      })
  void publicAddressesAreNot(String address) {
    assertThatCode(() -> strict.resolve(URI.create(address))).doesNotThrowAnyException();
  }

  @Test
  void oneHiddenAddressAmongPublicOnesIsEnough() {
    AddressGuard guard = answering("93.184.215.14", "10.0.0.7");

    assertThatThrownBy(() -> guard.resolve(URI.create("https://parrot.example/")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void loopbackIsAllowedOnlyWhenAskedForAndNothingElseWithIt() throws Exception {
    AddressGuard loose = new AddressGuard(true);

    assertThat(loose.resolve(URI.create("http://127.0.0.1:8080/"))).hasSize(1);
    assertThatThrownBy(() -> loose.resolve(URI.create("http://10.0.0.1/")))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> loose.resolve(URI.create("http://169.254.169.254/")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void theRefusalDoesNotNameTheAddress() {
    assertThatThrownBy(() -> strict.resolve(URI.create("https://10.1.2.3/")))
        .hasMessageNotContaining("10.1.2.3");
  }

  private static AddressGuard answering(String... addresses) {
    return new AddressGuard(
        host -> {
          InetAddress[] found = new InetAddress[addresses.length];
          for (int i = 0; i < addresses.length; i++) {
            found[i] = InetAddress.ofLiteral(addresses[i]);
          }
          if (found.length == 0) {
            throw new UnknownHostException(host);
          }
          return found;
        },
        false);
  }
}
