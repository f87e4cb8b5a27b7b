package objector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceKeyTest {
  @Test
  void sixtyAddressesOfOneNetworkAreOne() {
    String first = SourceKey.of("2001:db8:1:2::1");
    for (int i = 2; i < 60; i++) {
      assertThat(SourceKey.of("2001:db8:1:2:ffff::" + Integer.toHexString(i))).isEqualTo(first);
    }
  }

  @Test
  void anotherNetworkIsAnother() {
    assertThat(SourceKey.of("2001:db8:1:3::1")).isNotEqualTo(SourceKey.of("2001:db8:1:2::1"));
  }

  @Test
  void theWayAnAddressIsWrittenDoesNotMatter() {
    assertThat(SourceKey.of("[2001:0DB8:1:2:0:0:0:1]")).isEqualTo(SourceKey.of("2001:db8:1:2::1"));
  }

  @Test
  void anAddressOfFourBytesCountsWhole() {
    assertThat(SourceKey.of("192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(SourceKey.of("192.0.2.2")).isNotEqualTo(SourceKey.of("192.0.2.1"));
  }

  @Test
  void oneThatIsWrittenAsSixteenIsStillOne() {
    assertThat(SourceKey.of("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "_hidden", "example.org", "1.2.3.4.5"})
  void whatIsNoAddressIsItsOwnKeyAndNobodyIsAsked(String word) {
    assertThat(SourceKey.of(word)).isEqualTo(word);
  }
}
