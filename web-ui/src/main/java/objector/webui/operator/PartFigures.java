package objector.webui.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import objector.telemetry.PartReport;
import objector.telemetry.PartReport.Sample;
import objector.telemetry.RecentProblems.Problem;
import objector.webui.operator.OperatorView.LaneRow;
import objector.webui.operator.OperatorView.ProblemRow;
import objector.webui.operator.OperatorView.Row;

/// What the parts count, all of them together, in rows.
record PartFigures(List<PartReport> reports) {
  private static final Duration LATE = Duration.ofMinutes(10);
  private static final long FAR_BEHIND = 1_000;
  private static final int MOST_PROBLEMS = 50;
  private static final Map<String, String> AGES =
      Map.of(
          "day", "under a day", "week", "1 to 7 days", "month", "1 to 4 weeks", "older", "longer");

  /// How long each runs and what room it has, a sentence each.
  List<String> machine(Instant now) {
    List<String> lines = new ArrayList<>();
    for (PartReport report : reports) {
      double heap =
          report
              .named("jvm.memory.used")
              .filter(sample -> sample.tag("area").equals("heap"))
              .mapToDouble(Sample::value)
              .sum();
      lines.add(
          "%s runs for %s, with %d MB on its heap."
              .formatted(
                  report.service(),
                  OperatorWords.time(Duration.between(report.started(), now)),
                  Math.round(heap / 1e6)));
      report
          .sum("objector.disk.free")
          .ifPresent(free ->
              lines.add(
                  "Disk: %s MB are free; below %s MB mail waits with its senders."
                      .formatted(
                          OperatorWords.number(free / 1e6),
                          OperatorWords.number(
                              report.sum("objector.disk.reserve").orElse(0.0) / 1e6))));
    }
    return lines;
  }

  /// How many records each reader is behind.
  List<Row> readers() {
    return samples("objector.lag.records").stream()
        .sorted(Comparator.comparing((Sample sample) -> sample.tag("reader")))
        .map(sample -> new Row(sample.tag("reader"), OperatorWords.number(sample.value())))
        .toList();
  }

  /// The readers that are far behind, a sentence each.
  List<String> farBehind() {
    return samples("objector.lag.records").stream()
        .filter(sample -> sample.value() > FAR_BEHIND)
        .map(sample ->
            "The reader %s is %s records behind."
                .formatted(sample.tag("reader"), OperatorWords.number(sample.value())))
        .toList();
  }

  /// The lanes in which a mail waits for too long, a sentence each.
  List<String> lateLanes() {
    List<String> late = new ArrayList<>();
    for (Sample sample : samples("objector.queue.oldest")) {
      Duration oldest = Duration.ofSeconds(Math.round(sample.value()));
      // News go to very many at once, and may take their time.
      if (oldest.compareTo(LATE) > 0 && !sample.tag("lane").equals("news")) {
        late.add(
            "In the lane %s a mail has waited for %s."
                .formatted(sample.tag("lane"), OperatorWords.time(oldest)));
      }
    }
    return late;
  }

  List<LaneRow> lanes() {
    List<LaneRow> rows = new ArrayList<>();
    for (Sample length : samples("objector.queue.length")) {
      String lane = length.tag("lane");
      double oldest =
          samples("objector.queue.oldest").stream()
              .filter(sample -> sample.tag("lane").equals(lane))
              .mapToDouble(Sample::value)
              .max()
              .orElse(0);
      rows.add(
          new LaneRow(
              lane,
              OperatorWords.number(length.value()),
              length.value() == 0
                  ? "–"
                  : OperatorWords.time(Duration.ofSeconds(Math.round(oldest))),
              ended(lane, "sent"),
              ended(lane, "deferred"),
              ended(lane, "failed"),
              ended(lane, "uncertain")));
    }
    rows.sort(
        Comparator.comparingInt(row -> List.of("links", "accounts", "news").indexOf(row.lane())));
    return rows;
  }

  private String ended(String lane, String state) {
    return OperatorWords.number(
        samples("objector.deliveries").stream()
            .filter(sample -> sample.tag("lane").equals(lane) && sample.tag("state").equals(state))
            .mapToDouble(Sample::value)
            .sum());
  }

  /// Mails that wait for their person, by how long.
  List<Row> held() {
    List<Row> rows = new ArrayList<>();
    for (String age : List.of("day", "week", "month", "older")) {
      samples("objector.held.mails").stream()
          .filter(sample -> sample.tag("age").equals(age))
          .findFirst()
          .ifPresent(sample ->
              rows.add(new Row(AGES.getOrDefault(age, age), OperatorWords.number(sample.value()))));
    }
    return rows;
  }

  /// Sums by the value of a tag, the largest first.
  ///
  /// @param zeroes whether what never happened is told
  List<Row> byTag(String name, String tag, boolean zeroes) {
    Map<String, Double> sums = new TreeMap<>();
    samples(name).forEach(sample -> sums.merge(sample.tag(tag), sample.value(), Double::sum));
    return sums.entrySet().stream()
        .filter(entry -> zeroes || entry.getValue() > 0)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(entry -> new Row(entry.getKey(), OperatorWords.number(entry.getValue())))
        .toList();
  }

  /// The newest sentences of the logs.
  List<ProblemRow> problems() {
    record Told(String service, Problem problem) {}
    return reports.stream()
        .flatMap(report ->
            report.problems().stream().map(problem -> new Told(report.service(), problem)))
        .sorted(Comparator.comparing((Told told) -> told.problem().last()).reversed())
        .limit(MOST_PROBLEMS)
        .map(told ->
            new ProblemRow(
                told.service(),
                told.problem().level(),
                shortName(told.problem().logger()),
                told.problem().kind().isEmpty()
                    ? told.problem().text()
                    : told.problem().text() + " (" + shortName(told.problem().kind()) + ")",
                OperatorWords.minute(told.problem().last()),
                OperatorWords.number((double) told.problem().times())))
        .toList();
  }

  private static String shortName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private List<Sample> samples(String name) {
    return reports.stream().flatMap(report -> report.named(name)).toList();
  }
}
