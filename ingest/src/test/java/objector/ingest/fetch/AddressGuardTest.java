package objector.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import objector.outside.AddressGuard;
import objector.outside.AddressGuard.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {
  private final AddressGuard strict = new AddressGuard(false);

  @ParameterizedTest
  @MethodSource("objector.ingest.fetch.HostileAddresses#all")
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
