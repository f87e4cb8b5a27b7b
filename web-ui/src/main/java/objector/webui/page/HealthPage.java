package objector.webui.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import objector.events.Json;
import objector.service.Health;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;

/// How the parts are, for monitors and for what starts containers anew.
public record HealthPage(Supplier<List<Health>> parts) {
  /// Each part; 503 when one is down. What is wrong with it may name other machines: that is said
  /// to this machine only.
  public WebResponse all(WebRequest request) {
    List<Health> now =
        request.loopback()
            ? parts.get()
            : parts.get().stream().map(part -> new Health(part.part(), part.state(), "")).toList();
    return answer(Health.works(now) ? 200 : 503, "application/json", Json.write(now));
  }

  /// Whether the process answers: a part that waits for Kafka is not mended by a restart.
  public WebResponse live(WebRequest request) {
    return Health.live(parts.get()) ? words(200, "live") : words(503, "a part has stopped");
  }

  /// Whether it does its work.
  public WebResponse ready(WebRequest request) {
    return Health.works(parts.get()) ? words(200, "ready") : words(503, "not ready");
  }

  private static WebResponse words(int status, String words) {
    return answer(status, "text/plain", (words + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static WebResponse answer(int status, String type, byte[] body) {
    return WebResponse.of(status, type, body).with("Cache-Control", "no-store");
  }
}
