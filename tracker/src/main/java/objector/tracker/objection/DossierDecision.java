package objector.tracker.objection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import objector.events.alert.Alert;
import objector.events.id.EventId;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.tracker.clock.Deadline;
import objector.tracker.schedule.Deadlines;
import org.jspecify.annotations.Nullable;

/// What follows from an event.
///
/// @param dossier as it is now; null: there is none, or no more
/// @param claims names to claim for the person
/// @param released names that the person no longer needs
/// @param scheduled,unscheduled deadlines to set and to take back, or that have fired
/// @param erased the person is gone: everything about them goes
public record DossierDecision(
    @Nullable Dossier dossier,
    List<Alert> alerts,
    List<Claim> claims,
    List<Claim> released,
    Set<Deadline> scheduled,
    Set<Deadline> unscheduled,
    boolean erased) {

  public static DossierDecision nothing(@Nullable Dossier dossier) {
    return new DossierDecision(dossier, List.of(), List.of(), List.of(), Set.of(), Set.of(), false);
  }

  static DossierDecision of(
      @Nullable Dossier before, Dossier after, List<Alert> alerts, List<Claim> claims) {
    Set<Deadline> old = before == null ? Set.of() : Deadlines.of(before);
    Set<Deadline> now = Deadlines.of(after);
    return new DossierDecision(
        after, alerts, claims, List.of(), without(now, old), without(old, now), false);
  }

  static DossierDecision erased(Dossier before, List<Claim> released) {
    return new DossierDecision(
        null, List.of(), List.of(), released, Set.of(), Deadlines.of(before), true);
  }

  /// The same, with the dossier having taken a record of a source topic.
  public DossierDecision applied(String topic, long offset) {
    Dossier after = dossier == null ? null : dossier.withApplied(topic, offset);
    return new DossierDecision(after, alerts, claims, released, scheduled, unscheduled, erased);
  }

  /// The same, with a cause that could not be worked in earlier worked in at last.
  public DossierDecision worked(EventId cause) {
    Dossier after = dossier == null ? null : dossier.withWorked(cause);
    return new DossierDecision(after, alerts, claims, released, scheduled, unscheduled, erased);
  }

  /// The same, with names that the person no longer needs.
  DossierDecision releasing(List<Claim> names) {
    return new DossierDecision(dossier, alerts, claims, names, scheduled, unscheduled, erased);
  }

  /// The same, with further deadlines to set.
  DossierDecision scheduling(Set<Deadline> more) {
    return new DossierDecision(dossier, alerts, claims, released, more, unscheduled, erased);
  }

  /// The same, with a deadline having fired.
  public DossierDecision fired(Deadline deadline) {
    Set<Deadline> gone = new LinkedHashSet<>(unscheduled);
    gone.add(deadline);
    return new DossierDecision(dossier, alerts, claims, released, scheduled, gone, erased);
  }

  /// Whether the cause has not had its effect yet, but will at another moment.
  public boolean putsOff(EventId cause) {
    return scheduled.stream().anyMatch(deadline -> deadline.cause().equals(cause));
  }

  public DossierDecision silent() {
    return new DossierDecision(
        dossier, List.of(), claims, released, scheduled, unscheduled, erased);
  }

  private static Set<Deadline> without(Set<Deadline> some, Set<Deadline> others) {
    Set<Deadline> rest = new LinkedHashSet<>(some);
    rest.removeAll(others);
    return rest;
  }
}
