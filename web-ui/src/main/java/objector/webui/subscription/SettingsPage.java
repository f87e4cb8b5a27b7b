package objector.webui.subscription;

import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import objector.events.id.EventId;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Dossier.Mailing;
import objector.events.person.MailRhythm;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.programmes.Programmes;
import objector.webui.access.Cookies;
import objector.webui.access.RequestLanguage;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.Countries;
import objector.webui.template.Templates;
import objector.wording.Voice;

/// What a person wants to hear, in which language and zone; which accounts are linked; the way out.
public final class SettingsPage {
  record View(
      String email,
      String language,
      String zone,
      List<String> zones,
      NewsWish.Shown news,
      Countries.Choice countries,
      List<Account> accounts,
      boolean mailsStopped,
      MailRhythm rhythm,
      boolean monthly,
      List<SessionsPage.Row> sessions,
      boolean saved) {}

  private final Templates templates;
  private final Programmes programmes;
  private final ReadYourWrites writes;
  private final SessionsPage sessions;
  private final Cookies cookies;

  public SettingsPage(
      Templates templates,
      Programmes programmes,
      ReadYourWrites writes,
      SessionsPage sessions,
      Cookies cookies) {
    this.templates = templates;
    this.programmes = programmes;
    this.writes = writes;
    this.sessions = sessions;
    this.cookies = cookies;
  }

  public WebResponse form(WebRequest request, Dossier dossier) {
    Voice voice = templates.voice(request.language(), dossier.zone());
    Mailing mailing = dossier.mailing() == null ? Mailing.USUAL : dossier.mailing();
    View view =
        new View(
            dossier.email(),
            dossier.language(),
            dossier.zone(),
            zones(dossier.zone()),
            NewsWish.of(dossier).offering(request).shown(voice, programmes),
            Countries.of(programmes, voice, dossier.country()),
            dossier.accounts(),
            dossier.mailsStopped(),
            mailing.rhythm(),
            mailing.monthly(),
            sessions.rows(request, dossier, voice),
            request.asked("saved").isPresent());
    return templates.page(200, request, voice, "subscription/SettingsPage", view);
  }

  public WebResponse save(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    String language =
        request.field("language").filter(RequestLanguage.ALL::contains).orElse(dossier.language());
    boolean stopped = PreferencesForm.mailsStopped(request).orElse(dossier.mailsStopped());
    NewsWish news = NewsWish.sent(request, NewsWish.of(dossier)).stopped(stopped);
    writes.tell(
        new PreferencesChanged(
            EventId.random(),
            dossier.person(),
            request.now(),
            language,
            PreferencesForm.zone(request).map(ZoneId::getId).orElse(dossier.zone()),
            PreferencesForm.country(request, programmes).orElse(null),
            news.news(),
            stopped,
            PreferencesForm.rhythm(request),
            PreferencesForm.monthly(request),
            news.onlyPage()));
    return WebResponse.seeOther("/me/settings?saved=yes").withCookie(cookies.language(language));
  }

  /// Europe's, and the person's own.
  private static List<String> zones(String own) {
    TreeSet<String> zones = new TreeSet<>();
    for (String zone : ZoneId.getAvailableZoneIds()) {
      if (zone.startsWith("Europe/") || zone.equals("Atlantic/Reykjavik")) {
        zones.add(zone);
      }
    }
    zones.add(own);
    return List.copyOf(zones);
  }
}
