package objector.webui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SameOriginTest {
  private final SameOrigin origin = new SameOrigin(URI.create("https://objector.example"));

  @Test
  void ourOwnPagesMayPost() {
    assertThat(origin.allows("same-origin", "https://objector.example", "objector.example"))
        .isTrue();
  }

  @Test
  void anotherSiteMayNot() {
    assertThat(origin.allows("cross-site", "https://evil.example", "objector.example")).isFalse();
    assertThat(origin.allows("same-site", null, "objector.example")).isFalse();
    assertThat(origin.allows(null, "https://evil.example", "objector.example")).isFalse();
    assertThat(origin.allows(null, "null", "objector.example")).isFalse();
  }

  @Test
  void anOlderBrowserIsKnownByItsOrigin() {
    assertThat(origin.allows(null, "https://objector.example", "inner:8080")).isTrue();
    assertThat(origin.allows(null, "http://localhost:8080", "localhost:8080")).isTrue();
  }

  @Test
  void whatIsNoBrowserCarriesNobodysCookie() {
    assertThat(origin.allows(null, null, "objector.example")).isTrue();
  }
}
