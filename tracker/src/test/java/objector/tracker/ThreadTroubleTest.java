package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CoordinatorNotAvailableException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.TransactionCoordinatorFencedException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ThreadTroubleTest {
  static Stream<RuntimeException> ofATransactionThatOthersEnded() {
    return Stream.of(
        new ProducerFencedException("a later producer has this name"),
        new InvalidProducerEpochException("an old epoch"),
        new InvalidPidMappingException("the producer's number has expired"),
        new UnknownProducerIdException("its records are gone"),
        new InvalidTxnStateException("there is no such transaction"),
        new TransactionAbortedException(),
        new TransactionAbortableException("to be begun again"),
        new TransactionCoordinatorFencedException("the coordinator has moved"),
        new CommitFailedException());
  }

  /// As Kafka Streams hands it over.
  private static StreamsException wrapped(Throwable cause) {
    return new StreamsException("Error encountered trying to commit a transaction", cause);
  }

  @ParameterizedTest
  @MethodSource("ofATransactionThatOthersEnded")
  void aTransactionThatOthersEndedIsNoFaultOfOurs(RuntimeException said) {
    ThreadTrouble trouble =
        ThreadTrouble.of(wrapped(new KafkaException("in an error state", said)));

    assertThat(trouble).isEqualTo(ThreadTrouble.LOST_TRANSACTION);
    assertThat(trouble.passes()).isTrue();
  }

  @Test
  void aKafkaThatDoesNotAnswerIsNoFaultOfOurs() {
    assertThat(ThreadTrouble.of(wrapped(new TimeoutException("60000 ms"))))
        .isEqualTo(ThreadTrouble.SILENCE);
    assertThat(ThreadTrouble.of(new CoordinatorNotAvailableException("not yet")))
        .isEqualTo(ThreadTrouble.SILENCE);
    assertThat(ThreadTrouble.SILENCE.passes()).isTrue();
  }

  @Test
  void twoOfOneNameAreToldSoAndNotForEver() {
    ThreadTrouble trouble = ThreadTrouble.of(wrapped(new FencedInstanceIdException("two")));

    assertThat(trouble).isEqualTo(ThreadTrouble.NAME_TAKEN);
    assertThat(trouble.passes()).isFalse();
  }

  @Test
  void whateverElseIsThrownIsOurs() {
    assertThat(ThreadTrouble.of(wrapped(new IllegalStateException("invented"))))
        .isEqualTo(ThreadTrouble.OURS);
    assertThat(ThreadTrouble.of(new RecordTooLargeException("invented")))
        .isEqualTo(ThreadTrouble.OURS);
    assertThat(ThreadTrouble.of(new StackOverflowError())).isEqualTo(ThreadTrouble.OURS);
    assertThat(ThreadTrouble.OURS.passes()).isFalse();
  }
}
