package objector.ingest.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CautionTest {
  private static final TopicPartition HERE = new TopicPartition("evidence", 0);
  private static final int AT_MOST = 10;

  @Test
  void aMailThatEndsTheProcessIsGivenUpAfterAFewTimesAndNoOther() {
    long poison = 30;
    OffsetAndMetadata there = new OffsetAndMetadata(10, "");
    int ends = 0;

    while (ends < AT_MOST && !reaches(there, poison)) {
      ends++;
      Caution caution = new Caution();
      OffsetAndMetadata noted = caution.begin(HERE, there);
      for (long offset = there.offset(); offset <= poison; offset++) {
        if (caution.isNeeded(HERE, offset)) {
          assertThat(caution.isGivenUp(HERE, offset)).isFalse();
          noted = caution.before(HERE, offset);
        }
      }
      there = noted;
    }

    assertThat(there.offset()).isEqualTo(poison);
    assertThat(ends).isBetween(4, 6);
  }

  /// Whether a start there gives the poison up.
  private static boolean reaches(OffsetAndMetadata there, long poison) {
    Caution caution = new Caution();
    caution.begin(HERE, there);
    return caution.isNeeded(HERE, poison) && caution.isGivenUp(HERE, poison);
  }

  @Test
  void afterAnEndOrTwoNothingIsSuspected() {
    Caution caution = new Caution();

    OffsetAndMetadata noted = caution.begin(HERE, new OffsetAndMetadata(10, ""));

    assertThat(noted).isEqualTo(new OffsetAndMetadata(10, "1"));
    assertThat(caution.isNeeded(HERE, 10)).isFalse();
  }

  @Test
  void farBehindNothingIsSuspectedAnyMore() {
    Caution caution = new Caution();
    caution.begin(HERE, new OffsetAndMetadata(10, "2"));

    assertThat(caution.isNeeded(HERE, 10)).isTrue();
    assertThat(caution.isNeeded(HERE, 1_010)).isFalse();
    assertThat(caution.isNeeded(new TopicPartition("evidence", 1), 10)).isFalse();
  }

  @Test
  void anEndThatWasAskedForLeavesNoSuspicion() {
    Caution caution = new Caution();
    caution.begin(HERE, new OffsetAndMetadata(10, "3"));

    assertThat(caution.withoutSuspicion()).containsEntry(HERE, new OffsetAndMetadata(10, ""));
  }

  @Test
  void whatOthersWroteBesideAPositionIsNoNumber() {
    Caution caution = new Caution();

    assertThat(caution.begin(HERE, new OffsetAndMetadata(10, "by hand")))
        .isEqualTo(new OffsetAndMetadata(10, "1"));
  }
}
