package objector.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class CutTest {
  private static final TopicPartition TOGETHER = new TopicPartition("a-changelog", 0);
  private static final TopicPartition ALONE = new TopicPartition("objector.mail", 0);

  @Test
  void whatIsWrittenWithoutATransactionMayGrowBetweenTheLooks() {
    assertThat(
            Cut.isSame(
                Map.of(TOGETHER, 5L, ALONE, 7L),
                Map.of(TOGETHER, 5L, ALONE, 9L),
                BackupWriter::isChangelog))
        .isTrue();
  }

  @Test
  void whatIsWrittenInOneTransactionMayNot() {
    assertThat(
            Cut.isSame(
                Map.of(TOGETHER, 5L, ALONE, 7L),
                Map.of(TOGETHER, 6L, ALONE, 7L),
                BackupWriter::isChangelog))
        .isFalse();
  }

  @Test
  void whatChangesMostIsReadFirst() {
    assertThat(Cut.sorted(Set.of(ALONE, TOGETHER), BackupWriter::isChangelog))
        .containsExactly(TOGETHER, ALONE);
  }
}
