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
  private static final Duration SLICES = Duration.ofMillis(50);

  private final Decisions dossiers;
  private final InstantSource clock;
  private final CommitPace pace;
  private final SourceReading reading;
  private @Nullable PersonTask task;

  PersonProcessor(Decisions dossiers, InstantSource clock, CommitPace pace, SourceReading reading) {
    this.dossiers = dossiers;
    this.clock = clock;
    this.pace = pace;
    this.reading = reading;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    CommitPace.Task commits = pace.task(context);
    PersonTask started = new PersonTask(context, dossiers, clock, commits, reading);
    task = started;
    context.schedule(SLICES, PunctuationType.WALL_CLOCK_TIME, time -> started.slice());
    commits.keepPace();
  }

  @Override
  public void process(Record<String, Object> record) {
    if (task != null) {
      task.take(record);
    }
  }
}
