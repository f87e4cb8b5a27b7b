package objector.webui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import objector.webui.Invented;
import objector.webui.request.WebRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BrowserFamilyTest {
  @Test
  void theFamilyIsNamedAndNothingElse() {
    assertThat(of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"))
        .isEqualTo("Firefox");
    assertThat(of("Mozilla/5.0 (iPhone) AppleWebKit/605.1 Version/18.5 Mobile Safari/604.1"))
        .isEqualTo("Safari");
  }

  @Test
  void whatABrowserWantsToBeTakenForDoesNotCount() {
    assertThat(of("Mozilla/5.0 AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"))
        .isEqualTo("Edge");
    assertThat(of("Mozilla/5.0 AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0 Safari/537.36"))
        .isEqualTo("Samsung Internet");
    assertThat(of("Mozilla/5.0 AppleWebKit/537.36 Chrome/140.0 Safari/537.36")).isEqualTo("Chrome");
  }

  @Test
  void whatSaysNothingIsUnknown() {
    assertThat(of("curl/8.5.0")).isNull();
    assertThat(of(null)).isNull();
  }

  private static @Nullable String of(@Nullable String agent) {
    return BrowserFamily.of(
        new WebRequest(
            "POST",
            "/sign-in",
            Map.of(),
            Map.of(),
            WebRequest.Form.empty(),
            agent == null ? Map.of() : Map.of("user-agent", agent),
            Map.of(),
            "192.0.2.1",
            false,
            Invented.NOW,
            "en",
            false));
  }
}
