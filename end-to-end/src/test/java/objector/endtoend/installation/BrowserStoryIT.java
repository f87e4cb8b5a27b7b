package objector.endtoend.installation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import objector.launcher.outside.OutboxReader.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Subscribe, confirm, forward a mail; the sentence changes in the open page, and a mail tells it.
final class BrowserStoryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void theSentenceChangesLiveAndAMailTellsIt(@TempDir Path folder) throws Exception {
    assumeTrue(Browser.installed().isPresent(), "skipped: there is no Chromium on this machine");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of());
        Browser browser = Browser.start()) {
      Page page = browser.page();
      join(objector, page);
      assertThat(page.locator("article.card .sentence")).containsText("Nothing is known yet");
      String address = page.locator("#address").textContent().strip();
      page.evaluate("window.sameDocument = true");

      objector.postman().send(Mails.notice("anna.paints", 1), address);
      assertThat(page.locator("article.card .sentence")).containsText("use your public posts");
      objector.postman().send(Mails.confirmation("anna.paints", 2), address);
      assertThat(page.locator("article.card .sentence")).containsText("confirmed your objection");

      assertThat(page.evaluate("window.sameDocument"))
          .as("the page was not loaded again")
          .isEqualTo(true);
      assertThat(
              objector
                  .letters()
                  .await(
                      letter ->
                          letter.subject().contains("@anna.paints")
                              && letter.subject().contains("confirmed"),
                      PATIENCE))
          .isPresent();
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .hasCount(1);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /// From the card that nothing is known of, to the kit, to "I filed it today", and back again.
  @Test
  void objectingIsToldInOneTapAndCanBeUndone(@TempDir Path folder) throws Exception {
    assumeTrue(Browser.installed().isPresent(), "skipped: there is no Chromium on this machine");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of());
        Browser browser = Browser.start()) {
      Page page = browser.page();
      page.navigate(objector.web() + "/object?platform=instagram&country=FR");
      assertThat(page.locator("#letter")).containsText("Meta Platforms Ireland Limited");
      join(objector, page);

      page.locator("article.card a[href^='/object?account=']").click();
      page.locator(".filed button").click();

      page.waitForURL(objector.web() + "/me?done=**");
      assertThat(page.locator("article.card .sentence")).containsText("You say you objected on");
      assertThat(page.locator(".done[role=status]")).containsText("Noted: You say you objected.");
      page.locator(".done button").click();
      assertThat(page.locator("article.card .sentence")).containsText("Nothing is known yet");
      assertThat(browser.complaints()).isEmpty();

      // What was taken back was right after all.
      page.locator("article.card h2 a").click();
      page.locator(".undone button").click();
      page.navigate(objector.web() + "/me");
      assertThat(page.locator("article.card .sentence")).containsText("You say you objected on");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void anAccountThatIsCalledDifferentlyNowKeepsWhatIsKnown(@TempDir Path folder) throws Exception {
    assumeTrue(Browser.installed().isPresent(), "skipped: there is no Chromium on this machine");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of());
        Browser browser = Browser.start()) {
      Page page = browser.page();
      join(objector, page);
      String address = page.locator("#address").textContent().strip();
      objector.postman().send(Mails.confirmation("anna.paints", 2), address);
      assertThat(page.locator("article.card .sentence")).containsText("confirmed your objection");

      page.locator("article.card h2 a").click();
      page.locator("details:has(form[action$='/rename']) summary").click();
      page.locator("form[action$='/rename'] input[name=handle]").fill("@anna.draws");
      page.locator("form[action$='/rename'] button").click();
      page.navigate(objector.web() + "/me");

      assertThat(page.locator("article.card")).containsText("@anna.draws");
      assertThat(page.locator("article.card .sentence")).containsText("confirmed your objection");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /// Subscribes, confirms, and adds an account.
  static void join(UpSystem objector, Page page) throws Exception {
    page.navigate(objector.web().toString());
    page.locator("form[action='/subscribe'] input[name=email]").fill(Anna.ADDRESS);
    page.locator("form[action='/subscribe'] button").click();
    page.navigate(link(objector, "/confirm"));
    page.locator("form[action='/confirm'] button").click();
    page.waitForURL(objector.web() + "/me**");
    page.locator("input[name=platform][value=instagram]").check();
    page.locator("input[name=handle]").fill("@anna.paints");
    page.locator("form[action='/me/accounts'] button").click();
  }

  private static String link(UpSystem objector, String path) throws Exception {
    String whole = objector.web() + path;
    Letter letter =
        objector.letters().await(mail -> mail.link(whole).isPresent(), PATIENCE).orElseThrow();
    return letter.link(whole).orElseThrow();
  }
}
