package objector.webui;

import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import objector.events.Account;
import objector.events.Dossier;
import objector.events.EventId;
import objector.events.PageNews;
import objector.events.PersonEvent.PreferencesChanged;
import objector.events.PersonEvent.SignedOutEverywhere;
import objector.programmes.Programmes;
import objector.wording.Voice;

/// What a person wants to hear, in which language and zone; which accounts are linked; the way out.
final class SettingsPage {
  record View(
      String email,
      String language,
      String zone,
      List<String> zones,
      PageNews news,
      Countries.Choice countries,
      List<Account> accounts,
      boolean mailsStopped,
      boolean saved) {}

  private final Press press;
  private final Programmes programmes;
  private final Told told;
  private final Cookies cookies;

  SettingsPage(Press press, Programmes programmes, Told told, Cookies cookies) {
    this.press = press;
    this.programmes = programmes;
    this.told = told;
    this.cookies = cookies;
  }

  Answer form(Visit visit, Dossier dossier) {
    Voice voice = press.voice(visit.language(), dossier.zone());
    View view =
        new View(
            dossier.email(),
            dossier.language(),
            dossier.zone(),
            zones(dossier.zone()),
            dossier.news(),
            Countries.of(programmes, voice, dossier.country()),
            dossier.accounts(),
            dossier.mailsStopped(),
            visit.asked("saved").isPresent());
    return press.page(200, visit, voice, "SettingsPage", view);
  }

  Answer save(Visit visit, Dossier dossier) throws NotKept, InterruptedException {
    String language =
        visit.field("language").filter(Languages.ALL::contains).orElse(dossier.language());
    boolean stopped = Preferences.mailsStopped(visit).orElse(dossier.mailsStopped());
    PageNews news = Preferences.news(visit).orElse(dossier.news());
    told.tell(
        new PreferencesChanged(
            EventId.random(),
            dossier.person(),
            visit.now(),
            language,
            Preferences.zone(visit).map(ZoneId::getId).orElse(dossier.zone()),
            Preferences.country(visit, programmes).orElse(null),
            stopped ? PageNews.NONE : news,
            stopped));
    return Answer.seeOther("/me/settings?saved=yes").withCookie(cookies.language(language));
  }

  Answer signOut(Visit visit) {
    return Answer.seeOther("/").withCookie(cookies.signOut());
  }

  Answer signOutEverywhere(Visit visit, Dossier dossier) throws NotKept, InterruptedException {
    told.tell(new SignedOutEverywhere(EventId.random(), dossier.person(), visit.now()));
    return Answer.seeOther("/").withCookie(cookies.signOut());
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
