package objector.launcher.soak.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.person.Dossier;
import objector.events.person.Fact;
import objector.tracker.clock.Deadline;
import objector.tracker.schedule.Deadlines;

/// How each person hears of a page's editions, by the alerts that were made for them and by their
/// dossiers. Whoever got five mails within an hour gets what follows in a digest an hour later: in
/// a run of some minutes that is everybody, and the digest comes when the run is long over.
///
/// A digest names a page and not its editions. That one of them was not passed over is seen by the
/// fact that it left in the dossier; so nobody counts as hearing in a digest without it.
final class NewsHearing {
  /// A digest that is due is sent a moment later.
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

  private final PageId page;
  private final Map<PersonId, Set<EventId>> alone = new HashMap<>();
  private final Map<PersonId, List<Instant>> digests = new HashMap<>();
  private final Map<PersonId, Dossier> dossiers = new HashMap<>();

  /// How somebody hears of an edition.
  enum How {
    /// By an alert of its own.
    ALONE,
    /// In a digest that was made.
    IN_DIGEST,
    /// In a digest that is due.
    WAITING,
    NOT
  }

  NewsHearing(PageId page) {
    this.page = page;
  }

  void alert(Alert alert) {
    switch (alert.matter()) {
      case Matter.PolicyChanged m -> alone(alert.person(), m.change());
      case Matter.RecheckAdvised m -> alone(alert.person(), m.change());
      case Matter.Digest m when m.pages().contains(page) ->
          digests.computeIfAbsent(alert.person(), _ -> new ArrayList<>()).add(alert.at());
      default -> {}
    }
  }

  private void alone(PersonId person, VersionRecorded change) {
    alone.computeIfAbsent(person, _ -> new HashSet<>()).add(change.id());
  }

  /// The last that was written of each person counts.
  void dossier(Dossier dossier) {
    dossiers.put(dossier.person(), dossier);
  }

  How how(PersonId person, VersionRecorded edition, Instant now) {
    if (alone.getOrDefault(person, Set.of()).contains(edition.id())) {
      return How.ALONE;
    }
    Dossier dossier = dossiers.get(person);
    if (dossier == null || !isWorkedIn(edition, dossier)) {
      return How.NOT;
    }
    if (digests.getOrDefault(person, List.of()).stream().anyMatch(edition.at()::isBefore)) {
      return How.IN_DIGEST;
    }
    return isWaiting(dossier, now) ? How.WAITING : How.NOT;
  }

  private static boolean isWorkedIn(VersionRecorded edition, Dossier dossier) {
    return dossier.accounts().stream()
        .flatMap(account -> account.facts().stream())
        .anyMatch(fact -> fact.what() == Fact.What.PAGE_CHANGED && fact.id().equals(edition.id()));
  }

  private boolean isWaiting(Dossier dossier, Instant now) {
    Dossier.Mailing mailing = dossier.mailing();
    return mailing != null
        && mailing.waiting().stream().anyMatch(waiting -> page.equals(waiting.page()))
        && Deadlines.of(dossier).stream()
            .anyMatch(one ->
                one.kind() == Deadline.Kind.DIGEST && one.at().plus(ON_ITS_WAY).isAfter(now));
  }
}
