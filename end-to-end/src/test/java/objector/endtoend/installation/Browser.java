package objector.endtoend.installation;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A real Chromium, as installed on this machine, without a window.
final class Browser implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  private final Playwright playwright;
  private final BrowserContext context;
  private final List<String> complaints = new ArrayList<>();

  private Browser(Path chromium) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    context =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")))
            .newContext(new NewContextOptions().setLocale("en-GB").setTimezoneId("Europe/Paris"));
    context.setDefaultTimeout(20_000);
  }

  /// Where Chromium is, if anywhere.
  static Optional<Path> installed() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  static Browser start() {
    return new Browser(installed().orElseThrow());
  }

  Page page() {
    return listened(context.newPage());
  }

  /// Somebody else's, who shares no cookie with the others.
  Page elsewhere() {
    BrowserContext other = context.browser().newContext(new NewContextOptions().setLocale("en-GB"));
    other.setDefaultTimeout(20_000);
    return listened(other.newPage());
  }

  private Page listened(Page page) {
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    return page;
  }

  /// What the browser complained of: scripts that failed, and what the content security policy
  /// stopped.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    context.browser().close();
    playwright.close();
  }
}
