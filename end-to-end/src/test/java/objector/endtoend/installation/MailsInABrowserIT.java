package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import objector.notifier.gallery.Gallery;
import objector.notifier.gallery.Gallery.Shown;
import objector.programmes.Programmes;
import objector.wording.Translations;
import org.junit.jupiter.api.Test;

/// Every mail of the gallery as a mail program shows it, on a phone and on a desk, by day and by
/// night: axe finds nothing, and nothing is wider than the window.
final class MailsInABrowserIT {
  /// One by hand, one in other letters, one with long words.
  private static final List<String> LANGUAGES = List.of("en", "el", "fi");

  /// A mail is no page of a site: it has no landmarks. Its title is the subject.
  private static final String AXE_RUN =
      """
      async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}))
        .violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3).join(' | '))
      """;

  private static final String TOO_WIDE =
      "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

  @Test
  void everyMailCanBeReadByEverybody() throws Exception {
    assumeTrue(Browser.installed().isPresent(), "skipped: there is no Chromium on this machine");
    Gallery gallery = new Gallery(Translations.load(), Programmes.load(), "Association Exemple");
    String axe = axe();
    List<String> wrong = new ArrayList<>();
    try (Browser browser = Browser.start()) {
      Page page = browser.page();
      for (String language : LANGUAGES) {
        for (Shown shown : gallery.in(language)) {
          page.setContent(Gallery.html(shown.mail()));
          String at = language + " " + shown.name() + ": ";
          if (!language.equals(page.getAttribute("html", "lang"))) {
            wrong.add(at + "is in " + page.getAttribute("html", "lang"));
          }
          page.evaluate(axe);
          for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (Object found : (List<?>) page.evaluate(AXE_RUN)) {
              wrong.add(at + scheme + " " + found);
            }
          }
          for (int width : new int[] {1_000, 320}) {
            page.setViewportSize(width, 800);
            int over = ((Number) page.evaluate(TOO_WIDE)).intValue();
            if (over > 0) {
              wrong.add(at + over + " pixels too wide for " + width);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String axe() throws IOException {
    try (InputStream in = MailsInABrowserIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
