package objector.ingest.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import objector.events.Json;
import objector.events.Topics;
import objector.events.mail.MailEvent;
import objector.kafka.TopicEnds;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads the mails of the last days back, as far as they are written now.
public final class MailHistory {
  private static final Duration BOUND = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(200);

  /// How long nothing may come before it is given up: many mails may take long, silence may not.
  private final Duration silence;

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final TopicEnds ends;

  public MailHistory(Supplier<Consumer<String, byte[]>> consumers, TopicEnds ends) {
    this(consumers, ends, BOUND);
  }

  public MailHistory(
      Supplier<Consumer<String, byte[]>> consumers, TopicEnds ends, Duration silence) {
    this.consumers = consumers;
    this.ends = ends;
    this.silence = silence;
  }

  /// Hands over what was said of mails from then on.
  ///
  /// @throws TemporarilyUnavailable when Kafka does not give them
  public void since(Instant from, java.util.function.Consumer<MailEvent> then) {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      Map<TopicPartition, Long> until = ends.committed(Topics.MAIL.name(), BOUND);
      Map<TopicPartition, Long> times = new HashMap<>();
      until.keySet().forEach(partition -> times.put(partition, from.toEpochMilli()));
      Map<TopicPartition, OffsetAndTimestamp> begin = consumer.offsetsForTimes(times, BOUND);
      consumer.assign(until.keySet());
      until.forEach((partition, end) -> {
        OffsetAndTimestamp first = begin.get(partition);
        consumer.seek(partition, first == null ? end : first.offset());
      });
      long moved = System.nanoTime();
      while (until.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), BOUND) < end.getValue())) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        records.forEach(record -> take(record, then));
        long now = System.nanoTime();
        if (!records.isEmpty()) {
          moved = now;
        } else if (now - moved > silence.toNanos()) {
          throw new TemporarilyUnavailable("Kafka stopped giving the mails of the last days");
        }
      }
    } catch (KafkaException e) {
      throw new TemporarilyUnavailable("Kafka did not give the mails of the last days", e);
    }
  }

  private static void take(
      ConsumerRecord<String, byte[]> record, java.util.function.Consumer<MailEvent> then) {
    if (record.value() == null) {
      return;
    }
    try {
      then.accept(Topics.MAIL.decode(record.value()));
    } catch (Json.Unreadable e) {
      // Whoever reads the topic for what is in it puts such a record with the dead letters.
      return;
    }
  }
}
