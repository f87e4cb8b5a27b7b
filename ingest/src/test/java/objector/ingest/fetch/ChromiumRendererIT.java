package objector.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import objector.events.page.Blindness;
import objector.ingest.fetch.FetchedDocument.Failed;
import objector.outside.AddressGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With a real Chromium, where one is installed.
final class ChromiumRendererIT {
  private static final Optional<BrowserParts> PARTS =
      BrowserParts.find("auto", "auto", System.getenv("PATH"));

  private final HttpServer server = started();

  @BeforeEach
  void needsBrowser() {
    Assumptions.assumeTrue(PARTS.isPresent(), "no Chromium and Node.js on this machine");
    on("/robots.txt", 404, "");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatAScriptWritesIsSeen() throws Exception {
    on(
        "/policy",
        200,
        """
        <!doctype html><body><div id=root></div><script>
        setTimeout(() => {
          document.getElementById('root').innerHTML = '<p class=late>Parrots sing.</p>';
        }, 300);
        </script></body>
        """);

    FetchedDocument.Page page =
        (FetchedDocument.Page) look("/policy", Duration.ofSeconds(60), ".late");

    assertThat(new String(page.body(), UTF_8)).contains("<p class=\"late\">Parrots sing.</p>");
    assertThat(page.address()).isEqualTo(at("/policy"));
  }

  @Test
  void aScriptReachesNothingInTheNetworkAndBringsNothingHome() throws Exception {
    on("/file.zip", 200, "a download");
    on(
        "/policy",
        200,
        """
        <!doctype html><body><p id=told>nothing</p><script>
        const tried = ['http://10.9.9.9/', 'https://169.254.169.254/latest/meta-data/',
          'http://192.168.0.1/', 'http://[fd00:ec2::254]/'].map(address =>
            fetch(address, {mode: 'no-cors'}).then(() => 'reached', () => 'refused'));
        Promise.all(tried).then(all => {
          document.getElementById('told').textContent = all.join(' ');
          document.body.className = 'over';
        });
        const a = document.createElement('a');
        a.href = '/file.zip'; a.download = 'file.zip'; document.body.append(a); a.click();
        </script></body>
        """);

    FetchedDocument.Page page =
        (FetchedDocument.Page) look("/policy", Duration.ofSeconds(60), "body.over");

    // To `no-cors`, the proxy's own "forbidden" is an answer like any other; that nothing is
    // dialled
    // is GuardedProxyTest's to show.
    String html = new String(page.body(), UTF_8);
    assertThat(html).doesNotContain("nothing");
    try (var files = Files.list(Path.of("."))) {
      assertThat(files).noneMatch(file -> file.endsWith("file.zip"));
    }
  }

  @Test
  void aPageThatNeverEndsIsEnded() throws Exception {
    on("/policy", 200, "<!doctype html><body><script>while (true) {}</script></body>");
    long start = System.nanoTime();

    Failed failed = (Failed) look("/policy", Duration.ofSeconds(8));

    assertThat(failed.detail()).contains("took too long");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void anErrorIsAnErrorInABrowserToo() throws Exception {
    on("/policy", 503, "<p>Later.</p>");

    Failed failed = (Failed) look("/policy", Duration.ofSeconds(60));

    assertThat(failed).isEqualTo(new Failed(Blindness.ERROR, "status 503", 503));
  }

  @Test
  void aRefusedAddressDoesNotStartABrowser() throws Exception {
    Failed failed =
        (Failed)
            renderer(Duration.ofSeconds(60))
                .render(PageRequest.of(URI.create("http://10.0.0.1/"), null), List.of());

    assertThat(failed.detail()).startsWith("refused");
  }

  @Test
  void aBrowserThatDoesNotStartIsNoBrowser() throws Exception {
    on("/policy", 200, "<p>Parrots sing.</p>");
    BrowserParts broken = new BrowserParts(Path.of("/bin/false"), PARTS.orElseThrow().node());

    Failed failed =
        (Failed)
            renderer(broken, Duration.ofSeconds(60))
                .render(PageRequest.of(at("/policy"), null), List.of());

    assertThat(failed.why()).isEqualTo(Blindness.NEEDS_BROWSER);
  }

  private FetchedDocument look(String path, Duration whole, String... waitFor)
      throws InterruptedException {
    return renderer(whole).render(PageRequest.of(at(path), "en"), List.of(waitFor));
  }

  private static ChromiumRenderer renderer(Duration whole) {
    return renderer(PARTS.orElseThrow(), whole);
  }

  private static ChromiumRenderer renderer(BrowserParts parts, Duration whole) {
    AddressGuard guard = new AddressGuard(true);
    FetchLimits limits = FetchLimits.standard();
    HttpPageFetcher fetcher =
        new HttpPageFetcher(guard, limits, "Objector-test", InstantSource.system());
    return new ChromiumRenderer(parts, guard, fetcher, limits, "Objector-test", whole);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void on(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange
              .getResponseHeaders()
              .set(
                  "Content-Type",
                  path.endsWith(".zip") ? "application/zip" : "text/html; charset=utf-8");
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static HttpServer started() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
