package objector.webui;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.SignedLinks;
import objector.webui.access.AccessFilter;
import objector.webui.access.Cookies;
import objector.webui.access.SameOrigin;
import objector.webui.access.Sessions;
import objector.webui.history.ComparePage;
import objector.webui.history.FeedPage;
import objector.webui.history.HistoryJson;
import objector.webui.history.HistoryPage;
import objector.webui.history.PageVersions;
import objector.webui.history.VersionPage;
import objector.webui.history.WatchedPages;
import objector.webui.live.LivePage;
import objector.webui.live.MePage;
import objector.webui.page.Assets;
import objector.webui.page.CheckPage;
import objector.webui.page.HealthPage;
import objector.webui.page.OutboxPage;
import objector.webui.page.StaticPage;
import objector.webui.page.StatusPage;
import objector.webui.person.AccountPage;
import objector.webui.person.EvidencePage;
import objector.webui.person.LetterPage;
import objector.webui.person.MailsPage;
import objector.webui.person.ObjectPage;
import objector.webui.readmodel.EvidenceSource;
import objector.webui.readmodel.ReadModel;
import objector.webui.server.ClientAddress;
import objector.webui.server.WebServer;
import objector.webui.submission.IngestClient;
import objector.webui.submission.PersonEvents;
import objector.webui.submission.ReadYourWrites;
import objector.webui.subscription.LoginAddresses;
import objector.webui.subscription.MailedLinkPage;
import objector.webui.subscription.SettingsPage;
import objector.webui.subscription.SubscribePage;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Translations;

/// All pages behind one door, whatever they read from.
final class WebSite implements AutoCloseable {
  private final WebServer door;
  private final LivePage live;
  private final AccessFilter doorkeeper;

  WebSite(
      WebUiConfig config,
      Programmes programmes,
      Translations words,
      ReadModel shelf,
      PersonEvents people,
      IngestClient ingest,
      EvidenceSource evidence,
      Executor threads,
      Supplier<List<Health>> health) {
    Clock clock = config.clock();
    Cookies cookies = Cookies.at(config.publicUrl());
    Templates press = new Templates(words, config.operatorName(), Assets.release());
    ErrorPage trouble = new ErrorPage(press);
    Sessions sessions = new Sessions(config.sessionKey());
    SignedLinks links = new SignedLinks(config.linkKey());
    LoginAddresses logins = new LoginAddresses(config.loginHashKey());
    ReadYourWrites told = new ReadYourWrites(people, shelf);
    WatchedPages watched = new WatchedPages(shelf, programmes);
    MePage me = new MePage(press, programmes, config.mailDomain());
    live = new LivePage(shelf, me, press, threads, clock);
    doorkeeper =
        new AccessFilter(new SameOrigin(config.publicUrl()), sessions, shelf, trouble, cookies);
    SitePages pages =
        new SitePages(
            new StatusPage(press, watched, programmes),
            new HistoryPage(press, trouble, watched, shelf, programmes),
            new VersionPage(press, trouble, watched, new PageVersions(shelf), evidence),
            new ComparePage(press, trouble, watched, new PageVersions(shelf), evidence),
            new HistoryJson(press, trouble, watched, shelf, config.publicUrl()),
            new FeedPage(press, trouble, watched, shelf, programmes, config.publicUrl()),
            new CheckPage(press, ingest, programmes),
            new ObjectPage(press, programmes),
            new StaticPage(press, "about", List.of("what", "who", "not", "source")),
            new StaticPage(press, "privacy", List.of("kept", "why", "who", "long", "rights")),
            new HealthPage(health),
            Assets.read(trouble),
            new SubscribePage(press, people, shelf, logins, programmes, threads),
            new MailedLinkPage(press, trouble, people, shelf, links, sessions, cookies),
            new SettingsPage(press, programmes, told, cookies),
            me,
            new AccountPage(press, trouble, programmes, told),
            new LetterPage(press, trouble, programmes),
            new MailsPage(press, trouble, ingest, told, config.mailDomain()),
            new EvidencePage(trouble, evidence),
            new OutboxPage(press, trouble, config.outbox(), config.outboxToken()),
            doorkeeper::person);
    door =
        new WebServer(
            config.host(),
            config.port(),
            clock,
            Routes.of(pages),
            doorkeeper,
            trouble,
            live,
            cookies.secure(),
            ClientAddress.isHere(config.publicUrl().getHost()));
  }

  void start() {
    live.start(doorkeeper);
    door.start();
  }

  int port() {
    return door.port();
  }

  @Override
  public void close() {
    door.close();
  }
}
