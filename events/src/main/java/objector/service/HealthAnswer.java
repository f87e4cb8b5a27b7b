package objector.service;

import java.nio.charset.StandardCharsets;
import java.util.List;
import objector.events.Json;

/// What a monitor, or what starts containers anew, is answered.
public record HealthAnswer(int status, String type, String body) {
  /// Each part; 503 when one is down.
  public static HealthAnswer all(List<Health> parts) {
    return new HealthAnswer(
        parts.stream().allMatch(Health::works) ? 200 : 503,
        "application/json",
        new String(Json.write(parts), StandardCharsets.UTF_8));
  }

  /// Whether none has stopped for good: a part that waits for Kafka is not mended by a restart.
  public static HealthAnswer live(List<Health> parts) {
    boolean lives = parts.stream().noneMatch(part -> part.state() == Health.State.STOPPED);
    return lives ? words(200, "live") : words(503, "a part has stopped");
  }

  /// Whether all do their work.
  public static HealthAnswer ready(List<Health> parts) {
    return parts.stream().allMatch(Health::works) ? words(200, "ready") : words(503, "not ready");
  }

  private static HealthAnswer words(int status, String words) {
    return new HealthAnswer(status, "text/plain", words + "\n");
  }
}
