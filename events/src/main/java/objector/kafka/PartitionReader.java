package objector.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads one partition after the other, from the beginning to where it ends when that begins, of
/// what is committed.
public final class PartitionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;

  public PartitionReader(KafkaAccess kafka) {
    consumer = kafka.consumer(KafkaAccess.hasty());
  }

  /// How many there are.
  public int partitions(String topic) {
    return consumer.partitionsFor(topic, PATIENCE).size();
  }

  /// Hands over each record of all partitions.
  public void readAll(String topic, Consumer<ConsumerRecord<String, byte[]>> each) {
    int partitions = partitions(topic);
    for (int partition = 0; partition < partitions; partition++) {
      read(topic, partition, each);
    }
  }

  /// Hands over each record.
  ///
  /// @throws TimeoutException when Kafka gives nothing more
  public void read(String topic, int partition, Consumer<ConsumerRecord<String, byte[]>> each) {
    TopicPartition one = new TopicPartition(topic, partition);
    consumer.assign(List.of(one));
    consumer.seekToBeginning(List.of(one));
    long end = consumer.endOffsets(List.of(one)).getOrDefault(one, 0L);
    long read = consumer.position(one);
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (read < end) {
      consumer.poll(POLL).forEach(each);
      long now = consumer.position(one);
      if (now > read) {
        read = now;
        giveUp = Instant.now().plus(PATIENCE);
      } else if (Instant.now().isAfter(giveUp)) {
        throw new TimeoutException("Kafka gave nothing of " + one + " for two minutes");
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
