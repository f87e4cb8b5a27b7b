package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class RestoreProgressTest {
  private static final TopicPartition FIRST = new TopicPartition("dossiers-changelog", 0);
  private static final TopicPartition SECOND = new TopicPartition("dossiers-changelog", 1);

  private final RestoreProgress progress = new RestoreProgress();

  @Test
  void whereNothingIsReadBackThereIsNothingToSay() {
    assertThat(progress.words()).isNull();
  }

  @Test
  void itSaysHowFarAllStoresHaveCome() {
    progress.onRestoreStart(FIRST, "dossiers", 0, 600_000);
    progress.onRestoreStart(SECOND, "dossiers", 100_000, 500_000);
    progress.onBatchRestored(FIRST, "dossiers", 120_000, 120_000);

    assertThat(progress.words()).isEqualTo("restoring 120,000 of 1,000,000");
    assertThat(progress.quiet()).isLessThan(Duration.ofMinutes(1));

    progress.onRestoreEnd(FIRST, "dossiers", 600_000);
    progress.onRestoreSuspended(SECOND, "dossiers", 0);
    assertThat(progress.words()).isNull();
  }

  @Test
  void itSaysHowMuchWasReadBackAndHowLongThatTook() {
    progress.onRestoreStart(FIRST, "dossiers", 0, 600_000);
    progress.onRestoreStart(SECOND, "dossiers", 0, 500_000);
    progress.onBatchRestored(FIRST, "dossiers", 120_000, 120_000);
    progress.onRestoreEnd(FIRST, "dossiers", 120_000);
    progress.onBatchRestored(SECOND, "dossiers", 60_000, 60_000);
    progress.onRestoreEnd(SECOND, "dossiers", 60_000);

    assertThat(progress.total()).matches("read back 180,000 records in 0\\.[0-9] s");
  }
}
