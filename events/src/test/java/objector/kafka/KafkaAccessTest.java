package objector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

/// How long its readers wait, where others may take over and where nobody does.
class KafkaAccessTest {
  private static final Duration TWO = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final KafkaAccess shared = KafkaAccess.at("localhost:1");
  private final KafkaAccess alone = shared.ofOneProcess();

  @Test
  void whereOthersTakeOverNobodyWaitsLongerThanHeSays() {
    assertThat(shared.patient(TWO))
        .containsEntry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 2_000)
        .doesNotContainKey(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
    assertThat(shared.longestWait(TWO)).isEqualTo(TWO);
    assertThat(shared.session(TWO))
        .isEqualTo(
            Map.of(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                2_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                666));
  }

  @Test
  void aloneAllWaitLongerAndNeverShorter() {
    assertThat(alone.longestWait(TWO)).isGreaterThan(TWO);
    assertThat(alone.longestWait(LONG)).isEqualTo(LONG);
    assertThat(alone.longestSession(TWO)).isGreaterThan(TWO);
    assertThat(alone.longestSession(LONG)).isEqualTo(LONG);
  }

  /// What is left over of a partition would keep it out of a fetch that is held so long.
  @Test
  void aloneAFetchIsHeldAsLongAsAllOfTheLastIsHandedOver() {
    assertThat(alone.patient(TWO))
        .containsEntry(
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) alone.longestWait(TWO).toMillis())
        .containsEntry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.MAX_VALUE);
  }

  /// One that looked seldom and tried again as seldom made a first start ten seconds long.
  @Test
  void whoLooksSeldomStillTriesAgainSoon() {
    for (Map<String, Object> settings : List.of(alone.patient(TWO), alone.held(TWO))) {
      assertThat(settings)
          .containsEntry(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 1_000L)
          .containsEntry(ConsumerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 100L);
    }
  }

  @Test
  void whoReadsInSmallPiecesIsAsPatientAloneAsAmongOthers() {
    assertThat(alone.held(TWO))
        .containsEntry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 2_000)
        .doesNotContainKey(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
  }

  /// A request is given up after half a minute: an answer that is held must come before.
  @Test
  void noAnswerIsHeldUntilItsRequestIsGivenUp() {
    assertThat(alone.longestWait(TWO)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void whoeverReachesItIsTheSame() {
    assertThat(alone.common()).isEqualTo(shared.common());
  }
}
