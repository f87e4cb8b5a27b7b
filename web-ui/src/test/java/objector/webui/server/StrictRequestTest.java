package objector.webui.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictRequestTest {
  private static final List<String> HOST = List.of("objector.example");

  @ParameterizedTest
  @ValueSource(strings = {"objector.example", "localhost:8080", "[::1]:8080", "192.0.2.1", "a_b:1"})
  void oneHostIsPlain(String host) {
    assertThat(StrictRequest.isPlain(false, "/", List.of(host), List.of())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a,b", "a@b", "a/b", "[::1", "a:123456", "é.example"})
  void whatIsNoHostIsNot(String host) {
    assertThat(StrictRequest.isPlain(false, "/", List.of(host), List.of())).isFalse();
  }

  @Test
  void twoHostsAreNot() {
    assertThat(StrictRequest.isPlain(false, "/", List.of("a.example", "b.example"), List.of()))
        .isFalse();
    assertThat(StrictRequest.isPlain(false, "/", List.of(), List.of())).isFalse();
    assertThat(StrictRequest.isPlain(true, "/", List.of(), List.of())).isTrue();
  }

  @Test
  void aBodyComesInChunksOrNot() {
    assertThat(StrictRequest.isPlain(false, "/", HOST, List.of("chunked"))).isTrue();
    assertThat(StrictRequest.isPlain(false, "/", HOST, List.of("gzip, chunked"))).isFalse();
    assertThat(StrictRequest.isPlain(false, "/", HOST, List.of("chunked", "chunked"))).isFalse();
    assertThat(StrictRequest.isPlain(false, "/", HOST, List.of("xchunked"))).isFalse();
    assertThat(StrictRequest.isPlain(true, "/", HOST, List.of("chunked"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%2", "/%zz", "/\u0000", "/a b", "/é", "/\u007f"})
  void aBrokenAddressIsNone(String target) {
    assertThat(StrictRequest.isPlain(false, target, HOST, List.of())).isFalse();
    assertThat(StrictRequest.isPlain(false, "/%c3%A9?q=%20#", HOST, List.of())).isTrue();
  }

  @Test
  void anotherSitesAddressIsNoPathOfOurs() {
    assertThat(StrictRequest.isPlain(false, "http://evil.example/", HOST, List.of())).isFalse();
    assertThat(StrictRequest.isPlain(false, "*", HOST, List.of())).isFalse();
  }
}
