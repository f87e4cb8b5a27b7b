package objector.tracker.streams;

import java.time.Duration;
import java.time.InstantSource;
import objector.tracker.objection.Decisions;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Gives a [PersonTask] its records and the ticks of the clock.
final class PersonProcessor implements Processor<String, Object, String, Object> {
  private static final Duration LOOKS = Duration.ofMillis(50);
  private static final Duration SLICES = Duration.ofMillis(1);

  private final Decisions dossiers;
  private final InstantSource clock;
  private final CommitPace pace;
  private final SlicePace slices;
  private final SourceReading reading;
  private final DeadlineMeters meters;
  private @Nullable PersonTask task;
  private SlicePace.@Nullable Task slice;

  PersonProcessor(
      Decisions dossiers,
      InstantSource clock,
      CommitPace pace,
      SlicePace slices,
      SourceReading reading,
      DeadlineMeters meters) {
    this.dossiers = dossiers;
    this.clock = clock;
    this.pace = pace;
    this.slices = slices;
    this.reading = reading;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    CommitPace.Task commits = pace.task(context);
    SlicePace.Task pieces = slices.task();
    PersonTask started = new PersonTask(context, dossiers, clock, commits, pieces, reading, meters);
    task = started;
    slice = pieces;
    context.schedule(LOOKS, PunctuationType.WALL_CLOCK_TIME, time -> started.look());
    context.schedule(SLICES, PunctuationType.WALL_CLOCK_TIME, time -> started.slice());
    commits.keepPace();
  }

  /// Whoever goes leaves its time to the others.
  @Override
  public void close() {
    if (slice != null) {
      slice.isBusy(false);
    }
  }

  @Override
  public void process(Record<String, Object> record) {
    if (task != null) {
      task.take(record);
    }
  }
}
