package objector.webui.access;

import java.time.Duration;
import java.util.Optional;
import objector.events.person.Dossier;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.NotKept;
import objector.webui.request.Route;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides who gets to which page, and says what happened when a page fails.
public final class AccessFilter {
  private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);

  private final SameOrigin origin;
  private final Sessions sessions;
  private final ReadModel shelf;
  private final ErrorPage trouble;
  private final Cookies cookies;
  private final RateLimit limit = new RateLimit(30, Duration.ofMinutes(10), 10_000);

  public AccessFilter(
      SameOrigin origin, Sessions sessions, ReadModel shelf, ErrorPage trouble, Cookies cookies) {
    this.origin = origin;
    this.sessions = sessions;
    this.shelf = shelf;
    this.trouble = trouble;
    this.cookies = cookies;
  }

  /// Says before anything is read why a POST is not taken, and counts it.
  public Optional<WebResponse> refuse(Route route, WebRequest raw) {
    return guarded(route, raw, (visit, person) -> refusal(route, visit, person));
  }

  public WebResponse answer(Route route, WebRequest raw) {
    return guarded(
            route,
            raw,
            (visit, person) -> Optional.of(remember(visit, through(route, visit, person))))
        .orElseThrow();
  }

  private interface Inside {
    Optional<WebResponse> answer(WebRequest visit, Optional<Dossier> person)
        throws InterruptedException, NotKept;
  }

  private Optional<WebResponse> guarded(Route route, WebRequest raw, Inside inside) {
    WebRequest visit = raw;
    try {
      Optional<Dossier> person = person(raw);
      visit = raw.in(RequestLanguage.of(raw, person.map(Dossier::language)), person.isPresent());
      return inside.answer(visit, person);
    } catch (NotKept e) {
      return Optional.of(trouble.notKept(visit));
    } catch (ReadModel.NotReady e) {
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
  public Optional<Dossier> person(WebRequest visit) {
    return session(visit)
        .flatMap(session -> shelf.dossier(session.person()).filter(session::opens));
  }

  private Optional<Sessions.Session> session(WebRequest visit) {
    return sessions.read(visit.cookies().get(cookies.session()), visit.now());
  }

  private WebResponse through(Route route, WebRequest visit, Optional<Dossier> person)
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

  private Optional<WebResponse> refusal(Route route, WebRequest visit, Optional<Dossier> person) {
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

  private boolean isForged(Route route, WebRequest visit) {
    boolean writes = visit.method().equals("POST");
    boolean oneClick = route instanceof Route.Open open && open.door() == Route.Door.ONE_CLICK;
    return writes
        && !oneClick
        && !origin.allows(
            visit.header("sec-fetch-site"), visit.header("origin"), visit.header("host"));
  }

  /// This machine itself is not counted: whoever is on it needs no door.
  private boolean passes(Route.Open open, WebRequest visit) {
    return open.door() == Route.Door.PLAIN
        || visit.loopback()
        || limit.passes(visit.remote(), visit.now());
  }

  private WebResponse personal(Route.Personal personal, WebRequest visit, Optional<Dossier> person)
      throws InterruptedException, NotKept {
    if (person.isEmpty()) {
      return visit.method().equals("POST")
          ? trouble.signedOut(visit)
          : WebResponse.seeOther("/sign-in").with("Cache-Control", "no-store");
    }
    return personal.page().answer(visit, person.get()).with("Cache-Control", "no-store");
  }

  private WebResponse remember(WebRequest visit, WebResponse answer) {
    return visit.asked("lang").filter(RequestLanguage.ALL::contains).isPresent()
        ? answer.withCookie(cookies.language(visit.language()))
        : answer;
  }
}
