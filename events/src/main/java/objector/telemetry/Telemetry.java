package objector.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;

/// What is counted of one process, and the newest troubles of its log. Nothing is sent anywhere:
/// whoever may ask gets an answer.
public final class Telemetry implements AutoCloseable {
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RecentProblems problems;
  private @Nullable JvmGcMetrics collections;

  /// Of nothing but what is counted into it.
  public Telemetry() {
    this(new RecentProblems());
  }

  public Telemetry(RecentProblems problems) {
    this.problems = problems;
    meters.gauge("objector.problems.kept", problems, RecentProblems::size);
  }

  /// With what the machine gives this process, too: memory, threads, time.
  public static Telemetry ofProcess(RecentProblems problems) {
    Telemetry made = new Telemetry(problems);
    JvmGcMetrics collections = new JvmGcMetrics();
    collections.bindTo(made.meters);
    made.collections = collections;
    new JvmMemoryMetrics().bindTo(made.meters);
    new JvmThreadMetrics().bindTo(made.meters);
    new ProcessorMetrics().bindTo(made.meters);
    new UptimeMetrics().bindTo(made.meters);
    return made;
  }

  /// Where parts count.
  public MeterRegistry meters() {
    return meters;
  }

  public RecentProblems problems() {
    return problems;
  }

  /// All of it, as Prometheus reads it.
  public String scrape() {
    return meters.scrape();
  }

  @Override
  public void close() {
    if (collections != null) {
      collections.close();
      collections = null;
    }
    meters.close();
  }
}
