package objector.launcher.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeapSizeTest {
  @Test
  void sizesAreThoseOfXmx() {
    assertThat(HeapSize.bytes("1g")).isEqualTo(1L << 30);
    assertThat(HeapSize.bytes("320M")).isEqualTo(320L << 20);
    assertThat(HeapSize.bytes("1024k")).isEqualTo(1L << 20);
  }

  @Test
  void whatIsNoSizeIsNone() {
    assertThat(HeapSize.bytes("")).isZero();
    assertThat(HeapSize.bytes("g")).isZero();
    assertThat(HeapSize.bytes("1")).isZero();
    assertThat(HeapSize.bytes("-1g")).isZero();
    assertThat(HeapSize.bytes("1 g")).isZero();
    assertThat(HeapSize.bytes("99999999999g")).isZero();
  }

  @Test
  void aHeapIsAboutAsLargeAsItWasGiven() {
    assertThat(HeapSize.isAbout("1g", (1L << 30) * 97 / 100)).isTrue();
    assertThat(HeapSize.isAbout("1g", 320L << 20)).isFalse();
    assertThat(HeapSize.isAbout("much", 1L << 30)).isFalse();
  }
}
