package objector.ingest.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.person.Claim;
import objector.ingest.recipient.Recipients.Lookup;
import objector.kafka.DeadLetters;
import objector.service.TemporarilyUnavailable;
import objector.service.Threads;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxOwnersTest {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.MAILBOXES.name(), 0);

  private final MockConsumer<String, byte[]> consumer = empty();
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final AtomicReference<@Nullable Long> end = new AtomicReference<>(0L);
  private final MailboxOwners mailboxes = owners(consumer);
  private final PersonId anna = PersonId.random();
  private final AddressToken token = AddressToken.random();
  private long next;

  @BeforeEach
  void start() {
    mailboxes.start();
    assertThat(mailboxes.caughtUp(Duration.ofSeconds(10))).isTrue();
  }

  @AfterEach
  void close() {
    mailboxes.close();
  }

  @Test
  void aClaimedAddressIsKnown() {
    write(token.value(), claim());

    assertThat(mailboxes.find(token)).isEqualTo(new Lookup.Known(anna));
  }

  @Test
  void anAddressThatNobodyClaimedIsUnknownOnceAllIsRead() {
    assertThat(mailboxes.find(token)).isEqualTo(new Lookup.Unknown());
  }

  /// A first start waited two seconds for it.
  @Test
  void whereNobodyStandsAllIsReadBeforeTheFirstWaitEnds() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    MockConsumer<String, byte[]> waiting = empty();
    waiting.schedulePollTask(() -> {
      waits.countDown();
      while (mayEnd.getCount() > 0) {
        Threads.sleep(Duration.ofMillis(2));
      }
    });
    try (MailboxOwners others = owners(waiting)) {
      others.start();
      assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();

      boolean caughtUp = others.caughtUp(Duration.ZERO);

      mayEnd.countDown();
      assertThat(caughtUp).isTrue();
    }
  }

  @Test
  void anAddressMayBeAmongWhatIsNotReadYet() {
    end.set(1L);

    assertThat(mailboxes.find(token)).isEqualTo(new Lookup.NotYet());
  }

  @Test
  void whenKafkaDoesNotTellTheEndNobodyIsTurnedAway() {
    end.set(null);

    assertThat(mailboxes.find(token)).isEqualTo(new Lookup.NotYet());
  }

  @Test
  void anErasedAddressIsUnknownAgain() {
    write(token.value(), claim());
    write(token.value(), null);

    assertThat(mailboxes.find(token)).isEqualTo(new Lookup.Unknown());
  }

  @Test
  void anUnreadableRecordIsPutAsideAndTheTableGoesOn() {
    write(token.value(), "no envelope".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    AddressToken later = AddressToken.random();

    write(later.value(), claim());

    assertThat(mailboxes.find(later)).isEqualTo(new Lookup.Known(anna));
    assertThat(producer.history()).hasSize(1);
    assertThat(producer.history().getFirst().topic()).isEqualTo("objector.ingest.dead");
  }

  @Test
  void afterAnErrorNobodyIsUnknownBeforeAllIsReadAnew() throws InterruptedException {
    consumer.schedulePollTask(() -> {
      throw new StackOverflowError();
    });
    while (mailboxes.health().works()) {
      Thread.sleep(1);
    }

    assertThat(mailboxes.find(token)).isEqualTo(new Lookup.NotYet());
  }

  private static MockConsumer<String, byte[]> empty() {
    MockConsumer<String, byte[]> made = new MockConsumer<>("earliest");
    Node node = new Node(0, "localhost", 9092);
    made.updatePartitions(
        PARTITION.topic(),
        List.of(
            new PartitionInfo(PARTITION.topic(), 0, node, new Node[] {node}, new Node[] {node})));
    made.updateBeginningOffsets(Map.of(PARTITION, 0L));
    made.updateEndOffsets(Map.of(PARTITION, 0L));
    return made;
  }

  private MailboxOwners owners(MockConsumer<String, byte[]> reading) {
    return new MailboxOwners(
        () -> reading, within -> ends(), new DeadLetters(producer, Owner.INGEST));
  }

  private byte[] claim() {
    return Topics.MAILBOXES.encode(
        new Claim(Claim.Kind.MAILBOX, token.value(), anna, EventId.random()));
  }

  private void write(String key, byte @Nullable [] value) {
    consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, next++, key, value));
    consumer.updateEndOffsets(Map.of(PARTITION, next));
    end.set(next);
    assertThat(mailboxes.caughtUp(Duration.ofSeconds(10))).isTrue();
  }

  private Map<TopicPartition, Long> ends() {
    Long now = end.get();
    if (now == null) {
      throw new TemporarilyUnavailable("no broker");
    }
    return Map.of(PARTITION, now);
  }
}
