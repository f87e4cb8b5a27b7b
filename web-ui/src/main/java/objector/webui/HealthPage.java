package objector.webui;

import java.util.List;
import java.util.function.Supplier;
import objector.events.Json;
import objector.service.Health;

/// How the parts are, for monitors: 503 when one is down.
record HealthPage(Supplier<List<Health>> parts) implements Page {
  @Override
  public Answer answer(Visit visit) {
    List<Health> now = parts.get();
    boolean down = !now.stream().allMatch(Health::works);
    return Answer.of(down ? 503 : 200, "application/json", Json.write(now))
        .with("Cache-Control", "no-store");
  }
}
