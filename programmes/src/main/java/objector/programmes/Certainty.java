package objector.programmes;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How well a fact is supported.
public enum Certainty {
  /// A primary source, or two independent ones.
  @JsonProperty("high")
  HIGH,
  /// One credible secondary source.
  @JsonProperty("medium")
  MEDIUM,
  /// Weak: say so wherever it is shown.
  @JsonProperty("low")
  LOW
}
