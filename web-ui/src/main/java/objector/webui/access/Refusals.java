package objector.webui.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// How many forms were not taken, by why.
public final class Refusals {
  /// Why a form was not taken.
  public enum Why {
    /// From a page that is none of ours.
    ELSEWHERE,
    TOO_OFTEN,
    SIGNED_OUT,
    TOO_LARGE,
    UNREADABLE,
    /// There is no memory for it now.
    BUSY
  }

  private final Map<Why, Counter> counters = new EnumMap<>(Why.class);

  public Refusals(MeterRegistry meters) {
    for (Why why : Why.values()) {
      counters.put(
          why,
          Counter.builder("objector.forms.refused")
              .description("Forms that were not taken, by why")
              .tag("why", why.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(meters));
    }
  }

  /// One was not taken.
  public void count(Why why) {
    Counter counter = counters.get(why);
    if (counter != null) {
      counter.increment();
    }
  }
}
