package objector.webui.subscription;

import java.time.Duration;
import java.util.Optional;
import objector.events.id.EventId;
import objector.events.person.Dossier;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Claim;
import objector.service.SignedLinks.Purpose;
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
  record View(String words, String action, String token, boolean done) {}

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Templates press;
  private final ErrorPage trouble;
  private final PersonEvents people;
  private final ReadModel shelf;
  private final SignedLinks links;
  private final Sessions sessions;
  private final Cookies cookies;

  public MailedLinkPage(
      Templates press,
      ErrorPage trouble,
      PersonEvents people,
      ReadModel shelf,
      SignedLinks links,
      Sessions sessions,
      Cookies cookies) {
    this.press = press;
    this.trouble = trouble;
    this.people = people;
    this.shelf = shelf;
    this.links = links;
    this.sessions = sessions;
    this.cookies = cookies;
  }

  public WebResponse confirmForm(WebRequest visit) {
    return form(visit, Purpose.CONFIRM, "confirm", "/confirm");
  }

  public WebResponse confirm(WebRequest visit) throws NotKept, InterruptedException {
    return use(visit, Purpose.CONFIRM);
  }

  public WebResponse signInForm(WebRequest visit) {
    return form(visit, Purpose.SIGN_IN, "sign-in", "/sign-in");
  }

  public WebResponse signIn(WebRequest visit) throws NotKept, InterruptedException {
    return use(visit, Purpose.SIGN_IN);
  }

  public WebResponse stopForm(WebRequest visit) {
    return form(visit, Purpose.UNSUBSCRIBE, "stop", "/stop");
  }

  /// Stops every mail but those asked for. RFC 8058: the token stands in the URL, the body says
  /// `List-Unsubscribe=One-Click`.
  public WebResponse stop(WebRequest visit) throws NotKept, InterruptedException {
    Optional<Dossier> dossier =
        claim(visit, Purpose.UNSUBSCRIBE).flatMap(claim -> shelf.dossier(claim.person()));
    if (dossier.isEmpty()) {
      return trouble.linkSpent(visit);
    }
    Dossier person = dossier.get();
    if (!person.mailsStopped()) {
      new ReadYourWrites(people, shelf)
          .tell(
              new PreferencesChanged(
                  EventId.random(),
                  person.person(),
                  visit.now(),
                  person.language(),
                  person.zone(),
                  person.country(),
                  PageNews.NONE,
                  true));
    }
    return show(visit, new View("stop", "/stop", "", true));
  }

  private WebResponse form(WebRequest visit, Purpose purpose, String words, String action) {
    return claim(visit, purpose).isEmpty()
        ? trouble.linkSpent(visit)
        : show(visit, new View(words, action, visit.asked("t").orElse(""), false));
  }

  /// A link counts once: the dossier says which use won.
  private WebResponse use(WebRequest visit, Purpose purpose) throws NotKept, InterruptedException {
    Optional<Claim> claim = claim(visit, purpose);
    if (claim.isEmpty()) {
      return trouble.linkSpent(visit);
    }
    EventId asked = claim.get().nonce();
    EventId use = EventId.random();
    people.tell(new LinkUsed(use, claim.get().person(), visit.now(), asked));
    Optional<Dossier> after =
        shelf.await(claim.get().person(), dossier -> isDecided(dossier, asked), LONGEST);
    if (after.isEmpty()) {
      return trouble.linkSlow(visit);
    }
    Dossier dossier = after.get();
    if (!use.value().equals(dossier.links().get(asked.value())) || dossier.confirmed() == null) {
      return trouble.linkSpent(visit);
    }
    String session = sessions.issue(dossier.person(), dossier.epoch(), visit.now());
    return WebResponse.seeOther("/me")
        .withCookie(cookies.signIn(session))
        .with("Cache-Control", "no-store");
  }

  private static boolean isDecided(Dossier dossier, EventId asked) {
    return dossier.addressTaken() || !dossier.links().getOrDefault(asked.value(), "").isEmpty();
  }

  private Optional<Claim> claim(WebRequest visit, Purpose purpose) {
    return visit
        .asked("t")
        .or(() -> visit.field("t"))
        .flatMap(token -> links.verify(purpose, token, visit.now()));
  }

  private WebResponse show(WebRequest visit, View view) {
    return press
        .page(200, visit, "subscription/MailedLinkPage", view)
        .with("Cache-Control", "no-store");
  }
}
