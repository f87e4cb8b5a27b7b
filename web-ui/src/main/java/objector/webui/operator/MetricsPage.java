package objector.webui.operator;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;

/// What is counted, as Prometheus reads it: for this machine itself, and for machines that show the
/// operator's token. For others there is no such page.
public record MetricsPage(ErrorPage errors, OperatorDoor door, Supplier<String> scrape) {
  public WebResponse show(WebRequest request) {
    return request.loopback() || door.isMachineOfOurs(request)
        ? WebResponse.of(
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                scrape.get().getBytes(StandardCharsets.UTF_8))
            .with("Cache-Control", "no-store")
        : errors.noSuchPage(request);
  }
}
