package objector.webui;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.SignedLinks;
import objector.service.WebhookKeys;
import objector.telemetry.LimitMeters;
import objector.webui.access.AccessFilter;
import objector.webui.access.Cookies;
import objector.webui.access.Refusals;
import objector.webui.access.SameOrigin;
import objector.webui.access.Sessions;
import objector.webui.calendar.CalendarPage;
import objector.webui.complaint.LetterPage;
import objector.webui.feed.OwnFeedPage;
import objector.webui.group.GroupPage;
import objector.webui.group.GroupsPage;
import objector.webui.group.Invitations;
import objector.webui.group.JoinPage;
import objector.webui.history.ComparePage;
import objector.webui.history.FeedPage;
import objector.webui.history.HistoryJson;
import objector.webui.history.HistoryPage;
import objector.webui.history.PageVersions;
import objector.webui.history.VersionPage;
import objector.webui.history.WatchedPages;
import objector.webui.leaving.ErasePage;
import objector.webui.leaving.ExportPage;
import objector.webui.leaving.ReceiptPage;
import objector.webui.live.LivePage;
import objector.webui.live.MePage;
import objector.webui.live.WaitingPage;
import objector.webui.operator.MetricsPage;
import objector.webui.operator.OperatorDoor;
import objector.webui.operator.OperatorPage;
import objector.webui.operator.PartReports;
import objector.webui.operator.PutAside;
import objector.webui.page.Assets;
import objector.webui.page.CheckPage;
import objector.webui.page.HealthPage;
import objector.webui.page.OutboxPage;
import objector.webui.page.PrivacyPage;
import objector.webui.page.StaticPage;
import objector.webui.page.StatusPage;
import objector.webui.person.AccountPage;
import objector.webui.person.EvidencePage;
import objector.webui.person.FiledPage;
import objector.webui.person.MailsPage;
import objector.webui.person.ObjectPage;
import objector.webui.person.SentPage;
import objector.webui.readmodel.EvidenceSource;
import objector.webui.readmodel.KeptRecords;
import objector.webui.readmodel.ReadModel;
import objector.webui.readmodel.WaitingMails;
import objector.webui.server.ClientAddress;
import objector.webui.server.WebServer;
import objector.webui.submission.IngestClient;
import objector.webui.submission.PersonEvents;
import objector.webui.submission.ReadYourWrites;
import objector.webui.subscription.AddressLinkPage;
import objector.webui.subscription.AddressPage;
import objector.webui.subscription.LoginAddresses;
import objector.webui.subscription.MailedLinkPage;
import objector.webui.subscription.PreferencesPage;
import objector.webui.subscription.SessionsPage;
import objector.webui.subscription.SettingsPage;
import objector.webui.subscription.SubscribePage;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.webui.ways.SecretLinks;
import objector.webui.ways.WaysPage;
import objector.wording.Translations;
import objector.wording.letter.LetterWriter;

/// All pages behind one door, whatever they read from.
final class WebSite implements AutoCloseable {
  private final WebServer server;
  private final LivePage live;
  private final AccessFilter access;

