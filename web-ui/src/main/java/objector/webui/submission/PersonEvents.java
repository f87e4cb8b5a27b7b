package objector.webui.submission;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topics;
import objector.events.person.PersonEvent;
import objector.kafka.KafkaAccess;
import objector.service.Health;
import objector.webui.request.NotKept;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/// What people tell us goes to Kafka, and is answered only once Kafka has it.
public interface PersonEvents {
  /// Returns the event's offset in its partition once it is kept.
  ///
  /// @throws NotKept when Kafka does not take it: the person must be told to try again
  long tell(PersonEvent event) throws NotKept;

  /// Over one producer.
  final class OnKafka implements PersonEvents, AutoCloseable {
    private final Producer<String, byte[]> producer;
    private volatile boolean troubled;

    public OnKafka(KafkaAccess kafka) {
      // A person waits for the answer: no linger.
      producer = kafka.producer(Map.of("linger.ms", 0, "delivery.timeout.ms", 15_000));
    }

    @Override
    public long tell(PersonEvent event) throws NotKept {
      try {
        long offset = producer.send(Topics.PEOPLE.record(event)).get(20, TimeUnit.SECONDS).offset();
        troubled = false;
        return offset;
      } catch (ExecutionException | TimeoutException | KafkaException e) {
        troubled = true;
        throw new NotKept(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NotKept(e);
      }
    }

    public Health health() {
      return troubled
          ? Health.degraded("people", "Kafka did not take the last event")
          : Health.up("people");
    }

    @Override
    public void close() {
      producer.close(Duration.ofSeconds(5));
    }
  }
}
