package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class SaidOffsetsTest {
  private static final TopicPartition MAIL = new TopicPartition("mail", 0);
  private static final TopicPartition PAGES = new TopicPartition("pages", 0);
  private static final Map<TopicPartition, OffsetAndMetadata> TEN =
      Map.of(MAIL, new OffsetAndMetadata(10));

  private final SaidOffsets said = new SaidOffsets();

  @Test
  void whatWasNeverSaidIsNew() {
    assertThat(said.isNew(TEN, 0)).isTrue();
  }

  @Test
  void whatHoldsNeedNotBeSaidAgain() {
    say(TEN, 0);

    assertThat(said.isNew(TEN, 1)).isFalse();
    assertThat(said.isNew(Map.of(MAIL, new OffsetAndMetadata(11)), 1)).isTrue();
    assertThat(said.isNew(Map.of(PAGES, new OffsetAndMetadata(10)), 1)).isTrue();
    assertThat(said.isNew(Map.of(MAIL, new OffsetAndMetadata(10, "later")), 1)).isTrue();
  }

  @Test
  void eachPartitionIsRememberedOverTransactionsOfOthers() {
    say(TEN, 0);
    say(Map.of(PAGES, new OffsetAndMetadata(3)), 0);

    assertThat(said.isNew(TEN, 1)).isFalse();
  }

  @Test
  void whatWasAbortedIsSaidAgain() {
    say(TEN, 0);
    said.begins();
    said.asked(Map.of(MAIL, new OffsetAndMetadata(11)), 0);
    said.forget();

    assertThat(said.isNew(TEN, 1)).isTrue();
  }

  /// As when Kafka did not answer in time.
  @Test
  void whatMayHoldOrNotIsSaidAgain() {
    said.begins();
    said.asked(TEN, 0);
    say(Map.of(PAGES, new OffsetAndMetadata(3)), 0);

    assertThat(said.isNew(TEN, 1)).isTrue();
  }

  @Test
  void isSaidAgainAfterAnHourSoThatItsTransactionsAreNotForgotten() {
    say(TEN, 0);

    assertThat(said.isNew(TEN, Duration.ofMinutes(59).toNanos())).isFalse();
    assertThat(said.isNew(TEN, Duration.ofHours(1).toNanos())).isTrue();
  }

  private void say(Map<TopicPartition, OffsetAndMetadata> offsets, long now) {
    said.begins();
    said.asked(offsets, now);
    said.holds();
  }
}
