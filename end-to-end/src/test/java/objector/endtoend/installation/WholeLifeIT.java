package objector.endtoend.installation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One person in a browser, from the first page to the last: objects, hears nothing, reminds,
/// complains, takes everything along, and leaves. Somebody else sees nothing of it. At each stop
/// axe looks, by day and by night, and so it does at what whoever runs this reads.
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class WholeLifeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String AXE_RUN =
      """
      async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))
        .violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3).join(' | '))
      """;

  private final List<String> wrong = new ArrayList<>();

  @Test
  void whoIsNotAnsweredRemindsComplainsAndLeaves(@TempDir Path folder) throws Exception {
    assumeTrue(Browser.installed().isPresent(), "skipped: there is no Chromium on this machine");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of());
        Browser browser = Browser.start()) {
      Page page = browser.page();
      String web = objector.web().toString();
      LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
      for (String path : List.of("/", "/pages", "/check", "/about", "/privacy", "/sign-in")) {
        looks(page, web + path);
      }
      looks(page, web + "/object?platform=instagram&country=FR");
      BrowserStoryIT.join(objector, page);
      assertThat(page.locator("article.card .sentence")).containsText("Nothing is known yet");
      page.navigate(web + "/me/settings");
      page.locator("#country").selectOption("FR");
      page.locator("form[action='/me/settings'] button").click();
      assertThat(page.locator(".done[role=status]")).isVisible();
      page.navigate(web + "/me");
      String account = page.locator("article.card h2 a").getAttribute("href");

      tells(page, web + account + "?what=filed", today.minusDays(100));
      assertThat(page.locator("article.card .sentence")).containsText("No answer has reached us");
      looks(page, web + account);
      looks(page, web + account + "/letter");
      assertThat(page.locator("article.a4").first()).containsText("Meta Platforms Ireland");
      page.locator("#name").fill("Anna Berger");
      page.locator("form.fields button.plain:not([formaction])").first().click();
      assertThat(page.locator("article.a4").first()).containsText("Anna Berger");
      assertThat(isPdf(page)).isTrue();

      tells(page, web + account + "?what=reminded", today.minusDays(20));
      looks(page, web + account + "/letter");
      assertThat(page.locator("article.a4").first()).containsText("Commission nationale");
      assertThat(isPdf(page)).isTrue();
      page.locator("form:has(input[value=complained]) button").click();
      page.waitForURL(web + "/me?done=**");
      assertThat(page.locator("article.card .sentence")).containsText("complained");
      for (String path :
          List.of(
              "/me",
              "/me/settings",
              "/me/ways",
              "/me/sent",
              "/me/address",
              "/me/groups",
              "/me/forwarding",
              "/me/mails",
              "/me/erase")) {
        looks(page, web + path);
      }

      somebodyElseSeesNothing(objector, browser, account);
      looks(page, objector.outboxPage().toString());
      page.locator("main a[href^='/outbox/']").first().click();
      looks(page, page.url());

      page.navigate(web + "/me/settings");
      Download all =
          page.waitForDownload(() -> page.locator("a[href='/me/export']").first().click());
      assertThat(Files.size(all.path())).isGreaterThan(1_000);
      page.navigate(web + "/me/erase");
      page.locator("form[action='/me/erase'] button").click();
      page.waitForURL(web + "/erased**");
      looks(page, page.url());
      page.navigate(web + "/me");
      assertThat(page.locator("main")).not().containsText("anna.paints");
      assertThat(wrong).isEmpty();
      assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("404"));
    }
  }

  private static void tells(Page page, String form, LocalDate on) {
    page.navigate(form);
    page.locator("form.tell input[name=on]").fill(on.toString());
    page.locator("form.tell button").click();
    page.waitForURL(url -> url.contains("/me?done="));
  }

  private static boolean isPdf(Page page) throws IOException {
    Download pdf =
        page.waitForDownload(() -> page.locator("button[formaction$='letter.pdf']").click());
    byte[] bytes = Files.readAllBytes(pdf.path());
    return new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-");
  }

  /// Signed in, and with the address of what is another's.
  private static void somebodyElseSeesNothing(UpSystem objector, Browser browser, String account)
      throws Exception {
    Page bob = browser.elsewhere();
    String whole = objector.web() + "/confirm";
    Set<String> before = new HashSet<>();
    objector.letters().all().forEach(letter -> letter.link(whole).ifPresent(before::add));
    bob.navigate(objector.web().toString());
    bob.locator("form[action='/subscribe'] input[name=email]").fill("bob@example.org");
    bob.locator("form[action='/subscribe'] button").click();
    bob.navigate(
        objector
            .letters()
            .await(mail -> mail.link(whole).filter(l -> !before.contains(l)).isPresent(), PATIENCE)
            .flatMap(mail -> mail.link(whole))
            .orElseThrow());
    bob.locator("form[action='/confirm'] button").click();
    bob.waitForURL(objector.web() + "/me**");
    for (String path : List.of(account, account + "/letter", account + "/remove")) {
      Response answer = Objects.requireNonNull(bob.navigate(objector.web() + path));
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(bob.content()).doesNotContain("anna.paints");
    }
    bob.context().close();
  }

  private void looks(Page page, String url) throws IOException {
    page.navigate(url);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.evaluate(axe());
      for (Object found : (List<?>) page.evaluate(AXE_RUN)) {
        wrong.add(url.replaceAll("\\?.*", "") + " " + scheme + " " + found);
      }
    }
  }

  private static String axe() throws IOException {
    try (InputStream in = WholeLifeIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
