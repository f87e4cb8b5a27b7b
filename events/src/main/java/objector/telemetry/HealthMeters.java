package objector.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import objector.service.Health;

/// How many of a service's parts are in which state: a monitor need not read sentences.
public final class HealthMeters {
  private HealthMeters() {}

  /// Counts them whenever somebody asks.
  public static void bind(MeterRegistry meters, String service, Supplier<List<Health>> health) {
    for (Health.State state : Health.State.values()) {
      Gauge.builder("objector.parts", health, parts -> count(parts.get(), state))
          .description("Parts by how they are; all should be up")
          .tag("service", service)
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .strongReference(true)
          .register(meters);
    }
  }

  private static double count(List<Health> parts, Health.State state) {
    return parts.stream().filter(part -> part.state() == state).count();
  }
}
