package objector.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import objector.events.Envelope;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.WatchState;
import objector.ingest.watch.PageJournal.LeaseLost;
import objector.ingest.watch.PageLeases.Lease;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PageJournalTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final PageId PAGE = new PageId("a-page");
  private static final TopicPartition PARTITION = new TopicPartition(Topics.PAGES.name(), 2);
  private static final Lease LEASE =
      new Lease(PARTITION, new MockConsumer<String, byte[]>("earliest").groupMetadata());
  private static final WatchState STATE =
      new WatchState(
          PAGE, NOON, LookOutcome.BLIND, Blindness.ERROR, NOON, 3, null, NOON.plusSeconds(60));
  private static final List<PageEvent> EVENTS =
      List.of(new PageWentBlind(EventId.of("an-event"), PAGE, NOON, NOON, Blindness.ERROR));

  private final MockProducer<String, byte[]> plain = producer();
  private final List<MockProducer<String, byte[]>> transactional = new ArrayList<>();
  private final PageJournal journal = new PageJournal(plain, this::newProducer);

  @Test
  void eventAndStateAreWrittenTogether() {
    journal.write(LEASE, EVENTS, STATE);

    assertThat(transactional.getFirst().history())
        .extracting(record -> record.topic())
        .containsExactly("objector.pages", "objector.watch");
    assertThat(transactional.getFirst().commitCount()).isEqualTo(1);
  }

  /// Kafka checks a membership only with offsets: without them nobody would be fenced.
  @Test
  void theLeaseIsProvenWithAnOffset() {
    journal.write(LEASE, EVENTS, STATE);

    assertThat(transactional.getFirst().consumerGroupOffsetsHistory())
        .singleElement()
        .satisfies(groups ->
            assertThat(groups.values())
                .singleElement()
                .satisfies(offsets -> assertThat(offsets).containsOnlyKeys(PARTITION)));
  }

  @Test
  void whoLostTheLeaseWritesNothing() {
    journal.write(LEASE, EVENTS, STATE);
    MockProducer<String, byte[]> kafka = transactional.getFirst();
    kafka.clear();
    kafka.sendOffsetsToTransactionException = new CommitFailedException();

    assertThatThrownBy(() -> journal.write(LEASE, EVENTS, STATE)).isInstanceOf(LeaseLost.class);

    assertThat(kafka.history()).isEmpty();
    assertThat(kafka.transactionAborted()).isTrue();
  }

  /// A page was not looked at again until the next start: its look was interrupted there, and the
  /// closed producer was kept.
  @Test
  void whoIsInterruptedAtAProducersEndGoesOnWithANewOne() {
    journal.write(LEASE, EVENTS, STATE);
    transactional.getFirst().commitTransactionException = new KafkaException("no broker");
    transactional.getFirst().closeException = new InterruptException("interrupted");
    assertThatThrownBy(() -> journal.write(LEASE, EVENTS, STATE))
        .isInstanceOf(TemporarilyUnavailable.class);
    // As Kafka leaves it.
    assertThat(Thread.interrupted()).isTrue();

    journal.write(LEASE, EVENTS, STATE);

    assertThat(transactional.getLast().commitCount()).isEqualTo(1);
  }

  @Test
  void afterTroubleANewProducerEndsWhatTheOldOneLeftOpen() {
    journal.write(LEASE, EVENTS, STATE);
    transactional.getFirst().commitTransactionException = new KafkaException("no broker");
    assertThatThrownBy(() -> journal.write(LEASE, EVENTS, STATE))
        .isInstanceOf(TemporarilyUnavailable.class);

    journal.write(LEASE, EVENTS, STATE);

    assertThat(transactional).hasSize(2);
    assertThat(transactional.getFirst().closed()).isTrue();
    assertThat(transactional.getLast().commitCount()).isEqualTo(1);
  }

  @Test
  void evidenceIsKeptOutsideOfTransactions() {
    byte[] page = "a page".getBytes(StandardCharsets.UTF_8);

    Evidence evidence = journal.keep(PAGE, page);

    assertThat(transactional).isEmpty();
    assertThat(plain.history().getFirst().key()).isEqualTo(evidence.id().value());
    assertThat(evidence.isOf(Envelope.of(plain.history().getFirst().value()).payload())).isTrue();
  }

  private Producer<String, byte[]> newProducer() {
    MockProducer<String, byte[]> made = producer();
    transactional.add(made);
    return made;
  }

  private static MockProducer<String, byte[]> producer() {
    return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  }
}
