package objector.webui.operator;

import java.util.List;
import objector.kafka.DeadLetter;
import objector.kafka.DeadLetterBox;
import objector.service.TemporarilyUnavailable;

/// What the services could not work in.
public interface PutAside {
  /// The newest, newest first.
  ///
  /// @throws TemporarilyUnavailable when Kafka does not answer
  List<DeadLetter> newest(int most);

  /// Brings one again.
  ///
  /// @param id as the list has it
  /// @throws TemporarilyUnavailable when Kafka does not answer
  Replayed replay(String id) throws InterruptedException;

  /// What became of it.
  enum Replayed {
    AGAIN,
    NO_RECORD,
    SUCCEEDED,
    GONE,
    UNKNOWN;

    static Replayed of(DeadLetterBox.Brought brought) {
      return switch (brought) {
        case AGAIN -> AGAIN;
        case NO_RECORD -> NO_RECORD;
        case SUCCEEDED -> SUCCEEDED;
        case GONE -> GONE;
      };
    }
  }
}
