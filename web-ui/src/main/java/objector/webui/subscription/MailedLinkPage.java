package objector.webui.subscription;

import java.time.Duration;
import java.util.Optional;
import objector.events.id.EventId;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Claim;
import objector.service.SignedLinks.Purpose;
import objector.webui.access.BrowserFamily;
import objector.webui.access.Cookies;
import objector.webui.access.Sessions;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.PersonEvents;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;

/// Mailed links. Opening one changes nothing, as mail programs and scanners open links too; the
/// button does.
public final class MailedLinkPage {
  /// @param words which texts
  /// @param left the mails stopped, and nothing is followed: all of it goes in four weeks
  record View(String words, String action, String token, boolean done, boolean left) {}

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Templates templates;
  private final ErrorPage errors;
  private final PersonEvents people;
  private final ReadModel readModel;
  private final SignedLinks links;
  private final Sessions sessions;
  private final Cookies cookies;

  public MailedLinkPage(
      Templates templates,
      ErrorPage errors,
      PersonEvents people,
      ReadModel readModel,
      SignedLinks links,
      Sessions sessions,
      Cookies cookies) {
    this.templates = templates;
    this.errors = errors;
    this.people = people;
    this.readModel = readModel;
    this.links = links;
    this.sessions = sessions;
    this.cookies = cookies;
  }

  public WebResponse confirmForm(WebRequest request) {
    return form(request, Purpose.CONFIRM, "confirm", "/confirm");
  }

  public WebResponse confirm(WebRequest request) throws NotKept, InterruptedException {
    return use(request, Purpose.CONFIRM);
  }

  public WebResponse signInForm(WebRequest request) {
    return form(request, Purpose.SIGN_IN, "sign-in", "/sign-in");
  }

  public WebResponse signIn(WebRequest request) throws NotKept, InterruptedException {
    return use(request, Purpose.SIGN_IN);
  }

  public WebResponse stopForm(WebRequest request) {
    return form(request, Purpose.UNSUBSCRIBE, "stop", "/stop");
  }

  /// Stops every mail but those asked for. RFC 8058: the token stands in the URL, the body says
  /// `List-Unsubscribe=One-Click`.
  public WebResponse stop(WebRequest request) throws NotKept, InterruptedException {
    Optional<Dossier> dossier =
        claim(request, Purpose.UNSUBSCRIBE).flatMap(claim -> readModel.dossier(claim.person()));
    if (dossier.isEmpty()) {
      return errors.linkSpent(request);
    }
    Dossier person = dossier.get();
    if (!person.mailsStopped()) {
      NewsWish news = NewsWish.of(person).stopped(true);
      new ReadYourWrites(people, readModel)
          .tell(
              new PreferencesChanged(
                  EventId.random(),
                  person.person(),
                  request.now(),
                  person.language(),
                  person.zone(),
                  person.country(),
                  news.news(),
                  true,
                  null,
                  null,
                  news.onlyPage()));
    }
    String token = request.asked("t").or(() -> request.field("t")).orElse("");
    return show(request, new View("stop", "/stop/undo", token, true, followsNothing(person)));
  }

  private static boolean followsNothing(Dossier dossier) {
    return dossier.accounts().isEmpty()
        && dossier.removed().isEmpty()
        && dossier.held().isEmpty()
        && dossier.ways().isEmpty();
  }

  private WebResponse form(WebRequest request, Purpose purpose, String words, String action) {
    return claim(request, purpose).isEmpty()
        ? errors.linkSpent(request)
        : show(request, new View(words, action, request.asked("t").orElse(""), false, false));
  }

  /// A link counts once: the dossier says which use won.
  private WebResponse use(WebRequest request, Purpose purpose)
      throws NotKept, InterruptedException {
    Optional<Claim> claim = claim(request, purpose);
    if (claim.isEmpty()) {
      return errors.linkSpent(request);
    }
    EventId asked = claim.get().nonce();
    EventId use = EventId.random();
    people.tell(
        new LinkUsed(use, claim.get().person(), request.now(), asked, BrowserFamily.of(request)));
    Optional<Dossier> after =
        readModel.await(claim.get().person(), dossier -> isDecided(dossier, asked), LONGEST);
    if (after.isEmpty()) {
      return errors.linkSlow(request);
    }
    Dossier dossier = after.get();
    if (!use.value().equals(dossier.links().get(asked.value())) || dossier.confirmed() == null) {
      return errors.linkSpent(request);
    }
    String session = sessions.issue(dossier.person(), use, request.now());
    return WebResponse.seeOther("/me")
        .withCookie(cookies.signIn(session))
        .with("Cache-Control", "no-store");
  }

  private static boolean isDecided(Dossier dossier, EventId asked) {
    return dossier.addressTaken() || !dossier.links().getOrDefault(asked.value(), "").isEmpty();
  }

  private Optional<Claim> claim(WebRequest request, Purpose purpose) {
    return request
        .asked("t")
        .or(() -> request.field("t"))
        .flatMap(token -> links.verify(purpose, token, request.now()));
  }

  private WebResponse show(WebRequest request, View view) {
    return templates
        .page(200, request, "subscription/MailedLinkPage", view)
        .with("Cache-Control", "no-store");
  }
}
