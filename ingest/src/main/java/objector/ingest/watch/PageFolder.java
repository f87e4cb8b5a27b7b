package objector.ingest.watch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import objector.events.id.PageId;
import objector.events.page.WatchState.Declared;
import objector.ingest.extract.Declaration;
import objector.ingest.extract.PageRules;
import objector.programmes.WatchedPage;
import objector.service.Service.StartFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Further pages, declared in a folder: one a file, `*.yaml` or `*.json`, with the same fields as
/// the pages in a programme's data. Pages on this machine are for tests and the demo.
public final class PageFolder {
  /// JSON is YAML.
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final boolean allowLoopback;

  public PageFolder(boolean allowLoopback) {
    this.allowLoopback = allowLoopback;
  }

  /// Reads them all.
  ///
  /// @throws StartFailure naming the first file that does not say what it should
  public List<PageTarget> read(Path folder) {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.filter(PageFolder::isDeclaration).sorted().toList();
    } catch (IOException e) {
      throw new StartFailure("Setting pages.folder: " + folder + " cannot be read.", e);
    }
    List<PageTarget> pages = new ArrayList<>();
    for (Path file : files) {
      pages.add(page(file));
    }
    return pages;
  }

  private static boolean isDeclaration(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  private PageTarget page(Path file) {
    try {
      JsonNode page = MAPPER.readTree(Files.readAllBytes(file));
      return isLocal(page) ? local(page) : further(MAPPER.treeToValue(page, WatchedPage.class));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new StartFailure("The page declared in " + file + " is not usable: " + reason(e), e);
    }
  }

  private static PageTarget further(WatchedPage page) {
    return PageTarget.of(page)
        .declaredAs(new Declared(page.title(), page.url().toString(), page.language()));
  }

  private boolean isLocal(JsonNode page) {
    JsonNode url = page.get("url");
    return url != null
        && url.isString()
        && LOOPBACK.contains(String.valueOf(URI.create(url.stringValue()).getHost()));
  }

  private PageTarget local(JsonNode page) {
    if (!allowLoopback) {
      throw new IllegalArgumentException(
          "it is on this machine, and pages.allow-loopback is not set");
    }
    List<Declaration> documents = Declaration.listOf(page.required("declaration"));
    if (!documents.stream().allMatch(document -> isLoopback(document.fetch()))) {
      throw new IllegalArgumentException("a page on this machine must be fetched from it");
    }
    JsonNode words = page.path("minimumWords");
    JsonNode interval = page.path("interval");
    return new PageTarget(
        new PageId(page.required("id").stringValue()),
        documents,
        PageRules.of(page.required("language").stringValue(), words.isInt() ? words.intValue() : 1),
        page.path("watchLinks").values().stream().map(JsonNode::stringValue).toList(),
        interval.isString() ? Duration.parse(interval.stringValue()) : Duration.ofHours(6),
        declared(page));
  }

  private static @Nullable Declared declared(JsonNode page) {
    Map<String, String> titles = new TreeMap<>();
    page.path("title").properties().forEach(e -> titles.put(e.getKey(), e.getValue().asString()));
    return titles.isEmpty()
        ? null
        : new Declared(
            titles, page.required("url").stringValue(), page.required("language").stringValue());
  }

  private static boolean isLoopback(URI address) {
    return LOOPBACK.contains(String.valueOf(address.getHost()));
  }

  private static String reason(Exception e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }
}
