package objector.webui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SameOriginTest {
  private final SameOrigin origin = new SameOrigin(URI.create("https://objector.example"));

  @Test
  void ourOwnPagesMayPost() {
    assertThat(allows("same-origin", "https://objector.example", "objector.example")).isTrue();
  }

  @Test
  void anotherSiteMayNot() {
    assertThat(allows("cross-site", "https://evil.example", "objector.example")).isFalse();
    assertThat(allows("same-site", null, "objector.example")).isFalse();
    assertThat(allows(null, "https://evil.example", "objector.example")).isFalse();
    assertThat(allows(null, "null", "objector.example")).isFalse();
  }

  @Test
  void anOlderBrowserIsKnownByItsOrigin() {
    assertThat(allows(null, "https://objector.example", "inner:8080")).isTrue();
    assertThat(allows(null, "https://objector.example:443", "inner:8080")).isTrue();
    assertThat(allows(null, "http://localhost:8080", "localhost:8080")).isTrue();
  }

  @Test
  void thePageOfTheSameNameWithoutTlsIsAnotherSite() {
    assertThat(allows(null, "http://objector.example", "objector.example")).isFalse();
    assertThat(allows(null, "http://objector.example:8080", "objector.example:8080")).isFalse();
    assertThat(origin.allows(null, "http://localhost:8443", "https", "localhost:8443")).isFalse();
  }

  @Test
  void whatIsNoBrowserCarriesNobodysCookie() {
    assertThat(allows(null, null, "objector.example")).isTrue();
  }

  private boolean allows(@Nullable String site, @Nullable String from, String host) {
    return origin.allows(site, from, "http", host);
  }
}
