package objector.telemetry;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import objector.service.Health;

/// How one process is: what the operator's page is made of, its own and those of other machines.
///
/// @param service a service's name, or `objector` where one process has them all
/// @param samples everything of our own that is counted, and the heap
public record PartReport(
    String service,
    Instant started,
    Instant at,
    List<Health> parts,
    List<Sample> samples,
    List<RecentProblems.Problem> problems) {
  private static final int MOST = 2_000;

  /// One number.
  ///
  /// @param name such as `objector.queue.length`
  /// @param statistic `value`, `count`, `total` or `max`
  public record Sample(String name, Map<String, String> tags, String statistic, double value) {
    /// What it is of; empty where it has no such tag.
    public String tag(String key) {
      return tags.getOrDefault(key, "");
    }
  }

  public PartReport {
    parts = List.copyOf(parts);
    samples = List.copyOf(samples);
    problems = List.copyOf(problems);
  }

  static PartReport of(
      String service, Instant started, Instant at, List<Health> parts, Telemetry telemetry) {
    List<Sample> samples = new ArrayList<>();
    for (Meter meter : telemetry.meters().getMeters()) {
      String name = meter.getId().getName();
      if (samples.size() < MOST
          && (name.startsWith("objector.") || name.startsWith("jvm.memory."))) {
        samples.addAll(of(meter));
      }
    }
    return new PartReport(service, started, at, parts, samples, telemetry.problems().all());
  }

  private static List<Sample> of(Meter meter) {
    Map<String, String> tags = new TreeMap<>();
    for (Tag tag : meter.getId().getTagsAsIterable()) {
      tags.put(tag.getKey(), tag.getValue());
    }
    List<Sample> samples = new ArrayList<>();
    for (Measurement one : meter.measure()) {
      // What cannot be told now is left out: no number stands for it in JSON.
      if (Double.isFinite(one.getValue())) {
        samples.add(
            new Sample(
                meter.getId().getName(),
                tags,
                one.getStatistic().name().toLowerCase(Locale.ROOT),
                one.getValue()));
      }
    }
    return samples;
  }

  /// The numbers of that name.
  public Stream<Sample> named(String name) {
    return samples.stream().filter(sample -> sample.name().equals(name));
  }

  /// Their sum; empty where there are none.
  public Optional<Double> sum(String name) {
    return named(name).map(Sample::value).reduce(Double::sum);
  }
}
