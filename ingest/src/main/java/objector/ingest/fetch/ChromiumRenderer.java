package objector.ingest.fetch;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Proxy;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import objector.events.page.Blindness;
import objector.ingest.fetch.FetchedDocument.Failed;
import objector.outside.AddressGuard;
import objector.outside.Dial;
import objector.outside.FetchDeadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks through a Chromium that is installed on this machine: a browser of its own for each look,
/// without a profile, downloads or service workers, whose only way out is [GuardedProxy].
public final class ChromiumRenderer implements PageRenderer {
  private static final Logger LOG = LoggerFactory.getLogger(ChromiumRenderer.class);

  /// All of a look, the browser's start included.
  private static final Duration WHOLE = Duration.ofSeconds(75);

  private static final double LOADING = 30_000;
  private static final double WAITING = 10_000;
  private static final double SETTLING = 5_000;
  private static final long MOST_MEMORY = 1_500L * 1024 * 1024;

  private static final List<String> ARGUMENTS =
      List.of(
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-default-apps",
          "--disable-sync",
          "--disable-extensions",
          "--disable-quic",
          "--no-first-run",
          "--no-pings",
          "--blink-settings=imagesEnabled=false",
          "--renderer-process-limit=2",
          "--js-flags=--max-old-space-size=512",
          "--force-webrtc-ip-handling-policy=disable_non_proxied_udp");

  private final BrowserParts parts;
  private final AddressGuard guard;
  private final HttpPageFetcher fetcher;
  private final FetchLimits limits;
  private final String userAgent;
  private final Duration whole;

  /// One browser at a time: they are large.
  private final Semaphore one = new Semaphore(1, true);

  /// A renderer that obeys the same robots.txt as the fetcher.
  ///
  /// @param userAgent appended to the browser's own name, so that sites know who looks
  public ChromiumRenderer(
      BrowserParts parts,
      AddressGuard guard,
      HttpPageFetcher fetcher,
      FetchLimits limits,
      String userAgent) {
    this(parts, guard, fetcher, limits, userAgent, WHOLE);
  }

  ChromiumRenderer(
      BrowserParts parts,
      AddressGuard guard,
      HttpPageFetcher fetcher,
      FetchLimits limits,
      String userAgent,
      Duration whole) {
    this.parts = parts;
    this.guard = guard;
    this.fetcher = fetcher;
    this.limits = limits;
    this.userAgent = userAgent;
    this.whole = whole;
  }

  @Override
  public FetchedDocument render(PageRequest request, List<String> waitFor)
      throws InterruptedException {
    Failed refused = fetcher.refusal(request.address());
    if (refused != null) {
      return refused;
    }
    one.acquire();
    try {
      return look(request, waitFor);
    } finally {
      one.release();
    }
  }

  private FetchedDocument look(PageRequest request, List<String> waitFor) {
    FetchDeadline deadline = new FetchDeadline(whole);
    try (GuardedProxy proxy = GuardedProxy.open(guard, new Dial.Direct(), limits, deadline);
        ProcessLimit leash = ProcessLimit.on(parts.node(), deadline, MOST_MEMORY)) {
      try (Playwright playwright =
          Playwright.create(new Playwright.CreateOptions().setEnv(env()))) {
        return open(playwright, proxy, request, waitFor);
      } catch (PlaywrightException e) {
        LOG.debug("A look through the browser failed", e);
        return leash.pulled()
            ? new Failed(Blindness.ERROR, "the browser took too long, or too much memory")
            : failed(e, proxy);
      }
    } catch (IOException e) {
      return new Failed(Blindness.NEEDS_BROWSER, "the browser could not be started");
    }
  }

  private FetchedDocument open(
      Playwright playwright, GuardedProxy proxy, PageRequest request, List<String> waitFor) {
    Browser browser;
    try {
      browser = playwright.chromium().launch(options(proxy));
    } catch (PlaywrightException e) {
      LOG.warn("The browser at {} did not start: {}", parts.chromium(), firstLine(e));
      return new Failed(Blindness.NEEDS_BROWSER, "the browser did not start");
    }
    try (BrowserContext context = browser.newContext(context(browser, request))) {
      Page page = context.newPage();
      Response response =
          page.navigate(
              request.address().toString(),
              new Page.NavigateOptions().setTimeout(LOADING).setWaitUntil(WaitUntilState.LOAD));
      settle(page, waitFor);
      String html = page.content();
      byte[] body = html.getBytes(StandardCharsets.UTF_8);
      if (body.length > limits.bytes()) {
        return new Failed(Blindness.ERROR, "larger than we take");
      }
      return HttpPageFetcher.judged(
          response == null ? 200 : response.status(),
          URI.create(page.url()),
          request.address(),
          new FetchedDocument.Page(
              URI.create(page.url()), body, "text/html; charset=utf-8", null, null));
    } finally {
      browser.close();
    }
  }

  private static void settle(Page page, List<String> waitFor) {
    for (String selector : waitFor) {
      try {
        page.waitForSelector(selector, new Page.WaitForSelectorOptions().setTimeout(WAITING));
      } catch (TimeoutError e) {
        // The declaration's selection will tell what is missing.
        return;
      }
    }
    try {
      page.waitForLoadState(
          LoadState.NETWORKIDLE, new Page.WaitForLoadStateOptions().setTimeout(SETTLING));
    } catch (TimeoutError e) {
      // Some pages never rest; what stands there now is read.
    }
  }

  private BrowserType.LaunchOptions options(GuardedProxy proxy) {
    List<String> arguments = new ArrayList<>(ARGUMENTS);
    // Chromium refuses its sandbox to root.
    boolean root = "root".equals(System.getProperty("user.name"));
    return new BrowserType.LaunchOptions()
        .setExecutablePath(parts.chromium())
        .setChromiumSandbox(!root)
        // This machine too goes through the guard.
        .setProxy(new Proxy(proxy.address().toString()).setBypass("<-loopback>"))
        .setTimeout(LOADING)
        .setArgs(arguments);
  }

  private Browser.NewContextOptions context(Browser browser, PageRequest request) {
    String name =
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
            + browser.version()
            + " Safari/537.36 "
            + userAgent;
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setAcceptDownloads(false)
            .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
            .setUserAgent(name);
    return request.language() == null ? options : options.setLocale(request.language());
  }

  private Map<String, String> env() {
    return Map.of(
        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", parts.node().toString());
  }

  private static Failed failed(PlaywrightException e, GuardedProxy proxy) {
    if (proxy.refused() > 0 && firstLine(e).contains("ERR_TUNNEL_CONNECTION_FAILED")) {
      return new Failed(Blindness.UNREACHABLE, "refused: an address that is not public");
    }
    return new Failed(Blindness.UNREACHABLE, "the browser saw no page");
  }

  private static String firstLine(PlaywrightException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
