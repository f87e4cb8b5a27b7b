package objector.tracker.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

/// Which of a thread's tasks asks for a commit, when one may.
final class CommitPaceTasksTest {
  private final CommitPace pace = new CommitPace(new NeverWaits());
  private final MockProcessorContext<Void, Void> one = new MockProcessorContext<>();
  private final MockProcessorContext<Void, Void> other = new MockProcessorContext<>();

  @Test
  void whatDidNotChangeIsNotCommitted() {
    pace.task(one).keepPace();

    tick(one);

    assertThat(one.committed()).isFalse();
  }

  @Test
  void whatChangedIsCommitted() {
    CommitPace.Task task = pace.task(one);
    task.keepPace();

    task.changed();

    assertThat(one.committed()).isTrue();
    one.resetCommit();
    tick(one);
    assertThat(one.committed()).isFalse();
  }

  /// A commit is one of all tasks: who changed something before it need not ask for another.
  @Test
  void whatChangedBeforeAnothersCommitIsCommittedWithIt() throws Exception {
    CommitPace.Task first = pace.task(one);
    CommitPace.Task second = pace.task(other);
    second.keepPace();
    first.changed();
    second.changed();

    awaitPace();
    one.resetCommit();
    first.changed();
    assertThat(one.committed()).isTrue();
    other.resetCommit();
    awaitPace();
    tick(other);

    assertThat(other.committed()).isFalse();
  }

  /// Longer than any two commits lie apart.
  private static void awaitPace() throws InterruptedException {
    Thread.sleep(250);
  }

  private static void tick(MockProcessorContext<Void, Void> context) {
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(0);
  }

  private static final class NeverWaits implements SourceReading {
    @Override
    public CompletionStage<Map<String, Long>> ends(int partition) {
      return CompletableFuture.completedFuture(Map.of());
    }

    @Override
    public Fetched fetched(String topic, int partition) {
      return Fetched.NOTHING;
    }

    @Override
    public void forget(String topic, int partition) {}

    @Override
    public long waited() {
      return 0;
    }
  }
}
