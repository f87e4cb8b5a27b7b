package objector.webui.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import objector.telemetry.LinkOutage;
import objector.telemetry.PartReport;
import objector.webui.operator.PartReports.Answer;
import org.jspecify.annotations.Nullable;

/// When no link could leave, as the parts that send say it. They are asked now and then only:
/// anybody may make us ask.
public final class LinkOutages implements Supplier<Optional<LinkOutage>> {
  private static final Duration ASKED_EVERY = Duration.ofSeconds(10);

  private final PartReports reports;
  private final InstantSource clock;
  private @Nullable LinkOutage known;
  private Instant asked = Instant.MIN;

  public LinkOutages(PartReports reports, InstantSource clock) {
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public synchronized Optional<LinkOutage> get() {
    Instant now = clock.instant();
    if (!now.isBefore(asked.plus(ASKED_EVERY))) {
      asked = now;
      known = ask();
    }
    return Optional.ofNullable(known);
  }

  private @Nullable LinkOutage ask() {
    try {
      List<Answer> answers = reports.ask();
      Stream<PartReport> told =
          answers.stream().map(Answer::report).filter(Objects::nonNull).map(PartReport.class::cast);
      // Whoever does not answer may have sent.
      return answers.stream().anyMatch(answer -> answer.report() == null)
          ? null
          : LinkOutage.of(told.toList()).orElse(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
