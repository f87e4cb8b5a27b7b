package objector.webui.page;

import java.util.List;
import java.util.function.Supplier;
import objector.events.Json;
import objector.service.Health;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;

/// How the parts are, for monitors: 503 when one is down.
public record HealthPage(Supplier<List<Health>> parts) implements PageHandler {
  @Override
  public WebResponse answer(WebRequest request) {
    List<Health> now = parts.get();
    boolean down = !now.stream().allMatch(Health::works);
    return WebResponse.of(down ? 503 : 200, "application/json", Json.write(now))
        .with("Cache-Control", "no-store");
  }
}