  WebSite(
      WebUiConfig config,
      Programmes programmes,
      Translations words,
      ReadModel readModel,
      PersonEvents people,
      IngestClient ingest,
      EvidenceSource evidence,
      KeptRecords records,
      WaitingMails waiting,
      Executor threads,
      Supplier<List<Health>> health,
      Operating operating) {
    Clock clock = config.clock();
    Cookies cookies = Cookies.at(config.publicUrl());
    Templates templates = new Templates(words, config.operatorName(), Assets.release());
    ErrorPage errors = new ErrorPage(templates);
    Sessions sessions = new Sessions(config.sessionKey());
    SignedLinks links = new SignedLinks(config.linkKey());
    LoginAddresses logins = new LoginAddresses(config.loginHashKey());
    ReadYourWrites writes = new ReadYourWrites(people, readModel);
    SecretLinks secrets = new SecretLinks(links, readModel, config.publicUrl());
    WatchedPages watched = new WatchedPages(readModel, programmes);
    MePage me = new MePage(templates, programmes, config.mailDomain());
    live = new LivePage(readModel, me, templates, threads, clock);
    Refusals refusals = new Refusals(operating.meters());
    access =
        new AccessFilter(
            new SameOrigin(config.publicUrl()),
            sessions,
            readModel,
            errors,
            cookies,
            people,
            threads,
            refusals,
            clock);
    SessionsPage browsers = new SessionsPage(writes, errors, cookies, access::visit);
    OperatorDoor door = new OperatorDoor(config.console(), config.sessionKey(), cookies.secure());
    Invitations invitations = new Invitations(links, readModel, config.publicUrl());
    SitePages pages =
        new SitePages(
            new StatusPage(templates, watched, programmes),
            new HistoryPage(templates, errors, watched, readModel, programmes),
            new VersionPage(templates, errors, watched, new PageVersions(readModel), evidence),
            new ComparePage(templates, errors, watched, new PageVersions(readModel), evidence),
            new HistoryJson(templates, errors, watched, readModel, config.publicUrl()),
            new FeedPage(templates, errors, watched, readModel, programmes, config.publicUrl()),
            new CheckPage(templates, errors, ingest, programmes),
            new ObjectPage(templates, programmes),
            new StaticPage(templates, "about", List.of("what", "who", "why", "not", "source")),
            new PrivacyPage(templates, programmes, config.operator()),
            new HealthPage(health),
            Assets.read(errors),
            new SubscribePage(
                templates,
                people,
                readModel,
                logins,
                programmes,
                threads,
                clock,
                () -> mailsAreLate(health.get())),
            new MailedLinkPage(templates, errors, people, readModel, links, sessions, cookies),
            new PreferencesPage(templates, errors, writes, links),
            new AddressPage(templates, errors, writes, logins, clock),
            new AddressLinkPage(templates, errors, writes, links),
            new OwnFeedPage(templates, errors, programmes, secrets, config.publicUrl()),
            new CalendarPage(templates, errors, secrets, config.publicUrl()),
            new WaysPage(templates, errors, writes, secrets, new WebhookKeys(config.linkKey())),
            new SentPage(
                templates,
                errors,
                records,
                new LetterWriter(words, programmes, config.operatorName()),
                clock),
            new SettingsPage(templates, programmes, writes, browsers, cookies),
            browsers,
            me,
            new WaitingPage(templates, errors, programmes, waiting),
            new AccountPage(templates, errors, programmes, writes),
            new FiledPage(templates, errors, programmes, readModel, links, writes),
            new GroupsPage(templates, errors, readModel, writes),
            new GroupPage(templates, errors, readModel, invitations, writes),
            new JoinPage(templates, errors, invitations, writes, access::person),
            new LetterPage(templates, errors, programmes),
            new MailsPage(templates, errors, ingest, writes, waiting, config.mailDomain()),
            new EvidencePage(errors, evidence, waiting),
            new ExportPage(
                templates,
                errors,
                programmes,
                readModel,
                records,
                evidence,
                config.operatorName(),
                clock),
            new ErasePage(templates, writes, links, cookies),
            new ReceiptPage(templates, errors, links, records),
            new OutboxPage(templates, errors, config.outbox(), config.outboxToken()),
            new OperatorPage(
                templates, errors, door, operating.reports(), operating.aside(), readModel),
            new MetricsPage(errors, door, operating.scrape()),
            access::person);
    server =
        new WebServer(
            config.server(),
            clock,
            Routes.of(pages),
            access,
            errors,
            live,
            cookies.secure(),
            ClientAddress.isHere(config.publicUrl().getHost()),
            refusals);
    server.tell(operating.meters());
    access.tell(new LimitMeters(operating.meters()));
  }

  /// What whoever runs this is told.
  ///
  /// @param scrape all that is counted, as Prometheus reads it
  record Operating(
      MeterRegistry meters, Supplier<String> scrape, PartReports reports, PutAside aside) {}

  void start() {
    live.start(access::visit);
    server.start();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }

  /// Said to everybody alike: what became of one mail would tell who is here. Where the notifier is
  /// a process of its own, its health is not known here.
  private static boolean mailsAreLate(List<Health> parts) {
    return parts.stream()
        .anyMatch(part -> part.part().startsWith("notifier.") && part.state() != Health.State.UP);
  }
}
