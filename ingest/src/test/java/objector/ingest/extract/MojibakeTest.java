package objector.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The texts are invented.
final class MojibakeTest {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Les oiseaux chantent déjà : l’été, la forêt, le chêne",
        "Die Vögel hören schöne Töne für „Füchse“",
        "Ptáci zpívají překrásně žlutými křídly",
        "Песни птиц принадлежат птицам"
      })
  void whatWasReadInTheWrongCharsetIsReadAsItWasMeant(String meant) {
    String broken = broken(meant);

    assertThat(broken).isNotEqualTo(meant);
    assertThat(Mojibake.mended(broken)).isEqualTo(meant);
    assertThat(Mojibake.mended(broken(broken))).isEqualTo(meant);
    String latin = new String(meant.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(Mojibake.mended(latin)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plain words only",
        "Les oiseaux : « déjà » l’été, CAFÉ\u00a0! É\u00a0? É\u00a0; É\u00a0:",
        "NÃO, MANHÃ, CORAÇÃO, Ñandú, Ö und Ü",
        "One broken Ã© among œuvres, naïveté, déjà, chêne, forêt, été, Noël",
        "鳥の歌、ÐÑ"
      })
  void whatIsRightStays(String right) {
    assertThat(Mojibake.mended(right)).isEqualTo(right);
  }

  @Test
  void bytesThatAreNoUtf8AreReadAsWhatTheyAre() {
    String meant = "Les oiseaux chantent déjà, la forêt et le chêne";

    assertThat(PageCharset.decode(meant.getBytes(WESTERN), "text/plain; charset=utf-8"))
        .isEqualTo(meant);
    assertThat(PageCharset.decode(bytes("d\u00e9j\u00e0 ", 0xE9), "text/plain; charset=utf-8"))
        .isEqualTo("déjà \ufffd");
  }

  private static byte[] bytes(String text, int last) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
    more[bytes.length] = (byte) last;
    return more;
  }

  @Test
  void aPageThatIsServedSoReadsAsBefore() {
    String meant = SamplePages.PERROQUET;
    byte[] broken = broken(meant).getBytes(StandardCharsets.UTF_8);

    assertThat(PageCharset.decode(broken, "text/plain; charset=utf-8")).isEqualTo(meant);
    assertThat(
            PageCharset.decode(
                meant.getBytes(StandardCharsets.UTF_8), "text/plain; charset=iso-8859-1"))
        .isEqualTo(meant);
  }

  /// What windows-1252 does not have comes through as it is, as in browsers.
  private static String broken(String meant) {
    StringBuilder broken = new StringBuilder();
    for (byte b : meant.getBytes(StandardCharsets.UTF_8)) {
      char c = new String(new byte[] {b}, WESTERN).charAt(0);
      broken.append(c == '\ufffd' ? (char) (b & 0xFF) : c);
    }
    return broken.toString();
  }
}
