package objector.benchmarks.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import objector.launcher.outside.MailSender;
import objector.launcher.outside.OutboxReader;
import objector.launcher.wiring.Installation;
import objector.launcher.wiring.InstallationAddresses;
import objector.service.Setting;
import objector.service.Settings;

/// From the 250 of a mail to the changed sentence in an open Chromium, mail by mail. Each mail
/// brings another code, so that each changes the sentence.
public final class LiveLatency {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private LiveLatency() {}

  /// The number of mails; 200 unless said.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int mails = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    Settings settings =
        Settings.of(Map.of(), Optional.empty())
            .with(Setting.WEB_PORT, "0")
            .with(Setting.SMTP_PORT, "0")
            .with(Setting.PAGES_WATCH, "false");
    try (RigFolder folder = new RigFolder("objector-latency");
        Installation objector = new Installation(settings, folder.path(), Clock.systemUTC());
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser chromium =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(
                            List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking")))) {
      objector.start();
      Page page = chromium.newContext(new Browser.NewContextOptions().setLocale("en-GB")).newPage();
      String address = join(objector.addresses(), page);
      List<Double> millis =
          measure(page, new MailSender(objector.addresses().smtpPort()), address, mails);
      report(millis);
    }
  }

  private static String join(InstallationAddresses addresses, Page page)
      throws IOException, InterruptedException {
    page.navigate(addresses.web().toString());
    page.locator("form[action='/subscribe'] input[name=email]").fill("anna@example.org");
    page.locator("form[action='/subscribe'] button").click();
    String confirm = addresses.web() + "/confirm";
    OutboxReader letters = new OutboxReader(addresses.data().resolve("outbox"));
    page.navigate(
        letters
            .await(letter -> letter.link(confirm).isPresent(), PATIENCE)
            .flatMap(letter -> letter.link(confirm))
            .orElseThrow());
    page.locator("form[action='/confirm'] button").click();
    page.waitForURL(addresses.web() + "/me**");
    page.locator("input[name=platform][value=instagram]").check();
    page.locator("input[name=handle]").fill("@anna.paints");
    page.locator("form[action='/me/accounts'] button").click();
    page.locator("article.card .sentence").waitFor();
    return page.locator("#address").textContent().strip();
  }

  private static List<Double> measure(Page page, MailSender postman, String address, int mails)
      throws IOException {
    // The browser notes by itself when each code first stands in the page; both clocks are this
    // machine's.
    page.evaluate(
        """
        () => {
          window.seen = {};
          new MutationObserver(() => {
            const now = performance.timeOrigin + performance.now();
            for (const code of (document.querySelector('main').textContent.match(/\\b\\d{6}\\b/g) || [])) {
              if (!(code in window.seen)) window.seen[code] = now;
            }
          }).observe(document.body, { subtree: true, childList: true, characterData: true });
        }
        """);
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < mails; i++) {
      String code = String.valueOf(204_000 + i * 7);
      postman.send(mail(code), address);
      double taken = now();
      page.waitForFunction(
          "code => code in window.seen",
          code,
          new Page.WaitForFunctionOptions()
              .setTimeout((double) PATIENCE.toMillis())
              .setPollingInterval(5));
      millis.add(((Number) page.evaluate("code => window.seen[code]", code)).doubleValue() - taken);
    }
    return millis;
  }

  private static double now() {
    java.time.Instant now = Clock.systemUTC().instant();
    return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
  }

  private static String mail(String code) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    return """
    From: Anna Berger <anna@example.org>
    To: me
    Subject: Fwd: %s is your code for the objection form
    Date: %s
    Message-ID: <code-%s.invented@mail.example.org>
    MIME-Version: 1.0
    Content-Type: text/plain; charset=UTF-8

    ---------- Forwarded message ---------
    From: Instagram <no-reply@mail.instagram.com>
    Date: %s
    Subject: %s is your code for the objection form
    To: <anna@example.org>

    Hi anna.paints,

    (Invented.) You asked to object to your information being used for AI at Meta. To confirm your email address,
    enter this code in the objection form: %s. The code expires in one hour.
    """
        .formatted(code, date, code, date, code, code)
        .replace("\n", "\r\n");
  }

  private static void report(List<Double> millis) {
    // The first mails meet code that is not yet compiled: told apart.
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "mails %d, 250 -> sentence in the browser: min %.0f, median %.0f, p90 %.0f, p99 %.0f, max %.0f ms (goal: median <= 80, p99 <= 400)%n",
        sorted.size(),
        sorted.getFirst(),
        at(sorted, 0.5),
        at(sorted, 0.9),
        at(sorted, 0.99),
        sorted.getLast());
    if (millis.size() > 40) {
      List<Double> warm = new ArrayList<>(millis.subList(20, millis.size()));
      Collections.sort(warm);
      System.out.printf(
          Locale.ROOT,
          "without the first 20: median %.0f, p99 %.0f ms%n",
          at(warm, 0.5),
          at(warm, 0.99));
    }
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
  }
}
