package objector.launcher.demo;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import objector.events.Json;
import objector.launcher.wiring.InstallationAddresses;
import org.jspecify.annotations.Nullable;

/// Tells the demo: for people, or one JSON object a step.
public final class DemoReport {
  private final PrintWriter out;
  private final boolean json;
  private int number;

  public DemoReport(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /// Something that happened.
  ///
  /// @param latencyMs from the act to its effect
  /// @param sentences the person's accounts as they stand now
  record Step(
      String what,
      boolean arrived,
      @Nullable String messageId,
      Optional<RecordSearch.Place> place,
      double latencyMs,
      List<String> sentences) {}

  public void begin(InstallationAddresses addresses, long begun) {
    if (json) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "A fresh Objector, with its own Kafka, in %s (%.1f s). Everything below really happens: HTTP, SMTP, Kafka; no network.%n%n",
        addresses.web(),
        (System.nanoTime() - begun) / 1e9);
    out.flush();
  }

  void tell(Step step) {
    number++;
    if (json) {
      out.println(line(step));
    } else {
      out.printf(
          Locale.ROOT,
          "%2d  %s  %s  (%.0f ms%s)%n",
          number,
          step.arrived() ? "✓" : "✗",
          step.what(),
          step.latencyMs(),
          step.place()
              .map(place -> ", " + place.topic() + "-" + place.partition() + "@" + place.offset())
              .orElse(""));
      step.sentences().forEach(sentence -> out.println("      " + sentence));
    }
    out.flush();
  }

  public void end(boolean all) {
    if (!json) {
      out.println(
          all ? "\nEverything arrived." : "\nSomething did not arrive: see the step marked ✗.");
      out.flush();
    }
  }

  private String line(Step step) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("step", number);
    line.put("what", step.what());
    line.put("arrived", step.arrived());
    line.put("messageId", step.messageId());
    line.put("topic", step.place().map(RecordSearch.Place::topic).orElse(null));
    line.put("partition", step.place().map(RecordSearch.Place::partition).orElse(null));
    line.put("offset", step.place().map(RecordSearch.Place::offset).orElse(null));
    line.put("latencyMs", Math.round(step.latencyMs() * 10) / 10.0);
    line.put("sentence", step.sentences().isEmpty() ? null : String.join(" ", step.sentences()));
    line.put("sentences", step.sentences());
    return Json.MAPPER.writeValueAsString(line);
  }
}
