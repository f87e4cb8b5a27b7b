package objector.webui;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.SignedLinks;
import objector.telemetry.LimitMeters;
import objector.webui.access.AccessFilter;
import objector.webui.access.Cookies;
import objector.webui.access.Refusals;
import objector.webui.access.SameOrigin;
import objector.webui.access.Sessions;
import objector.webui.history.WatchedPages;
import objector.webui.live.LivePage;
import objector.webui.live.MePage;
import objector.webui.operator.PartReports;
import objector.webui.operator.PutAside;
import objector.webui.page.Assets;
import objector.webui.readmodel.EvidenceSource;
import objector.webui.readmodel.KeptRecords;
import objector.webui.readmodel.ReadModel;
import objector.webui.readmodel.WaitingMails;
import objector.webui.server.ClientAddress;
import objector.webui.server.WebServer;
import objector.webui.submission.IngestClient;
import objector.webui.submission.PersonEvents;
import objector.webui.submission.ReadYourWrites;
import objector.webui.subscription.LoginAddresses;
import objector.webui.subscription.SessionsPage;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.webui.ways.SecretLinks;
import objector.wording.Translations;

/// All pages behind one door, whatever they read from.
final class WebSite implements AutoCloseable {
  private final WebServer server;
  private final LivePage live;
  private final AccessFilter access;

  WebSite(
      WebUiConfig config,
      Programmes known,
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
    Programmes programmes = known.naming(readModel::declaredTitle);
    Cookies cookies = Cookies.at(config.publicUrl());
    Templates templates =
        new Templates(words, config.operatorName(), Assets.release(), config.publicUrl());
    ErrorPage errors = new ErrorPage(templates);
    Sessions sessions = new Sessions(config.sessionKey());
    SignedLinks links = new SignedLinks(config.linkKey());
    ReadYourWrites writes = new ReadYourWrites(people, readModel);
    MePage me = new MePage(templates, programmes, config.mailDomain());
    Refusals refusals = new Refusals(operating.meters());
    live = new LivePage(readModel, me, templates, threads, config.clock());
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
            config.clock());
    SiteParts parts =
        new SiteParts(
            config,
            programmes,
            words,
            templates,
            errors,
            readModel,
            new WatchedPages(readModel, programmes),
            people,
            writes,
            ingest,
            evidence,
            records,
            waiting,
            new LoginAddresses(config.loginHashKey()),
            links,
            new SecretLinks(links, readModel, config.publicUrl()),
            sessions,
            cookies,
            access,
            me,
            new SessionsPage(writes, errors, cookies, access::visit),
            threads,
            health,
            operating);
    server =
        new WebServer(
            config.server(),
            config.clock(),
            Routes.of(parts),
            access,
            errors,
            live,
            cookies.secure(),
            ClientAddress.isHere(config.publicUrl().getHost()),
            refusals);
    server.tell(operating.meters());
    live.tell(operating.meters());
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

  Health health() {
    return live.health();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
