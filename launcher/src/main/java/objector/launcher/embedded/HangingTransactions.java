package objector.launcher.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends transactions that nobody will end. When the embedded Kafka is killed between deciding upon
/// a transaction and writing that into its partitions, its next start may count the transaction as
/// done, as it does not know the partitions' leaders yet, and leave them open; a reader of what is
/// committed would wait there for ever, the tracker for its own positions. What was decided to hold
/// is made to hold; of what nothing is known any more, nothing holds, and the tracker does it
/// again.
public final class HangingTransactions {
  private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);
  private static final String LOG_OF_ALL = "__transaction_state";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Somebody is about to end these.
  private static final Set<TransactionState> UNDER_WAY =
      EnumSet.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT);

  private static final Set<TransactionState> DECIDED =
      EnumSet.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

  private final Admin admin;
  private final EmbeddedKafka kafka;

  public HangingTransactions(Admin admin, EmbeddedKafka kafka) {
    this.admin = admin;
    this.kafka = kafka;
  }

  /// To be called while no service runs yet.
  public void end() throws InterruptedException {
    try {
      awaitLoaded();
      awaitDecided();
      Map<Long, TransactionDescription> known = known();
      for (Map.Entry<TopicPartition, List<ProducerState>> open : open().entrySet()) {
        for (ProducerState producer : open.getValue()) {
          TransactionDescription transaction = known.get(producer.producerId());
          if (transaction == null || !UNDER_WAY.contains(transaction.state())) {
            end(open.getKey(), producer, transaction);
          }
        }
      }
    } catch (ExecutionException | TimeoutException | IOException e) {
      throw new IllegalStateException("Kafka did not end the transactions that a kill left", e);
    }
  }

  /// Of transactions that Kafka has not read yet it says nothing. One of an unknown name is asked
  /// for in each partition: "not found" is only said once all are read.
  private void awaitLoaded() throws InterruptedException, ExecutionException, TimeoutException {
    long partitions =
        partitions().stream().filter(partition -> partition.topic().equals(LOG_OF_ALL)).count();
    for (int i = 0, found = 0; found < partitions; i++) {
      String unknown = "unknown-" + i;
      // As Kafka spreads them.
      if ((unknown.hashCode() & Integer.MAX_VALUE) % partitions == found) {
        found++;
        awaitNotFound(unknown);
      }
    }
  }

  private void awaitNotFound(String unknown)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      admin
          .describeTransactions(List.of(unknown))
          .all()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
        throw e;
      }
    }
  }

  /// What was decided is being written into the partitions: that is waited for.
  private void awaitDecided() throws InterruptedException, ExecutionException, TimeoutException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (known().values().stream().anyMatch(known -> DECIDED.contains(known.state()))
        && System.nanoTime() < giveUp) {
      Thread.sleep(100);
    }
  }

  private Map<Long, TransactionDescription> known()
      throws InterruptedException, ExecutionException, TimeoutException {
    List<String> ids =
        admin.listTransactions().all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).stream()
            .map(TransactionListing::transactionalId)
            .toList();
    Map<Long, TransactionDescription> known = new HashMap<>();
    admin
        .describeTransactions(ids)
        .all()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .values()
        .forEach(transaction -> known.put(transaction.producerId(), transaction));
    return known;
  }

  private Map<TopicPartition, List<ProducerState>> open()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, List<ProducerState>> open = new HashMap<>();
    admin
        .describeProducers(partitions())
        .all()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .forEach((partition, state) ->
            open.put(
                partition,
                state.activeProducers().stream()
                    .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                    .toList()));
    return open;
  }

  private Collection<TopicPartition> partitions()
      throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> topics =
        admin
            .listTopics(new ListTopicsOptions().listInternal(true))
            .names()
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic :
        admin
            .describeTopics(topics)
            .allTopicNames()
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .values()) {
      topic
          .partitions()
          .forEach(
              partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
    }
    return partitions;
  }

  private void end(
      TopicPartition partition,
      ProducerState producer,
      @Nullable TransactionDescription transaction)
      throws InterruptedException, ExecutionException, TimeoutException, IOException {
    LOG.warn("A transaction that a kill left open on {} is ended", partition);
    // Its epoch was raised by one when it was decided upon (KIP-890).
    boolean holds =
        transaction != null
            && transaction.state() == TransactionState.COMPLETE_COMMIT
            && transaction.producerEpoch() - producer.producerEpoch() <= 1;
    if (holds) {
      TransactionMarker.commit(kafka, partition, producer);
      return;
    }
    admin
        .abortTransaction(
            new AbortTransactionSpec(
                partition,
                producer.producerId(),
                (short) producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(0)))
        .all()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
