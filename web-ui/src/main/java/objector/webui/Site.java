package objector.webui;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.SignedLinks;
import objector.wording.Words;

/// All pages behind one door, whatever they read from.
final class Site implements AutoCloseable {
  private final FrontDoor door;
  private final LivePage live;
  private final Doorkeeper doorkeeper;

  Site(
      WebUiConfig config,
      Programmes programmes,
      Words words,
      Shelf shelf,
      People people,
      IngestDoor ingest,
      EvidenceSource evidence,
      Executor threads,
      Supplier<List<Health>> health) {
    Clock clock = config.clock();
    Cookies cookies = Cookies.at(config.publicUrl());
    Press press = new Press(words, config.operatorName(), Assets.release());
    TroublePage trouble = new TroublePage(press);
    Sessions sessions = new Sessions(config.sessionKey());
    SignedLinks links = new SignedLinks(config.linkKey());
    Logins logins = new Logins(config.loginHashKey());
    Told told = new Told(people, shelf);
    WatchedPages watched = new WatchedPages(shelf, programmes);
    MePage me = new MePage(press, programmes, config.mailDomain());
    live = new LivePage(shelf, me, press, threads, clock);
    doorkeeper =
        new Doorkeeper(new SameOrigin(config.publicUrl()), sessions, shelf, trouble, cookies);
    Pages pages =
        new Pages(
            new StatusPage(press, watched, programmes),
            new HistoryPage(press, trouble, watched, shelf, programmes),
            new VersionPage(press, trouble, watched, new Versions(shelf), evidence),
            new ComparePage(press, trouble, watched, new Versions(shelf), evidence),
            new HistoryJson(press, trouble, watched, shelf, config.publicUrl()),
            new FeedPage(press, trouble, watched, shelf, programmes, config.publicUrl()),
            new CheckPage(press, ingest, programmes),
            new ObjectPage(press, programmes),
            new PlainPage(press, "about", List.of("what", "who", "not", "source")),
            new PlainPage(press, "privacy", List.of("kept", "why", "who", "long", "rights")),
            new HealthPage(health),
            Assets.read(trouble),
            new SubscribePage(press, people, shelf, logins, programmes, threads),
            new LinkPage(press, trouble, people, shelf, links, sessions, cookies),
            new SettingsPage(press, programmes, told, cookies),
            me,
            new AccountPage(press, trouble, programmes, told),
            new LetterPage(press, trouble, programmes),
            new MailsPage(press, trouble, ingest, told, config.mailDomain()),
            new EvidencePage(trouble, evidence),
            new OutboxPage(press, trouble, config.outbox(), config.outboxToken()),
            doorkeeper::person);
    door =
        new FrontDoor(
            config.host(),
            config.port(),
            clock,
            Routes.of(pages),
            doorkeeper,
            trouble,
            live,
            cookies.secure(),
            Remote.isHere(config.publicUrl().getHost()));
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
