package objector.webui.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import objector.events.person.Dossier;
import objector.limit.RateLimit;
import objector.limit.SourceKey;
import objector.telemetry.LimitMeters;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.NotKept;
import objector.webui.request.Route;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.PersonEvents;
import objector.webui.template.ErrorPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides who gets to which page, and says what happened when a page fails.
public final class AccessFilter {
  private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);

  private final SameOrigin origin;
  private final Sessions sessions;
  private final ReadModel readModel;
  private final ErrorPage errors;
  private final Cookies cookies;
  private final RateLimit limit;
  private final SessionDays days;
  private final Refusals refusals;

  public AccessFilter(
      SameOrigin origin,
      Sessions sessions,
      ReadModel readModel,
      ErrorPage errors,
      Cookies cookies,
      PersonEvents people,
      Executor threads,
      Refusals refusals,
      InstantSource clock) {
    this.origin = origin;
    this.sessions = sessions;
    this.readModel = readModel;
    this.errors = errors;
    this.cookies = cookies;
    this.days = new SessionDays(people, threads);
    this.refusals = refusals;
    this.limit = new RateLimit(30, Duration.ofMinutes(10), 10_000, clock);
  }

  /// Says before anything is read why a POST is not taken, and counts it.
  public Optional<WebResponse> refuse(Route route, WebRequest raw) {
    return guarded(route, raw, (request, visit) -> refusal(route, request, visit));
  }

  public WebResponse answer(Route route, WebRequest raw) {
    return guarded(
            route,
            raw,
            (request, visit) -> Optional.of(remember(request, through(route, request, visit))))
        .orElseThrow();
  }

  private interface Inside {
    Optional<WebResponse> answer(WebRequest request, Optional<Visit> visit)
        throws InterruptedException, NotKept;
  }

  private Optional<WebResponse> guarded(Route route, WebRequest raw, Inside inside) {
    WebRequest request = raw;
    try {
      Optional<Visit> visit = visit(raw);
      Optional<String> own = visit.map(Visit::dossier).map(Dossier::language);
      request = raw.in(RequestLanguage.of(raw, own), visit.isPresent());
      return inside.answer(request, visit);
    } catch (NotKept e) {
      return Optional.of(errors.notKept(request));
    } catch (ReadModel.NotReady e) {
      return Optional.of(errors.starting(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(errors.starting(request));
    } catch (RuntimeException | Error e) {
      // Whatever it was, the visitor gets an answer.
      LOG.atError().addKeyValue("route", route.path()).setCause(e).log("A page failed");
      return Optional.of(errors.ours(request));
    }
  }

  /// How often forms were turned away, as they came too often.
  public void tell(LimitMeters meters) {
    meters.count("forms of one source", limit, RateLimit::refused);
  }

  /// The dossier of whoever is signed in.
  public Optional<Dossier> person(WebRequest request) {
    return visit(request).map(Visit::dossier);
  }

  /// Whoever is signed in, and how.
  public Optional<Visit> visit(WebRequest request) {
    return session(request)
        .flatMap(session ->
            readModel
                .dossier(session.person())
                .filter(session::opens)
                .map(dossier -> new Visit(dossier, session)));
  }

  private Optional<Sessions.Session> session(WebRequest request) {
    return sessions.read(request.cookies().get(cookies.session()), request.now());
  }

  private WebResponse through(Route route, WebRequest request, Optional<Visit> visit)
      throws InterruptedException, NotKept {
    if (isForged(route, request)) {
      return errors.elsewhere(request);
    }
    return switch (route) {
      case Route.Open open -> open.page().answer(request);
      case Route.Personal personal -> personal(personal, request, visit);
      case Route.Live live -> errors.noSuchPage(request);
    };
  }

  private Optional<WebResponse> refusal(Route route, WebRequest request, Optional<Visit> visit) {
    if (isForged(route, request)) {
      refusals.count(Refusals.Why.ELSEWHERE);
      return Optional.of(errors.elsewhere(request));
    }
    return switch (route) {
      case Route.Open open when !passes(open, request) -> {
        refusals.count(Refusals.Why.TOO_OFTEN);
        yield Optional.of(errors.tooOften(request));
      }
      case Route.Open open -> Optional.empty();
      case Route.Personal personal when visit.isEmpty() -> {
        refusals.count(Refusals.Why.SIGNED_OUT);
        yield Optional.of(errors.signedOut(request));
      }
      case Route.Personal personal -> Optional.empty();
      case Route.Live live -> Optional.empty();
    };
  }

  private boolean isForged(Route route, WebRequest request) {
    boolean told = request.method().equals("POST");
    boolean oneClick = route instanceof Route.Open open && open.guard() == Route.Guard.ONE_CLICK;
    return told
        && !oneClick
        && !origin.allows(
            request.header("sec-fetch-site"),
            request.header("origin"),
            request.header(WebRequest.SCHEME),
            request.header("host"));
  }

  /// This machine itself is not counted: whoever is on it needs no door.
  private boolean passes(Route.Open open, WebRequest request) {
    return open.guard() == Route.Guard.PLAIN
        || request.loopback()
        || limit.passes(SourceKey.of(request.remote()));
  }

  private WebResponse personal(Route.Personal personal, WebRequest request, Optional<Visit> visit)
      throws InterruptedException, NotKept {
    if (visit.isEmpty()) {
      return request.method().equals("POST")
          ? errors.signedOut(request)
          : WebResponse.seeOther("/sign-in").with("Cache-Control", "no-store");
    }
    days.used(visit.get(), request.now());
    return personal.page().answer(request, visit.get().dossier()).with("Cache-Control", "no-store");
  }

  private WebResponse remember(WebRequest request, WebResponse answer) {
    return request.asked("lang").filter(RequestLanguage.ALL::contains).isPresent()
        ? answer.withCookie(cookies.language(request.language()))
        : answer;
  }
}
