package objector.webui.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import objector.events.id.EventId;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.SessionSeen;
import objector.webui.request.NotKept;
import objector.webui.submission.PersonEvents;

/// Tells once a day that a session was used. Nobody waits for it, and a day that is not told is not
/// missed: the next visit tells it.
final class SessionDays {
  private final PersonEvents people;
  private final Executor threads;
  private final Cache<EventId, LocalDate> told =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(1)).build();

  SessionDays(PersonEvents people, Executor threads) {
    this.people = people;
    this.threads = threads;
  }

  void used(Visit visit, Instant now) {
    Dossier dossier = visit.dossier();
    EventId session = visit.session().id();
    LocalDate today = LocalDate.ofInstant(now, ZoneId.of(dossier.zone()));
    boolean known =
        dossier.sessions().stream()
            .anyMatch(open -> open.id().equals(session) && !open.seen().isBefore(today));
    // The dossier shows it a moment later; until then this remembers.
    if (!known && !today.equals(told.asMap().put(session, today))) {
      SessionSeen seen =
          new SessionSeen(
              EventId.of("session-seen", session, today), dossier.person(), now, session);
      threads.execute(() -> tell(seen));
    }
  }

  private void tell(SessionSeen seen) {
    try {
      people.tell(seen);
    } catch (NotKept e) {
      told.invalidate(seen.session());
    }
  }
}
