package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/// What Kafka Streams makes for itself is as safe as all other topics.
final class StreamsSettingsTest {
  @Test
  void changelogsHaveTheCopiesThatTheSettingSays() {
    assertThat(settings(3, 1))
        .containsEntry(StreamsConfig.REPLICATION_FACTOR_CONFIG, 3)
        .containsEntry(StreamsConfig.topicPrefix("min.insync.replicas"), "2")
        .containsEntry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
  }

  /// Two copies in sync could never be had of one.
  @Test
  void aSingleBrokerHasOneCopy() {
    assertThat(settings(1, 0))
        .containsEntry(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1)
        .doesNotContainKey(StreamsConfig.topicPrefix("min.insync.replicas"));
  }

  /// A name of its own for each start would let each wait until Kafka gives the former one up.
  @Test
  void anInstanceIsTheSameMemberAtEachStart() {
    assertThat(settings(1, 0))
        .containsEntry(
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
            "tracker-one");
  }

  private static Map<Object, Object> settings(int replication, int standbys) {
    return StreamsSettings.of(
        new TrackerConfig(
            KafkaAccess.at("localhost:1"),
            4,
            Path.of("target"),
            "one",
            1,
            replication,
            standbys,
            "tracker",
            Clock.systemUTC()));
  }
}
