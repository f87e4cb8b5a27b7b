package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import objector.ingest.visible.VisibleText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkDecoderTest {
  private final LinkDecoder decoder =
      new LinkDecoder(Judges.PROGRAMMES.metaAiTraining().senders(), Judges.PHRASES);

  @ParameterizedTest
  @CsvSource({
    "https://www.facebook.com/help/contact/712876720715583, true",
    "HTTPS://WWW.FACEBOOK.COM/x, true",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.instagram.com%2Fx&h=1, true",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example%2Fx&h=1, false",
    "https://l.instagram.com/?u=https%3A%2F%2Fevil.example&e=1, false",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.facebook.com%2Fx&d=1,"
        + " true",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example%2Fx&d=1,"
        + " false",
    "https://urldefense.com/v3/__https://www.facebook.com/x__;!!abc$, true",
    "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fwww.facebook.com%2fx&c=E, true",
    "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fevil.example%2fx&c=E, false",
    "https://protect-eu.mimecast.com/s/AbC?domain=facebook.com, false",
    "https://www.facebook.com@evil.example/x, false",
    "https://evil.example\\@www.facebook.com/, false",
    "https://facebook.com.evil.example/, false",
    "//www.facebook.com/x, true",
    "javascript:alert(1), false",
    "https://l.facebook.com/l.php, false",
  })
  void whereALinkLeads(String url, boolean trusted) {
    assertThat(decoder.decode(url).trusted()).isEqualTo(trusted);
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/a/, /privacy, https://evil.example/privacy",
    "https://evil.example/a/, x, https://evil.example/a/x",
    "https://evil.example/a/, https://www.facebook.com/x, https://www.facebook.com/x",
    "'', /privacy, /privacy",
  })
  void aShortAddressLeadsToWhereThePageIsAtHome(String home, String address, String leads) {
    String page = "<base href='%s'><p><a href='%s'>Privacy</a></p>".formatted(home, address);

    assertThat(VisibleText.of(page).anchors())
        .extracting(VisibleText.Anchor::url)
        .containsExactly(leads);
  }
}
