package objector.webui.operator;

import java.util.List;
import java.util.Optional;
import objector.kafka.DeadLetter;
import objector.kafka.DeadLetterBox;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.common.KafkaException;

/// Read from the services' own topics.
public record PutAsideInKafka(DeadLetterBox box) implements PutAside {
  @Override
  public List<DeadLetter> newest(int most) {
    try {
      return box.newest(most);
    } catch (KafkaException e) {
      throw new TemporarilyUnavailable("Kafka does not tell what was put aside", e);
    }
  }

  @Override
  public Replayed replay(String id) throws InterruptedException {
    try {
      Optional<DeadLetter> letter = box.at(id);
      return letter.isPresent() ? Replayed.of(box.replay(letter.get())) : Replayed.UNKNOWN;
    } catch (KafkaException | IllegalStateException e) {
      throw new TemporarilyUnavailable("Kafka did not take the record", e);
    }
  }
}
