package objector.webui;

import java.time.Duration;
import objector.events.Dossier;
import objector.events.PersonEvent;
import objector.events.Topics;

/// Takes what a person says, and waits a moment for the dossier to show it, so that the next page
/// is not yesterday's. When the tracker is slow the page shows it a little later, live.
record Told(People people, Shelf shelf) {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  void tell(PersonEvent event) throws NotKept, InterruptedException {
    long offset = people.tell(event);
    shelf.await(event.person(), dossier -> hasTaken(dossier, offset), LONGEST);
  }

  private static boolean hasTaken(Dossier dossier, long offset) {
    return dossier.applied().getOrDefault(Topics.PEOPLE.name(), -1L) >= offset;
  }
}
