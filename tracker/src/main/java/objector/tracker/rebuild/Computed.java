package objector.tracker.rebuild;

import java.util.Collection;
import objector.events.person.Dossier;
import objector.tracker.clock.Deadline;
import objector.tracker.kept.SeenCauses;
import objector.tracker.replay.PersonReplay.Outcome;

/// What a rebuild came to with one person of a partition.
///
/// `seen` is what stands before their dossier.
sealed interface Computed {
  int partition();

  String person();

  /// A dossier that was computed anew.
  ///
  /// @param before as it stands
  record Anew(int partition, Dossier before, Outcome outcome, SeenCauses seen) implements Computed {
    @Override
    public String person() {
      return outcome.person().value();
    }
  }

  /// A dossier that this release cannot read is left as it is, and its deadlines too.
  @SuppressWarnings("ArrayRecordComponent") // never compared: it only passes through
  record AsItIs(
      int partition, String person, byte[] dossier, SeenCauses seen, Collection<Deadline> pending)
      implements Computed {}
}
