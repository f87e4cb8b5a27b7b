package objector.notifier.delivery;

import java.util.List;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import org.jspecify.annotations.Nullable;

/// How far a batch has come, mail by mail, kept on this machine only: it outlives the process. The
/// ledger says *sending* of a whole batch at once; of most of them, the journal knows better.
public interface SendingJournal {
  /// A batch is about to be kept as *sending*. What is known of the last but two is no longer
  /// needed.
  Notes batch(List<Delivery> sending);

  /// How far one batch has come; for several threads.
  interface Notes {
    /// A dialogue is about to begin.
    ///
    /// @return false when it could not be noted: then it must not begin
    boolean begin(Delivery sending);

    /// A dialogue has ended; what is not noted is uncertain.
    void end(Delivery sending, State state);

    /// Are not kept.
    Notes NONE =
        new Notes() {
          @Override
          public boolean begin(Delivery sending) {
            return true;
          }

          @Override
          public void end(Delivery sending, State state) {}
        };
  }

  /// What became of a *sending* that was found.
  ///
  /// @return `QUEUED` where it is known that no dialogue began, the state where it is known how it
  ///   ended, null where nothing is known
  @Nullable State fate(Delivery sending);

  /// Knows nothing, for installations without a folder.
  SendingJournal NONE =
      new SendingJournal() {
        @Override
        public Notes batch(List<Delivery> sending) {
          return Notes.NONE;
        }

        @Override
        public @Nullable State fate(Delivery sending) {
          return null;
        }
      };
}
