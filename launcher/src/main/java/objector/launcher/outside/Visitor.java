package objector.launcher.outside;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Somebody at a browser without scripts: follows links, fills in forms, keeps cookies.
public final class Visitor {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI site;
  private final HttpClient http;

  public Visitor(URI site) {
    this.site = site;
    this.http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
  }

  public Document get(String path) throws IOException, InterruptedException {
    return read(HttpRequest.newBuilder(site.resolve(path)).header("Accept-Language", "en").GET());
  }

  /// Sends the form of that address: what the page put into it, and what the visitor fills in.
  public Document submit(Document page, String action, Map<String, String> filled)
      throws IOException, InterruptedException {
    Element form = page.selectFirst("form[action=\"" + action + "\"]");
    if (form == null) {
      throw new IOException("there is no form for " + action + " on the page " + page.title());
    }
    return submit(form, filled);
  }

  /// Sends a form as the page wrote it, but for what the visitor fills in.
  public Document submit(Element form, Map<String, String> filled)
      throws IOException, InterruptedException {
    String action = form.attr("action");
    Map<String, String> fields = new java.util.LinkedHashMap<>();
    for (Element field : form.select("input[name][type=hidden], select[name]")) {
      fields.put(field.attr("name"), field.val());
    }
    fields.putAll(filled);
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return read(
        HttpRequest.newBuilder(site.resolve(action))
            .header("Accept-Language", "en")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", site.getScheme() + "://" + site.getRawAuthority())
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
  }

  /// The live updates of a page, as they come; closing the stream ends them.
  public InputStream live(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(site.resolve(path))
            .header("Accept", "text/event-stream")
            .GET()
            .build();
    HttpResponse<InputStream> answer =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  private Document read(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request.timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() >= 400) {
      throw new IOException(answer.request().uri().getPath() + " answered " + answer.statusCode());
    }
    return Jsoup.parse(answer.body(), answer.uri().toString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
