package objector.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import objector.events.id.Evidence;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;

/// Stylesheet and scripts, read once. Each link carries the release, so browsers may keep them.
public final class Assets implements PageHandler {
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  private final Map<String, WebResponse> files = new LinkedHashMap<>();
  private final ErrorPage errors;

  /// Reads all of them, once.
  ///
  /// @param errors answers for files that are not there
  public static Assets read(ErrorPage errors) {
    return new Assets(bytes(), errors);
  }

  private Assets(Map<String, byte[]> bytes, ErrorPage errors) {
    this.errors = errors;
    bytes.forEach((name, content) ->
        files.put(
            name,
            WebResponse.of(200, type(name), content)
                .with("Cache-Control", "public, max-age=31536000, immutable")));
  }

  /// Changes when a file does.
  public static String release() {
    StringBuilder all = new StringBuilder();
    bytes().forEach((name, content) -> all.append(name).append(Evidence.sha256(content)));
    return Evidence.sha256(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  /// What crawlers may read: nothing is worth a search but what Meta does, and how to object.
  public WebResponse robots(WebRequest request) {
    return known("robots.txt");
  }

  /// Browsers ask for it where a page names no icon, as a feed or an error of a proxy.
  public WebResponse favicon(WebRequest request) {
    return known("icon.svg");
  }

  private WebResponse known(String name) {
    return Objects.requireNonNull(files.get(name)).with("Cache-Control", "public, max-age=86400");
  }

  @Override
  public WebResponse answer(WebRequest request) {
    WebResponse file = files.get(request.name("name"));
    return file == null ? errors.noSuchPage(request) : file;
  }

  private static Map<String, byte[]> bytes() {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    bytes.put("objector.css", resource("/objector/webui/objector.css"));
    bytes.put("objector.js", resource("/objector/webui/objector.js"));
    bytes.put("robots.txt", resource("/objector/webui/robots.txt"));
    bytes.put("icon.svg", resource("/objector/webui/icon.svg"));
    bytes.put("htmx.js", resource(WEBJARS + "htmx.org/2.0.7/dist/htmx.min.js"));
    bytes.put("htmx-sse.js", resource(WEBJARS + "htmx-ext-sse/2.2.2/sse.js"));
    return bytes;
  }

  private static String type(String name) {
    if (name.endsWith(".css")) {
      return "text/css; charset=utf-8";
    }
    if (name.endsWith(".txt")) {
      return "text/plain; charset=utf-8";
    }
    return name.endsWith(".svg") ? "image/svg+xml" : JAVASCRIPT;
  }

  private static byte[] resource(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
