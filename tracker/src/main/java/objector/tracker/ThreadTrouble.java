package objector.tracker;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.TransactionCoordinatorFencedException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/// What a stream thread ended by. Kafka Streams goes on by itself where it knows that its work went
/// to another; the rest of what Kafka says to a process that stood still too long comes up here.
enum ThreadTrouble {
  /// Kafka did not answer in time.
  SILENCE("Kafka did not answer in time"),

  /// The coordinator ended the transaction, or gave its work to another: what was not committed is
  /// done again.
  LOST_TRANSACTION("Kafka had ended the transaction, as after standing still for long"),

  /// Two of one name put each other out, for ever.
  NAME_TAKEN("another instance runs under the same name: set another 'instance'"),

  OURS("a fault of ours");

  private final String words;

  ThreadTrouble(String words) {
    this.words = words;
  }

  /// For the log and for health.
  String words() {
    return words;
  }

  /// Whether it goes by itself, so that beginning again is right however often it comes.
  boolean passes() {
    return this == SILENCE || this == LOST_TRANSACTION;
  }

  /// What something that was thrown came from.
  static ThreadTrouble of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      ThreadTrouble found =
          switch (cause) {
            case FencedInstanceIdException _ -> NAME_TAKEN;
            case RetriableException _ -> SILENCE;
            // The producer was fenced, its number has expired, or the group went on without it.
            case ApplicationRecoverableException _,
                CommitFailedException _,
                InvalidTxnStateException _,
                OutOfOrderSequenceException _,
                TaskMigratedException _,
                TransactionAbortableException _,
                TransactionAbortedException _,
                TransactionCoordinatorFencedException _ ->
                LOST_TRANSACTION;
            default -> OURS;
          };
      if (found != OURS) {
        return found;
      }
    }
    return OURS;
  }
}
