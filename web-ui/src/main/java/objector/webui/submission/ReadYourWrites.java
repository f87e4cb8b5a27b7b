package objector.webui.submission;

import java.time.Duration;
import objector.events.Topics;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.NotKept;

/// Takes what a person says, and waits a moment for the dossier to show it, so that the next page
/// is not yesterday's. When the tracker is slow the page shows it a little later, live.
public record ReadYourWrites(PersonEvents people, ReadModel readModel) {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration SHORT = Duration.ofMillis(50);

  public void tell(PersonEvent event) throws NotKept, InterruptedException {
    long offset = people.tell(event);
    readModel.await(event.person(), dossier -> hasTaken(dossier, offset), LONGEST);
  }

  /// Takes a person's wish to be gone, and waits a moment until they are.
  public void erase(PersonEvent.ErasureAsked event) throws NotKept, InterruptedException {
    people.tell(event);
    long end = System.nanoTime() + LONGEST.toNanos();
    while (readModel.dossier(event.person()).isPresent() && System.nanoTime() < end) {
      Thread.sleep(SHORT);
    }
  }

  private static boolean hasTaken(Dossier dossier, long offset) {
    return dossier.applied().getOrDefault(Topics.PEOPLE.name(), -1L) >= offset;
  }
}
