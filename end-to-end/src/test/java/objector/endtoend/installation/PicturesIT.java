package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The pages as people see them, in `target/screenshots`: on a phone, a tablet and a desk, light
/// and dark, in English and French; and nothing scrolls sideways.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class PicturesIT {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Map<String, String> PAGES =
      Map.of(
          "front", "/",
          "object", "/object?platform=instagram&country=FR",
          "me", "/me",
          "settings", "/me/settings");
  private static final List<Integer> WIDTHS = List.of(360, 768, 1280);
  private static final int HEIGHT = 900;

  @Test
  void everyPageFitsEveryScreen(@TempDir Path folder) throws Exception {
    assumeTrue(Browser.installed().isPresent(), "skipped: there is no Chromium on this machine");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of());
        Browser browser = Browser.start()) {
      Page page = browser.page();
      BrowserStoryIT.join(objector, page);
      for (String name : PAGES.keySet()) {
        for (String language : List.of("en", "fr")) {
          String path = PAGES.get(name);
          page.navigate(
              objector.web() + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
          pictures(page, name, language);
        }
      }
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void pictures(Page page, String name, String language) {
    for (int width : WIDTHS) {
      page.setViewportSize(width, HEIGHT);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        String file =
            "%s-%d-%s-%s.png"
                .formatted(name, width, scheme.name().toLowerCase(Locale.ROOT), language);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)));
      }
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .as("%s in %s at %d pixels", name, language, width)
          .isLessThanOrEqualTo(width);
    }
  }
}
