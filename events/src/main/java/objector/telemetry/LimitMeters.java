package objector.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/// How often each limit said no: whoever runs this sees which one is too tight, or who pushes.
public final class LimitMeters {
  /// The name under which they are counted.
  public static final String NAME = "objector.limits.bitten";

  private final MeterRegistry meters;

  public LimitMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /// Counts one limit's refusals.
  ///
  /// @param limit what it is called: a setting's key where there is one
  /// @param counted is kept by its owner, not by what is counted here
  public <L> LimitMeters count(String limit, L counted, ToDoubleFunction<L> refused) {
    FunctionCounter.builder(NAME, counted, refused)
        .description("How often a limit turned something away")
        .tag("limit", limit)
        .register(meters);
    return this;
  }
}
