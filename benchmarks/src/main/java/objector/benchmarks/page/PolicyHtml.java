package objector.benchmarks.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.ingest.extract.Declaration;
import objector.ingest.extract.PageReader;
import objector.ingest.extract.PageRules;
import objector.ingest.extract.ReadPage;
import objector.ingest.fetch.BrowserParts;
import objector.ingest.history.PageHistory;
import org.jsoup.Jsoup;

/// Recorded pages as servers sent them: which are policies, when they take effect, and how much of
/// what a person sees is read. What a person sees is asked of Chromium where there is one (without
/// scripts, and without the styles, which the record lacks), else of jsoup's plain text.
public final class PolicyHtml {
  private PolicyHtml() {}

  /// No arguments.
  public static void main(String[] arguments) throws Exception {
    Path data = RecordedPages.folder("policy-html");
    Path unpacked = Files.createTempDirectory("policy-html");
    Optional<BrowserParts> browser = BrowserParts.find("auto", "auto", System.getenv("PATH"));
    try (Sight sight = browser.isPresent() ? new ChromiumSight(browser.get()) : new PlainSight()) {
      RecordedPages.unpack(data, unpacked);
      measure(RecordedPages.table(data.resolve("manifest.tsv")), unpacked, sight);
    } finally {
      RecordedPages.delete(unpacked);
    }
  }

  private static void measure(List<Map<String, String>> pages, Path unpacked, Sight sight)
      throws Exception {
    PageReader reader = new PageReader(List.of());
    Declaration all = Declaration.mainTextOf(URI.create("https://page.invalid/"));
    Map<String, String> groups = new HashMap<>();
    int wallsStored = 0;
    int walls = 0;
    int policiesBlind = 0;
    int policies = 0;
    int dates = 0;
    int datesRight = 0;
    int same = 0;
    int sameRight = 0;
    long millis = 0;
    List<Double> recalls = new ArrayList<>();
    List<Double> precisions = new ArrayList<>();
    for (Map<String, String> row : pages) {
      byte[] bytes = Files.readAllBytes(unpacked.resolve(row.getOrDefault("file", "")));
      long start = System.nanoTime();
      ReadPage read = reader.read(bytes, "text/html", all, true);
      millis += (System.nanoTime() - start) / 1_000_000;
      boolean seen =
          new PageHistory(PageRules.of(null)).look(read, java.time.Instant.EPOCH).blindness()
              == null;
      if (!"ok".equals(row.get("cls"))) {
        walls++;
        wallsStored += seen ? 1 : 0;
        continue;
      }
      policies++;
      policiesBlind += seen ? 0 : 1;
      String printed = row.getOrDefault("effective", "");
      if (!printed.isBlank()) {
        dates++;
        datesRight += printed.equals(String.valueOf(read.effective())) ? 1 : 0;
      }
      String before = groups.putIfAbsent(row.getOrDefault("text_group", ""), read.text().hash());
      if (before != null) {
        same++;
        sameRight += before.equals(read.text().hash()) ? 1 : 0;
      }
      Map<String, Integer> shown = bag(sight.visible(new String(bytes, StandardCharsets.UTF_8)));
      Map<String, Integer> ours = bag(linkless(read.markdown()));
      int common = common(shown, ours);
      recalls.add((double) common / size(shown));
      precisions.add((double) common / size(ours));
    }
    System.out.printf("%d of %d walls, errors and blank pages stored%n", wallsStored, walls);
    System.out.printf("%d of %d policies called blind%n", policiesBlind, policies);
    System.out.printf("%d of %d printed dates right%n", datesRight, dates);
    System.out.printf("%d of %d pages with the same visible text unchanged%n", sameRight, same);
    System.out.printf(
        "words: recall %.4f (worst %.4f), precision %.4f (worst %.4f), against %s%n",
        mean(recalls), worst(recalls), mean(precisions), worst(precisions), sight.name());
    System.out.printf("%.1f ms a page%n", (double) millis / pages.size());
  }

  private static String linkless(String markdown) {
    return markdown.replaceAll("\\]\\([^)]{0,8000}\\)", "]");
  }

  private static Map<String, Integer> bag(String text) {
    Map<String, Integer> words = new HashMap<>();
    for (String word : text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        words.merge(word, 1, Integer::sum);
      }
    }
    return words;
  }

  private static int common(Map<String, Integer> one, Map<String, Integer> other) {
    return one.entrySet().stream()
        .mapToInt(entry -> Math.min(entry.getValue(), other.getOrDefault(entry.getKey(), 0)))
        .sum();
  }

  private static int size(Map<String, Integer> words) {
    return words.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double worst(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }

  /// What a person would see.
  private interface Sight extends AutoCloseable {
    String visible(String html);

    String name();

    @Override
    void close();
  }

  private static final class PlainSight implements Sight {
    @Override
    public String visible(String html) {
      return Jsoup.parse(html).body().wholeText();
    }

    @Override
    public String name() {
      return "jsoup's text";
    }

    @Override
    public void close() {}
  }

  private static final class ChromiumSight implements Sight {
    private final Playwright playwright;
    private final Page page;

    ChromiumSight(BrowserParts parts) {
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(
                      Map.of(
                          "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                          "1",
                          "PLAYWRIGHT_NODEJS_PATH",
                          parts.node().toString())));
      page =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(parts.chromium())
                      .setArgs(List.of("--no-sandbox", "--disable-gpu")))
              .newContext(
                  new Browser.NewContextOptions().setOffline(true).setJavaScriptEnabled(false))
              .newPage();
    }

    @Override
    public String visible(String html) {
      page.setContent(html);
      return page.locator("body").innerText();
    }

    @Override
    public String name() {
      return "Chromium's visible text";
    }

    @Override
    public void close() {
      playwright.close();
    }
  }
}
