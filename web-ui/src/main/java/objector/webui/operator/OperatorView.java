package objector.webui.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import objector.events.page.WatchState;
import objector.kafka.DeadLetter;
import objector.service.Health;
import objector.telemetry.LimitMeters;
import objector.telemetry.PartReport;
import objector.telemetry.PartReport.Sample;
import objector.telemetry.RecentProblems.Problem;
import objector.wording.sentence.Tone;
import org.jspecify.annotations.Nullable;

/// What the operator's page shows, made of what the parts answered. The heading counts what wants a
/// look.
///
/// @param wants what wants a look, a sentence each
/// @param aside null: Kafka did not say
/// @param done what was done a moment ago, or empty
public record OperatorView(
    String heading,
    List<String> wants,
    String at,
    List<PartRow> parts,
    List<String> machine,
    List<Row> readers,
    List<LaneRow> lanes,
    List<Row> mails,
    List<Row> held,
    @Nullable List<AsideRow> aside,
    List<BlindRow> blind,
    List<Row> limits,
    List<ProblemRow> problems,
    String done) {
  private static final Duration LATE = Duration.ofMinutes(10);
  private static final long FAR_BEHIND = 1_000;
  private static final int LONGEST_REASON = 200;
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Map<String, String> AGES =
      Map.of(
          "day", "under a day", "week", "1 to 7 days", "month", "1 to 4 weeks", "older", "longer");

  /// A part of a service.
  public record PartRow(String service, String part, Tone tone, String word, String detail) {}

  /// A name and a number.
  public record Row(String name, String value) {}

  /// One queue of mails out.
  public record LaneRow(
      String lane,
      String waiting,
      String oldest,
      String sent,
      String deferred,
      String failed,
      String uncertain) {}

  /// What could not be worked in.
  ///
  /// @param from where it lay; it can be brought again only where `replayable`
  public record AsideRow(
      String id, String service, String at, String reason, String from, boolean replayable) {}

  /// A page that nobody can read now.
  public record BlindRow(String page, String since, String reason, int failures, String next) {}

  /// A sentence of the log.
  public record ProblemRow(
      String service, String level, String logger, String text, String last, String times) {}

  static OperatorView of(
      List<PartReports.Answer> answers,
      @Nullable List<DeadLetter> aside,
      List<WatchState> blind,
      Instant now,
      String done) {
    List<PartReport> reports = new ArrayList<>();
    List<String> wants = new ArrayList<>();
    List<PartRow> parts = new ArrayList<>();
    for (PartReports.Answer answer : answers) {
      PartReport report = answer.report();
      if (report == null) {
        wants.add("The part at " + answer.from() + " does not answer.");
        parts.add(new PartRow(answer.from(), "", Tone.YOUR_TURN, "No answer", ""));
      } else {
        reports.add(report);
        report.parts().forEach(part -> parts.add(row(report.service(), part)));
      }
    }
    parts.sort(Comparator.comparing(row -> row.tone() == Tone.SETTLED));
    long unwell = parts.stream().filter(row -> row.tone() != Tone.SETTLED).count();
    if (unwell > wants.size()) {
      wants.add(count(unwell - wants.size(), "part is", "parts are") + " not as it should be.");
    }
    List<LaneRow> lanes = lanes(reports);
    lateLanes(reports, wants);
    farBehind(reports, wants);
    List<BlindRow> blindRows = blind.stream().map(state -> row(state, now)).toList();
    if (!blindRows.isEmpty()) {
      wants.add(count(blindRows.size(), "page", "pages") + " cannot be read.");
    }
    List<AsideRow> asideRows =
        aside == null ? null : aside.stream().map(OperatorView::row).toList();
    if (asideRows == null) {
      wants.add("Kafka does not say what was put aside.");
    } else if (!asideRows.isEmpty()) {
      wants.add(count(asideRows.size(), "record was", "records were") + " put aside.");
    }
    return new OperatorView(
        heading(wants.size()),
        wants,
        MINUTES.format(now),
        parts,
        machine(reports, now),
        readers(reports),
        lanes,
        byTag(reports, "objector.mails", "outcome", true),
        held(reports),
        asideRows,
        blindRows,
        byTag(reports, LimitMeters.NAME, "limit", false),
        problems(reports),
        done);
  }

  private static String heading(int wants) {
    return switch (wants) {
      case 0 -> "All is well.";
      case 1 -> "One thing wants a look; the rest is well.";
      default -> wants + " things want a look; the rest is well.";
    };
  }

  private static String count(long number, String one, String many) {
    return number == 1 ? "One " + one : number + " " + many;
  }

  private static PartRow row(String service, Health part) {
    return switch (part.state()) {
      case UP -> new PartRow(service, part.part(), Tone.SETTLED, "Well", part.detail());
      case DEGRADED ->
          new PartRow(service, part.part(), Tone.WAITING, "Not as it should be", part.detail());
      case DOWN -> new PartRow(service, part.part(), Tone.YOUR_TURN, "Down", part.detail());
      case STOPPED -> new PartRow(service, part.part(), Tone.YOUR_TURN, "Stopped", part.detail());
    };
  }

  private static List<String> machine(List<PartReport> reports, Instant now) {
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
                  words(Duration.between(report.started(), now)),
                  Math.round(heap / 1e6)));
      report
          .sum("objector.disk.free")
          .ifPresent(free ->
              lines.add(
                  "Disk: %s MB are free; below %s MB mail waits with its senders."
                      .formatted(
                          number(free / 1e6),
                          number(report.sum("objector.disk.reserve").orElse(0.0) / 1e6))));
    }
    return lines;
  }

  private static List<Row> readers(List<PartReport> reports) {
    return samples(reports, "objector.lag.records").stream()
        .sorted(Comparator.comparing((Sample sample) -> sample.tag("reader")))
        .map(sample -> new Row(sample.tag("reader"), number(sample.value())))
        .toList();
  }

  private static void farBehind(List<PartReport> reports, List<String> wants) {
    for (Sample sample : samples(reports, "objector.lag.records")) {
      if (sample.value() > FAR_BEHIND) {
        wants.add(
            "The reader %s is %s records behind."
                .formatted(sample.tag("reader"), number(sample.value())));
      }
    }
  }

  private static void lateLanes(List<PartReport> reports, List<String> wants) {
    for (Sample sample : samples(reports, "objector.queue.oldest")) {
      Duration oldest = Duration.ofSeconds(Math.round(sample.value()));
      // News go to very many at once, and may take their time.
      if (oldest.compareTo(LATE) > 0 && !sample.tag("lane").equals("news")) {
        wants.add(
            "In the lane %s a mail has waited for %s."
                .formatted(sample.tag("lane"), words(oldest)));
      }
    }
  }

  private static List<LaneRow> lanes(List<PartReport> reports) {
    List<LaneRow> rows = new ArrayList<>();
    for (Sample length : samples(reports, "objector.queue.length")) {
      String lane = length.tag("lane");
      double oldest =
          samples(reports, "objector.queue.oldest").stream()
              .filter(sample -> sample.tag("lane").equals(lane))
              .mapToDouble(Sample::value)
              .max()
              .orElse(0);
      rows.add(
          new LaneRow(
              lane,
              number(length.value()),
              length.value() == 0 ? "–" : words(Duration.ofSeconds(Math.round(oldest))),
              ended(reports, lane, "sent"),
              ended(reports, lane, "deferred"),
              ended(reports, lane, "failed"),
              ended(reports, lane, "uncertain")));
    }
    rows.sort(
        Comparator.comparingInt(row -> List.of("links", "accounts", "news").indexOf(row.lane())));
    return rows;
  }

  private static String ended(List<PartReport> reports, String lane, String state) {
    return number(
        samples(reports, "objector.deliveries").stream()
            .filter(sample -> sample.tag("lane").equals(lane) && sample.tag("state").equals(state))
            .mapToDouble(Sample::value)
            .sum());
  }

  private static List<Row> held(List<PartReport> reports) {
    List<Row> rows = new ArrayList<>();
    for (String age : List.of("day", "week", "month", "older")) {
      samples(reports, "objector.held.mails").stream()
          .filter(sample -> sample.tag("age").equals(age))
          .findFirst()
          .ifPresent(
              sample -> rows.add(new Row(AGES.getOrDefault(age, age), number(sample.value()))));
    }
    return rows;
  }

  private static List<Row> byTag(
      List<PartReport> reports, String name, String tag, boolean zeroes) {
    Map<String, Double> sums = new TreeMap<>();
    samples(reports, name)
        .forEach(sample -> sums.merge(sample.tag(tag), sample.value(), Double::sum));
    return sums.entrySet().stream()
        .filter(entry -> zeroes || entry.getValue() > 0)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(entry -> new Row(entry.getKey(), number(entry.getValue())))
        .toList();
  }

  private static List<ProblemRow> problems(List<PartReport> reports) {
    record Told(String service, Problem problem) {}
    return reports.stream()
        .flatMap(report ->
            report.problems().stream().map(problem -> new Told(report.service(), problem)))
        .sorted(Comparator.comparing((Told told) -> told.problem().last()).reversed())
        .limit(50)
        .map(told ->
            new ProblemRow(
                told.service(),
                told.problem().level(),
                shortName(told.problem().logger()),
                told.problem().kind().isEmpty()
                    ? told.problem().text()
                    : told.problem().text() + " (" + shortName(told.problem().kind()) + ")",
                MINUTES.format(told.problem().last()),
                number((double) told.problem().times())))
        .toList();
  }

  private static String shortName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static AsideRow row(DeadLetter letter) {
    String topic = letter.topic();
    String reason = letter.reason();
    return new AsideRow(
        letter.id(),
        letter.service().name().toLowerCase(Locale.ROOT),
        MINUTES.format(letter.at()),
        reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + " …" : reason,
        topic == null
            ? "nowhere"
            : letter.offset() < 0
                ? topic + " (it was due)"
                : topic + "-" + letter.partition() + "@" + letter.offset(),
        topic != null && letter.offset() >= 0);
  }

  private static BlindRow row(WatchState state, Instant now) {
    Instant since = state.blindSince();
    return new BlindRow(
        state.page().value(),
        since == null ? "" : MINUTES.format(since),
        state.reason() == null
            ? ""
            : state.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        state.failures(),
        state.nextLook().isBefore(now) ? "now" : MINUTES.format(state.nextLook()));
  }

  private static List<Sample> samples(List<PartReport> reports, String name) {
    return reports.stream().flatMap(report -> report.named(name)).toList();
  }

  private static String number(double value) {
    return String.format(Locale.ENGLISH, "%,d", Math.round(value));
  }

  static String words(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 2 * 3_600) {
      return seconds / 60 + " min";
    }
    return seconds < 2 * 86_400 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
  }
}
