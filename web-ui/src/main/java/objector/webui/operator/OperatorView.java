package objector.webui.operator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import objector.events.page.WatchState;
import objector.kafka.DeadLetter;
import objector.service.Health;
import objector.telemetry.LimitMeters;
import objector.telemetry.PartReport;
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
  private static final int LONGEST_REASON = 200;

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
    PartFigures figures =
        new PartFigures(
            answers.stream().flatMap(answer -> Stream.ofNullable(answer.report())).toList());
    List<PartRow> parts = parts(answers);
    List<BlindRow> blindRows = blind.stream().map(state -> row(state, now)).toList();
    List<AsideRow> asideRows =
        aside == null ? null : aside.stream().map(OperatorView::row).toList();
    List<String> wants = wants(answers, parts, figures, blindRows, asideRows);
    return new OperatorView(
        heading(wants.size()),
        wants,
        OperatorWords.minute(now),
        parts,
        figures.machine(now),
        figures.readers(),
        figures.lanes(),
        figures.byTag("objector.mails", "outcome", true),
        figures.held(),
        asideRows,
        blindRows,
        figures.byTag(LimitMeters.NAME, "limit", false),
        figures.problems(),
        done);
  }

  private static List<String> wants(
      List<PartReports.Answer> answers,
      List<PartRow> parts,
      PartFigures figures,
      List<BlindRow> blind,
      @Nullable List<AsideRow> aside) {
    List<String> wants = new ArrayList<>();
    for (PartReports.Answer answer : answers) {
      if (answer.report() == null) {
        wants.add("The part at " + answer.from() + " does not answer.");
      }
    }
    // Those that do not answer are told already.
    long unwell = parts.stream().filter(row -> row.tone() != Tone.SETTLED).count() - wants.size();
    if (unwell > 0) {
      wants.add(OperatorWords.count(unwell, "part is", "parts are") + " not as it should be.");
    }
    wants.addAll(figures.lateLanes());
    wants.addAll(figures.farBehind());
    if (!blind.isEmpty()) {
      wants.add(OperatorWords.count(blind.size(), "page", "pages") + " cannot be read.");
    }
    if (aside == null) {
      wants.add("Kafka does not say what was put aside.");
    } else if (!aside.isEmpty()) {
      wants.add(OperatorWords.count(aside.size(), "record was", "records were") + " put aside.");
    }
    return wants;
  }

  /// What is not well stands first.
  private static List<PartRow> parts(List<PartReports.Answer> answers) {
    List<PartRow> parts = new ArrayList<>();
    for (PartReports.Answer answer : answers) {
      PartReport report = answer.report();
      if (report == null) {
        parts.add(new PartRow(answer.from(), "", Tone.YOUR_TURN, "No answer", ""));
      } else {
        report.parts().forEach(part -> parts.add(row(report.service(), part)));
      }
    }
    parts.sort(Comparator.comparing(row -> row.tone() == Tone.SETTLED));
    return parts;
  }

  private static String heading(int wants) {
    return switch (wants) {
      case 0 -> "All is well.";
      case 1 -> "One thing wants a look; the rest is well.";
      default -> wants + " things want a look; the rest is well.";
    };
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

  private static AsideRow row(DeadLetter letter) {
    String topic = letter.topic();
    String reason = letter.reason();
    return new AsideRow(
        letter.id(),
        letter.service().name().toLowerCase(Locale.ROOT),
        OperatorWords.minute(letter.at()),
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
        since == null ? "" : OperatorWords.minute(since),
        state.reason() == null
            ? ""
            : state.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        state.failures(),
        state.nextLook().isBefore(now) ? "now" : OperatorWords.minute(state.nextLook()));
  }
}
