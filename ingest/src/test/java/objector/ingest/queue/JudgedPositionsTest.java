package objector.ingest.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class JudgedPositionsTest {
  private static final TopicPartition HERE = new TopicPartition("evidence", 0);
  private static final TopicPartition THERE = new TopicPartition("evidence", 1);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final JudgedPositions positions = new JudgedPositions();

  @Test
  void aPositionNeverPassesAMailThatHasNotEnded() {
    positions.start(HERE, 10, 10, 0);
    for (long offset = 10; offset < 13; offset++) {
      positions.begin(HERE, offset, NOON);
      positions.read(HERE, offset + 1);
    }
    positions.end(HERE, 11);
    positions.end(HERE, 12);

    assertThat(positions.news()).isEmpty();
    positions.end(HERE, 10);
    assertThat(positions.news()).containsExactly(Map.entry(HERE, new OffsetAndMetadata(13)));
  }

  @Test
  void whatIsPassedMovesThePositionToo() {
    positions.start(HERE, 0, 0, 0);

    positions.read(HERE, 5);

    assertThat(positions.news()).containsExactly(Map.entry(HERE, new OffsetAndMetadata(5)));
  }

  @Test
  void whatIsCommittedIsNoNews() {
    positions.start(HERE, 0, 0, 0);
    positions.read(HERE, 5);

    positions.committed(positions.news());

    assertThat(positions.news()).isEmpty();
    assertThat(positions.moves()).isFalse();
  }

  @Test
  void whereNothingWasCommittedThatNothingIsThereIsCommitted() {
    positions.start(HERE, 0, -1, 0);

    assertThat(positions.news()).containsExactly(Map.entry(HERE, new OffsetAndMetadata(0)));
  }

  @Test
  void nothingIsCommittedWhileItIsInDoubtWhatWasTold() {
    positions.start(HERE, 0, -1, 3);
    positions.read(HERE, 2);

    assertThat(positions.news()).isEmpty();
    positions.read(HERE, 3);
    assertThat(positions.news()).containsExactly(Map.entry(HERE, new OffsetAndMetadata(3)));
  }

  @Test
  void anothersPartitionIsNotSpokenOf() {
    positions.start(HERE, 0, 0, 0);
    positions.start(THERE, 0, 0, 0);
    positions.begin(HERE, 0, NOON);
    positions.read(THERE, 7);

    positions.forget(List.of(THERE));
    positions.end(THERE, 0);

    assertThat(positions.news()).isEmpty();
    assertThat(positions.eldest()).isEqualTo(NOON);
  }

  @Test
  void theEldestIsOneThatHasNotEnded() {
    positions.start(HERE, 0, 0, 0);
    positions.begin(HERE, 0, NOON);
    positions.begin(HERE, 1, NOON.plusSeconds(5));

    positions.end(HERE, 0);

    assertThat(positions.eldest()).isEqualTo(NOON.plusSeconds(5));
    positions.end(HERE, 1);
    assertThat(positions.eldest()).isNull();
  }
}
