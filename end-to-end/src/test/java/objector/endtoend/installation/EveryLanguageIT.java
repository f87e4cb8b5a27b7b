package objector.endtoend.installation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import objector.launcher.outside.OutboxReader.Letter;
import objector.wording.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Five pages in every language, on the narrowest screen there is (320 px, which is also a wide one
/// at 400 %): nothing is cut off, and nothing lies over something else. In some languages axe looks
/// at them, too. A picture of each is in `target/screenshots/languages`.
final class EveryLanguageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> PAGES =
      List.of("/", "/object", "/subscribe", "/me", "/me/settings");

  /// For whoever reads a language: as people see it, each page whole.
  private static final Path PICTURES = Path.of("target", "screenshots", "languages");

  private static final Set<String> LOOKED_AT_BY_AXE =
      Set.of("en", "fr", "de", "el", "bg", "fi", "mt");

  /// What is wider than its place, and which texts share a place.
  private static final String LAYOUT =
      """
      () => {
        const found = [];
        const whole = document.scrollingElement;
        if (whole.scrollWidth > whole.clientWidth) {
          found.push('the page is ' + whole.scrollWidth + ' px wide');
        }
        const named = e => e.tagName.toLowerCase() + '.' + e.className + ' "' + e.textContent.trim().slice(0, 40) + '"';
        const seen = e => e.checkVisibility({visibilityProperty: true}) && e.clientWidth > 1;
        const texts = [];
        for (const e of document.querySelectorAll('body *')) {
          const style = getComputedStyle(e);
          if (e.closest('svg, script, style, select, template') || !seen(e) && style.display !== 'inline') continue;
          const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
          if (style.display !== 'inline' && !scrolls && e.scrollWidth > e.clientWidth + 1) {
            found.push('cut off: ' + named(e));
          }
          for (const node of e.childNodes) {
            if (node.nodeType === Node.TEXT_NODE && node.textContent.trim() && e.checkVisibility({visibilityProperty: true})) {
              const range = document.createRange();
              range.selectNodeContents(node);
              for (const box of range.getClientRects()) {
                if (box.width > 2 && box.height > 2 && !hidden(e)) texts.push([box, node, e]);
              }
            }
          }
        }
        function hidden(e) {
          const style = getComputedStyle(e);
          return style.clipPath !== 'none' || style.position === 'absolute' && box(e).width <= 2 || box(e).bottom < 0;
        }
        function box(e) { return e.getBoundingClientRect(); }
        for (let i = 0; i < texts.length; i++) {
          for (let j = i + 1; j < texts.length; j++) {
            const [a, one, ea] = texts[i];
            const [b, other, eb] = texts[j];
            if (one === other) continue;
            const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            // Boxes of lines are higher than their letters, and touch.
            if (width > 2 && height > Math.min(a.height, b.height) / 2) {
              found.push('one over the other: ' + named(ea) + ' and ' + named(eb));
            }
          }
        }
        return found.slice(0, 10);
      }
      """;

  private static final String AXE_RUN =
      """
      async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}))
        .violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3).join(' | '))
      """;

  @Test
  void everyPageFitsInEveryLanguage(@TempDir Path folder) throws Exception {
    assumeTrue(Browser.installed().isPresent(), "skipped: there is no Chromium on this machine");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of());
        Browser browser = Browser.start()) {
      Page page = browser.page();
      signUp(objector, page);
      String axe = axe();
      List<String> wrong = new ArrayList<>();
      page.setViewportSize(320, 800);
      for (String language : Translations.codes()) {
        for (String path : PAGES) {
          page.navigate(objector.web() + path + "?lang=" + language);
          String at = language + " " + path + ": ";
          if (!language.equals(page.getAttribute("html", "lang"))) {
            wrong.add(at + "is in " + page.getAttribute("html", "lang"));
          }
          strings(page.evaluate(LAYOUT)).forEach(one -> wrong.add(at + one));
          picture(page, language + path.replace('/', '-'));
          if (LOOKED_AT_BY_AXE.contains(language)) {
            page.evaluate(axe);
            strings(page.evaluate(AXE_RUN)).forEach(one -> wrong.add(at + "axe: " + one));
          }
        }
      }
      assertThat(wrong).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setType(ScreenshotType.JPEG)
            .setQuality(60)
            .setPath(PICTURES.resolve(name + ".jpg")));
  }

  /// With a card that says much: a code to enter, and what came before it.
  private static void signUp(UpSystem objector, Page page) throws Exception {
    page.navigate(objector.web() + "/subscribe");
    page.locator("form[action='/subscribe'] input[name=email]").fill(Anna.ADDRESS);
    page.locator("form[action='/subscribe'] button").click();
    String whole = objector.web() + "/confirm";
    Letter letter =
        objector.letters().await(mail -> mail.link(whole).isPresent(), PATIENCE).orElseThrow();
    page.navigate(letter.link(whole).orElseThrow());
    page.locator("form[action='/confirm'] button").click();
    page.waitForURL(objector.web() + "/me**");
    page.locator("input[name=platform][value=instagram]").check();
    page.locator("input[name=handle]").fill("@anna.paints");
    page.locator("form[action='/me/accounts'] button").click();
    String address = page.locator("#address").textContent().strip();
    objector.postman().send(Mails.notice("anna.paints", 1), address);
    assertThat(page.locator("article.card .sentence")).containsText("will use your public posts");
    objector
        .postman()
        .send(
            Mails.confirmationWithMore("anna.paints", "Your reels are another matter.", 2),
            address);
    assertThat(page.locator("#main, main")).containsText("one sentence we could not read");
  }

  private static List<String> strings(Object found) {
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String axe() throws IOException {
    try (InputStream in = EveryLanguageIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
