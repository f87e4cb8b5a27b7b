package objector.webui.subscription;

import java.time.Duration;
import java.util.Optional;
import objector.events.id.EventId;
import objector.events.person.Dossier;
import objector.events.person.Dossier.Mailing;
import objector.events.person.MailRhythm;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.programmes.Programmes;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;

/// What somebody gets, chosen from any of our mails without signing in, and taking back that they
/// wanted none. The token is the one that stops the mails: it may do less than a session, and shows
/// nothing of the person.
public final class PreferencesPage {
  record View(
      String token,
      boolean mailsStopped,
      MailRhythm rhythm,
      boolean monthly,
      NewsWish.Shown news,
      boolean saved) {}

  /// How long a stop can be taken back by the same link.
  static final Duration UNDO = Duration.ofDays(7);

  private final Templates templates;
  private final Programmes programmes;
  private final ErrorPage errors;
  private final ReadYourWrites writes;
  private final SignedLinks links;

  public PreferencesPage(
      Templates templates,
      Programmes programmes,
      ErrorPage errors,
      ReadYourWrites writes,
      SignedLinks links) {
    this.templates = templates;
    this.programmes = programmes;
    this.errors = errors;
    this.writes = writes;
    this.links = links;
  }

  public WebResponse form(WebRequest request) {
    return person(request)
        .map(dossier -> show(request, dossier))
        .orElseGet(() -> errors.linkSpent(request));
  }

  public WebResponse save(WebRequest request) throws NotKept, InterruptedException {
    Optional<Dossier> person = person(request);
    if (person.isEmpty()) {
      return errors.linkSpent(request);
    }
    Dossier dossier = person.get();
    boolean stopped = PreferencesForm.mailsStopped(request).orElse(dossier.mailsStopped());
    NewsWish news = NewsWish.sent(request, NewsWish.of(dossier)).stopped(stopped);
    writes.tell(
        new PreferencesChanged(
            EventId.random(),
            dossier.person(),
            request.now(),
            dossier.language(),
            dossier.zone(),
            dossier.country(),
            news.news(),
            stopped,
            PreferencesForm.rhythm(request),
            PreferencesForm.monthly(request),
            news.onlyPage()));
    return WebResponse.seeOther("/preferences?saved=yes&t=" + token(request))
        .with("Cache-Control", "no-store");
  }

  /// The mails come again, for whoever stopped them within the last week.
  public WebResponse undo(WebRequest request) throws NotKept, InterruptedException {
    Optional<Dossier> person =
        person(request)
            .filter(dossier ->
                dossier.stopped() != null && request.now().isBefore(dossier.stopped().plus(UNDO)));
    if (person.isEmpty()) {
      return errors.linkSpent(request);
    }
    Dossier dossier = person.get();
    NewsWish before = NewsWish.of(dossier);
    NewsWish news = before.onlyPage() == null ? NewsWish.USUAL : before;
    writes.tell(
        new PreferencesChanged(
            EventId.random(),
            dossier.person(),
            request.now(),
            dossier.language(),
            dossier.zone(),
            dossier.country(),
            news.news(),
            false,
            null,
            null,
            news.onlyPage()));
    MailedLinkPage.View view =
        new MailedLinkPage.View("undo", "/preferences", token(request), true, false);
    return templates
        .page(200, request, "subscription/MailedLinkPage", view)
        .with("Cache-Control", "no-store");
  }

  private Optional<Dossier> person(WebRequest request) {
    return links
        .verify(Purpose.UNSUBSCRIBE, token(request), request.now())
        .flatMap(claim -> writes.readModel().dossier(claim.person()))
        .filter(dossier -> dossier.confirmed() != null && !dossier.addressTaken());
  }

  private static String token(WebRequest request) {
    return request.asked("t").or(() -> request.field("t")).orElse("");
  }

  private WebResponse show(WebRequest request, Dossier dossier) {
    Voice voice = templates.voice(request.language(), dossier.zone());
    Mailing mailing = dossier.mailing() == null ? Mailing.USUAL : dossier.mailing();
    View view =
        new View(
            token(request),
            dossier.mailsStopped(),
            mailing.rhythm(),
            mailing.monthly(),
            NewsWish.of(dossier).shown(voice, programmes),
            request.asked("saved").isPresent());
    return templates
        .page(200, request, "subscription/PreferencesPage", view)
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer");
  }
}
