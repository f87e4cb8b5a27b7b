package objector.webui;

import java.time.Duration;
import java.util.Optional;
import objector.events.Dossier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides who gets to which page, and says what happened when a page fails.
final class Doorkeeper {
  private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);

  private final SameOrigin origin;
  private final Sessions sessions;
  private final Shelf shelf;
  private final TroublePage trouble;
  private final Cookies cookies;
  private final RateLimit limit = new RateLimit(30, Duration.ofMinutes(10), 10_000);

  Doorkeeper(
      SameOrigin origin, Sessions sessions, Shelf shelf, TroublePage trouble, Cookies cookies) {
    this.origin = origin;
    this.sessions = sessions;
    this.shelf = shelf;
    this.trouble = trouble;
    this.cookies = cookies;
  }

  /// Says before anything is read why a POST is not taken, and counts it.
  Optional<Answer> refuse(Route route, Visit raw) {
    return guarded(route, raw, (visit, person) -> refusal(route, visit, person));
  }

  Answer answer(Route route, Visit raw) {
    return guarded(
            route,
            raw,
            (visit, person) -> Optional.of(remember(visit, through(route, visit, person))))
        .orElseThrow();
  }

  private interface Inside {
    Optional<Answer> answer(Visit visit, Optional<Dossier> person)
        throws InterruptedException, NotKept;
  }

  private Optional<Answer> guarded(Route route, Visit raw, Inside inside) {
    Visit visit = raw;
    try {
      Optional<Dossier> person = person(raw);
      visit = raw.in(Languages.of(raw, person.map(Dossier::language)), person.isPresent());
      return inside.answer(visit, person);
    } catch (NotKept e) {
      return Optional.of(trouble.notKept(visit));
    } catch (Shelf.NotReady e) {
      return Optional.of(trouble.starting(visit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(trouble.starting(visit));
    } catch (RuntimeException | Error e) {
      // Whatever it was, the visitor gets an answer.
      LOG.atError().addKeyValue("route", route.path()).setCause(e).log("A page failed");
      return Optional.of(trouble.ours(visit));
    }
  }

  /// The dossier of whoever is signed in.
  Optional<Dossier> person(Visit visit) {
    return session(visit)
        .flatMap(session -> shelf.dossier(session.person()).filter(session::opens));
  }

  private Optional<Sessions.Session> session(Visit visit) {
    return sessions.read(visit.cookies().get(cookies.session()), visit.now());
  }

  private Answer through(Route route, Visit visit, Optional<Dossier> person)
      throws InterruptedException, NotKept {
    if (isForged(route, visit)) {
      return trouble.elsewhere(visit);
    }
    return switch (route) {
      case Route.Open open -> open.page().answer(visit);
      case Route.Personal personal -> personal(personal, visit, person);
      case Route.Live live -> trouble.noSuchPage(visit);
    };
  }

  private Optional<Answer> refusal(Route route, Visit visit, Optional<Dossier> person) {
    if (isForged(route, visit)) {
      return Optional.of(trouble.elsewhere(visit));
    }
    return switch (route) {
      case Route.Open open when !passes(open, visit) -> Optional.of(trouble.tooOften(visit));
      case Route.Open open -> Optional.empty();
      case Route.Personal personal when person.isEmpty() -> Optional.of(trouble.signedOut(visit));
      case Route.Personal personal -> Optional.empty();
      case Route.Live live -> Optional.empty();
    };
  }

  private boolean isForged(Route route, Visit visit) {
    boolean writes = visit.method().equals("POST");
    boolean oneClick = route instanceof Route.Open open && open.door() == Route.Door.ONE_CLICK;
    return writes
        && !oneClick
        && !origin.allows(
            visit.header("sec-fetch-site"), visit.header("origin"), visit.header("host"));
  }

  /// This machine itself is not counted: whoever is on it needs no door.
  private boolean passes(Route.Open open, Visit visit) {
    return open.door() == Route.Door.PLAIN
        || visit.loopback()
        || limit.passes(visit.remote(), visit.now());
  }

  private Answer personal(Route.Personal personal, Visit visit, Optional<Dossier> person)
      throws InterruptedException, NotKept {
    if (person.isEmpty()) {
      return visit.method().equals("POST")
          ? trouble.signedOut(visit)
          : Answer.seeOther("/sign-in").with("Cache-Control", "no-store");
    }
    return personal.page().answer(visit, person.get()).with("Cache-Control", "no-store");
  }

  private Answer remember(Visit visit, Answer answer) {
    return visit.asked("lang").filter(Languages.ALL::contains).isPresent()
        ? answer.withCookie(cookies.language(visit.language()))
        : answer;
  }
}
