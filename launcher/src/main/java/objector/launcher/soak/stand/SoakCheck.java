package objector.launcher.soak.stand;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import objector.events.Envelope;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.mail.MailEvent.MailReceived;
import objector.ingest.queue.JudgeLoop;
import objector.kafka.KafkaAccess;
import objector.launcher.outside.GroupReading;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Looks for every mail in Kafka: its event, once, and its bytes.
public final class SoakCheck {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final KafkaAccess kafka;
  private final SoakMails mails;

  public SoakCheck(KafkaAccess kafka, SoakMails mails) {
    this.kafka = kafka;
    this.mails = mails;
  }

  /// What was found of the mails that were answered 250.
  ///
  /// @param lost answered 250, and without event or evidence, or with other bytes
  /// @param twice told by more than one event
  /// @param records how many records told of them: the same event may be written twice
  public record Found(int kept, int lost, int twice, int records) {}

  /// Waits until the judge has come to where the evidence ends now.
  public void awaitJudged() throws IOException, InterruptedException {
    if (!new GroupReading(kafka, JudgeLoop.GROUP).awaitAll(Topics.EVIDENCE, PATIENCE)) {
      throw new IOException("what was kept was not judged within " + PATIENCE);
    }
  }

  public Found find(int number) throws InterruptedException {
    Map<Integer, Set<EventId>> told = new HashMap<>();
    Map<Integer, Evidence> evidence = new HashMap<>();
    int[] records = new int[1];
    read(
        Topics.MAIL,
        record -> {
          if (Topics.MAIL.decode(record.value()) instanceof MailReceived mail
              && mail.messageId() != null) {
            int which = SoakMails.number(mail.messageId());
            if (which >= 0 && which < number) {
              records[0]++;
              told.computeIfAbsent(which, _ -> new HashSet<>()).add(mail.id());
              evidence.put(which, mail.evidence());
            }
          }
        });
    Map<String, String> hashes = new HashMap<>();
    read(
        Topics.EVIDENCE,
        record -> hashes.put(record.key(), Evidence.sha256(Envelope.of(record.value()).payload())));
    int kept = 0;
    int twice = 0;
    for (int mail = 0; mail < number; mail++) {
      Evidence place = evidence.get(mail);
      if (place != null
          && place.isOf(mails.mail(mail))
          && place.sha256().equals(hashes.get(place.id().value()))) {
        kept++;
      }
      twice += told.getOrDefault(mail, Set.of()).size() > 1 ? 1 : 0;
    }
    return new Found(kept, number - kept, twice, records[0]);
  }

  /// The events that tell of one mail, in the order in which they were written.
  public List<MailReceived> events(int number) throws InterruptedException {
    List<MailReceived> found = new ArrayList<>();
    read(
        Topics.MAIL,
        record -> {
          if (Topics.MAIL.decode(record.value()) instanceof MailReceived mail
              && mail.messageId() != null
              && SoakMails.number(mail.messageId()) == number) {
            found.add(mail);
          }
        });
    return found;
  }

  private void read(Topic<?> topic, Consumer<ConsumerRecord<String, byte[]>> each)
      throws InterruptedException {
    try (var consumer = kafka.consumer(Map.of())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value() != null) {
            each.accept(record);
          }
        }
      }
    }
  }
}
