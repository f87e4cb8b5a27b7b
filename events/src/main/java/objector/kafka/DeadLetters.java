package objector.kafka;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import objector.events.Topic.Owner;
import objector.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Where a service puts a record that it cannot read: as it came, with the reason and its origin in
/// the headers, and the stream goes on.
///
/// @param producer asked each time
public record DeadLetters(Supplier<Producer<String, byte[]>> producer, Owner service) {
  public static final String REASON = "objector.reason";

  /// `topic-partition@offset`
  public static final String SOURCE = "objector.source";

  /// With a producer that is there.
  public DeadLetters(Producer<String, byte[]> producer, Owner service) {
    this(() -> producer, service);
  }

  /// Returns once it is kept, so that the reader may go on past the record.
  ///
  /// @throws KafkaException when Kafka does not take it: the reader must stay where it is
  public void put(ConsumerRecord<String, byte[]> record, String reason)
      throws InterruptedException {
    RecordHeaders headers = new RecordHeaders(record.headers());
    say(headers, reason, record.topic(), record.partition(), record.offset());
    ProducerRecord<String, byte[]> dead =
        new ProducerRecord<>(
            Topics.dead(service).name(), null, null, key(record), record.value(), headers);
    try {
      producer.get().send(dead).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("Kafka did not take a dead letter", e);
    }
  }

  private static String key(ConsumerRecord<String, byte[]> record) {
    @Nullable String key = record.key();
    return key == null || key.isEmpty() ? record.topic() : key;
  }

  /// Says in a dead letter's headers why it is one and where it lay. What they said before of an
  /// earlier try is gone.
  public static void say(Headers headers, String reason, String topic, int partition, long offset) {
    set(headers, REASON, reason);
    set(headers, SOURCE, topic + "-" + partition + "@" + offset);
  }

  private static void set(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
