package objector.webui.subscription;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import objector.events.id.EventId;
import objector.events.person.BrowserSession;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.SessionEnded;
import objector.events.person.PersonEvent.SignedOutEverywhere;
import objector.webui.access.Cookies;
import objector.webui.access.Visit;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// In which browsers somebody is signed in, and how each of them is signed out.
public final class SessionsPage {
  /// @param browser null: it did not say which it is
  /// @param here whether this very page is looked at in it
  record Row(String id, @Nullable String browser, String began, String seen, boolean here) {}

  private final ReadYourWrites writes;
  private final ErrorPage errors;
  private final Cookies cookies;
  private final Function<WebRequest, Optional<Visit>> visits;

  public SessionsPage(
      ReadYourWrites writes,
      ErrorPage errors,
      Cookies cookies,
      Function<WebRequest, Optional<Visit>> visits) {
    this.writes = writes;
    this.errors = errors;
    this.cookies = cookies;
    this.visits = visits;
  }

  /// This one first, then those that were used last.
  List<Row> rows(WebRequest request, Dossier dossier, Voice voice) {
    EventId here = visits.apply(request).map(visit -> visit.session().id()).orElse(null);
    return dossier.sessions().stream()
        .filter(session -> !session.isOver(request.now()))
        .sorted(
            Comparator.comparing((BrowserSession session) -> !session.id().equals(here))
                .thenComparing(BrowserSession::seen, Comparator.reverseOrder())
                .thenComparing(BrowserSession::began, Comparator.reverseOrder()))
        .map(session ->
            new Row(
                session.id().value(),
                session.browser(),
                voice.date(voice.day(session.began())),
                voice.date(session.seen()),
                session.id().equals(here)))
        .toList();
  }

  /// Ends that one.
  public WebResponse end(WebRequest request, Dossier dossier) throws NotKept, InterruptedException {
    Optional<BrowserSession> session =
        dossier.sessions().stream()
            .filter(open -> open.id().value().equals(request.name("id")))
            .findFirst();
    if (session.isEmpty()) {
      return errors.noSuchPage(request);
    }
    boolean here =
        visits.apply(request).filter(v -> v.session().id().equals(session.get().id())).isPresent();
    end(request, dossier, session.get().id());
    return here ? out() : WebResponse.seeOther("/me/settings?saved=yes");
  }

  /// Ends the one that asks for it. Who is not signed in any more has nothing to end.
  public WebResponse signOut(WebRequest request) throws NotKept, InterruptedException {
    Optional<Visit> visit = visits.apply(request);
    if (visit.isPresent()) {
      end(request, visit.get().dossier(), visit.get().session().id());
    }
    return out();
  }

  /// Ends all of them, and the links that were asked for and not used.
  public WebResponse signOutEverywhere(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    writes.tell(new SignedOutEverywhere(EventId.random(), dossier.person(), request.now()));
    return out();
  }

  private void end(WebRequest request, Dossier dossier, EventId session)
      throws NotKept, InterruptedException {
    writes.tell(new SessionEnded(EventId.random(), dossier.person(), request.now(), session));
  }

  private WebResponse out() {
    return WebResponse.seeOther("/").withCookie(cookies.signOut());
  }
}
