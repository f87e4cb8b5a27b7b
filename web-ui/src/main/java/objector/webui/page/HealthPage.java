package objector.webui.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import objector.service.Health;
import objector.service.HealthAnswer;
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
    return answer(HealthAnswer.all(now));
  }

  public WebResponse live(WebRequest request) {
    return answer(HealthAnswer.live(parts.get()));
  }

  public WebResponse ready(WebRequest request) {
    return answer(HealthAnswer.ready(parts.get()));
  }

  private static WebResponse answer(HealthAnswer answer) {
    return WebResponse.of(
            answer.status(), answer.type(), answer.body().getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-store");
  }
}
